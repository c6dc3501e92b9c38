import { expect } from 'chai';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import {
	type MessageFields,
	type MessageKind,
	sentMessages,
	wrongMessages,
} from '../../fixtures/send/messages';
import { WhatsAppSendMessage } from '../nodes';
import { runNode } from '../run-workflow';
import { demoAccount } from '../shared/demo-account';
import { sentRequests } from '../shared/sent-requests';

/** What the WhatsApp Trigger hands out when Ana writes. */
const asked: IDataObject = {
	kind: 'message',
	key: 'wamid.IN',
	id: 'wamid.IN',
	type: 'text',
	text: 'Hi',
	contact: { phone: '+15551230001', waId: '15551230001', name: 'Ana' },
};

const ana = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '+15551230001' };

/** The node as the editor stores it with these fields filled in. */
function parametersOf(kind: MessageKind, fields: MessageFields): INodeParameters {
	// n8n itself refuses a required field that is empty; one whose expression gives nothing reaches the node.
	const { text = '={{ "" }}', media, previewUrl, header, buttons = [], sections = [], ...same } = fields;
	const link = { __rl: true, mode: media?.startsWith('http') ? 'link' : 'id', value: media ?? '' };
	switch (kind) {
		case 'text':
			return { operation: 'text', text, ...(previewUrl && { options: { previewUrl } }) };
		case 'buttons': {
			const headed: INodeParameters = header ? { headerType: 'text', headerText: header } : {};
			return { operation: 'replyButtons', body: text, ...headed, ...same, buttons: { button: buttons } };
		}
		case 'list': {
			const section = sections.map(({ title, rows }) => ({ title: title ?? '', rows: { row: rows } }));
			return { operation: 'list', body: text, headerText: header ?? '', ...same, sections: { section } };
		}
		case 'location':
			return { operation: 'location', ...same };
		case 'reaction':
			return { operation: 'reaction', ...same };
		default:
			return { operation: 'media', mediaType: kind, media: link, ...same };
	}
}

describe('n8n: Send Message', () => {
	const node = new WhatsAppSendMessage();
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator();
	});
	beforeEach(() => simulator.control.reset());
	after(() => simulator.close());

	const run = (parameters: INodeParameters, items: IDataObject[] = [asked]) =>
		runNode(node, { parameters, items, credential: demoAccount(simulator) });

	for (const { kind, fields, body } of sentMessages) {
		it(`answers whoever wrote: ${kind} ${JSON.stringify(fields)}`, async () => {
			const { error } = await run(parametersOf(kind, fields));
			expect(error).to.equal(undefined);
			expect(await sentRequests(simulator)).to.deep.equal([{ ...ana, ...body }]);
		});
	}

	for (const { what, kind, fields, says } of wrongMessages) {
		it(`refuses ${what} before anything is sent`, async () => {
			const { error, outputs } = await run(parametersOf(kind, fields));
			expect(error?.message).to.match(says);
			expect(error?.context).to.include({ itemIndex: 0 });
			expect(outputs).to.deep.equal([]);
			expect(await sentRequests(simulator)).to.deep.equal([]);
		});
	}

	it('hands out what was sent by Accepted, paired with its item', async () => {
		const { outputs } = await run({ operation: 'text', text: '={{ "Hello " + $json.contact.name }}' });
		const [accepted, rejected] = outputs;
		expect(rejected).to.deep.equal([]);
		expect(accepted?.[0]?.pairedItem).to.deep.equal({ item: 0 });
		expect(accepted?.[0]?.json).to.deep.include({
			kind: 'status',
			status: 'accepted',
			preview: 'Hello Ana',
			contact: { phone: '+15551230001', waId: '15551230001' },
			business: { phoneNumberId: '1065', accountId: '2001' },
		});
	});

	it('hands out a refusal by Rejected, with its reason', async () => {
		await simulator.control.faults({ sendErrors: [{ code: 131047, times: 1 }] });
		const { outputs, error } = await run({ operation: 'text', text: 'Hello' });
		expect(error).to.equal(undefined);
		expect(outputs[0]).to.deep.equal([]);
		expect(outputs[1]?.[0]?.json).to.containSubset({
			status: 'rejected',
			reason: { kind: 'window_closed', action: 'send_template' },
		});
	});

	it('answers somebody who shows no phone number', async () => {
		const contact = { userId: 'US.91785634007548863725', username: 'ida.k' };
		const { outputs } = await run({ operation: 'text', text: 'Hello' }, [{ ...asked, contact }]);
		expect(outputs[0]).to.have.length(1);
		expect((await sentRequests(simulator))[0]).to.include({ recipient: contact.userId });
	});

	it('rejects an item without a person, and asks WhatsApp nothing', async () => {
		const { outputs, error } = await run({ operation: 'text', text: 'Hello' }, [
			{ from: 'a manual trigger' },
		]);
		expect(error).to.equal(undefined);
		expect(outputs[1]?.[0]?.json).to.containSubset({
			status: 'rejected',
			reason: { action: 'fix_request' },
		});
		expect(await sentRequests(simulator)).to.deep.equal([]);
	});

	it('quotes the message that it answers, carries tracking along and goes out from the chosen number', async () => {
		const { outputs } = await run({
			operation: 'text',
			text: 'Hello',
			phoneNumber: { __rl: true, mode: 'id', value: '1066' },
			options: { replyTo: '={{ $json.id }}', tracking: '={{ { order: 77 } }}' },
		});
		expect([...(outputs[0] ?? []), ...(outputs[1] ?? [])][0]?.json).to.containSubset({
			business: { phoneNumberId: '1066' },
			tracking: { order: 77 },
		});
		expect((await sentRequests(simulator))[0]).to.deep.include({
			context: { message_id: 'wamid.IN' },
			biz_opaque_callback_data: '{"order":77}',
		});
	});

	it('marks a message as read, shows typing, and leaves what the next node needs to answer', async () => {
		const { id } = await simulator.control.say('+15551230001', 'Hi');
		const { outputs } = await run({ operation: 'read', typing: true }, [{ ...asked, id }]);
		expect(await sentRequests(simulator)).to.deep.equal([
			{
				messaging_product: 'whatsapp',
				status: 'read',
				message_id: id,
				typing_indicator: { type: 'text' },
			},
		]);
		expect(outputs[0]?.[0]?.json).to.deep.include({ status: 'accepted', id, contact: asked['contact'] });
	});

	describe('files', () => {
		const menu = {
			data: Buffer.from('%PDF-1.4 a menu').toString('base64'),
			mimeType: 'application/pdf',
			fileName: 'uploads/Menu.pdf',
			fileExtension: 'pdf',
		};
		const binaryItem = (name = 'data') => ({ json: asked, binary: { [name]: menu } });
		const uploads = async () =>
			(await simulator.control.wire()).filter(({ url }) => /\/media$/.test(url)).length;
		const send = (parameters: INodeParameters, count = 1) =>
			runNode(node, {
				parameters: { operation: 'media', mediaType: 'document', ...parameters },
				items: Array.from({ length: count }, () => binaryItem()),
				credential: demoAccount(simulator),
			});

		it('uploads a binary field, and names the document as the file', async () => {
			const { outputs, error } = await send({ caption: 'Today' });
			expect(error).to.equal(undefined);
			expect(outputs[0]).to.have.length(1);
			const [{ document } = {}] = (await sentRequests(simulator)) as { document?: { id?: string } }[];
			expect(document).to.deep.include({ filename: 'Menu.pdf', caption: 'Today' });
			expect(document?.id).to.match(/^\d+$/);
		});

		it('uploads one file once, however many items bring it', async () => {
			const { outputs } = await send({}, 5);
			expect(outputs[0]).to.have.length(5);
			expect(await uploads()).to.equal(1);
		});

		it('puts a file above reply buttons', async () => {
			const photo = { ...menu, mimeType: 'image/png', fileName: 'cake.png', fileExtension: 'png' };
			const { outputs, error } = await runNode(node, {
				parameters: {
					operation: 'replyButtons',
					headerType: 'image',
					headerMedia: { __rl: true, mode: 'binary', value: 'photo' },
					body: 'This one?',
					buttons: { button: [{ title: 'Yes' }] },
				},
				items: [{ json: asked, binary: { photo } }],
				credential: demoAccount(simulator),
			});
			expect(error).to.equal(undefined);
			expect(outputs[0]).to.have.length(1);
			const [{ interactive } = {}] = (await sentRequests(simulator)) as { interactive?: object }[];
			expect(interactive).to.have.nested.property('header.image.id');
		});

		it('says which files the item has, where the named one is missing', async () => {
			const { error } = await send({ media: { __rl: true, mode: 'binary', value: 'photo' } });
			expect(error?.message).to.equal(
				'Media: "photo" is neither a link, nor a media ID, nor a binary field: the item has data.',
			);
		});

		it('lets a file that WhatsApp refuses leave by Rejected', async () => {
			const program = { ...menu, mimeType: 'application/x-msdownload', fileName: 'virus.exe' };
			const { outputs, error } = await runNode(node, {
				parameters: { operation: 'media', mediaType: 'document' },
				items: [{ json: asked, binary: { data: program } }],
				credential: demoAccount(simulator),
			});
			expect(error).to.equal(undefined);
			expect(outputs[1]?.[0]?.json).to.containSubset({
				status: 'rejected',
				contact: { phone: '+15551230001' },
			});
			expect(await sentRequests(simulator)).to.deep.equal([]);
		});
	});
});
