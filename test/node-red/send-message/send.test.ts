import { expect } from 'chai';
import { register } from '../../../node-red/nodes/whatsapp-send-message';
import type { Properties } from '../../../node-red/nodes/whatsapp-send-message/settings';
import type { GraphAnswer, GraphCall } from '../../../whatsapp/graph/call';
import {
	type MessageFields,
	type MessageKind,
	sentMessages,
	wrongMessages,
} from '../../fixtures/send/messages';
import { runNode } from '../host';

const str = (value: string) => ({ type: 'str', value });

/** As the dialog stores a node that was just dragged in. */
const fresh: Properties = {
	name: '',
	account: 'a1',
	messageType: 'text',
	...{ to: 'payload.contact', toType: 'msg' },
	...{ text: '', textType: 'str', media: '', mediaType: 'str', caption: '', captionType: 'str' },
	...{
		fileName: '',
		fileNameType: 'str',
		headerText: '',
		headerTextType: 'str',
		footer: '',
		footerType: 'str',
	},
	...{
		buttonText: '',
		buttonTextType: 'str',
		messageId: 'payload.id',
		messageIdType: 'msg',
		emoji: '',
		emojiType: 'str',
	},
	...{ latitude: '', latitudeType: 'num', longitude: '', longitudeType: 'num' },
	...{ placeName: '', placeNameType: 'str', address: '', addressType: 'str' },
	previewUrl: false,
	typing: false,
	buttons: [],
	sections: [],
	...{ replyTo: '', replyToType: 'none', tracking: '', trackingType: 'str' },
};

/** What the dialog stores when these fields are filled in. */
function changesFor(messageType: MessageKind, fields: MessageFields): Partial<Properties> {
	const { header, buttons = [], sections = [], ...same } = fields;
	return {
		messageType,
		...same,
		headerText: header ?? '',
		buttons: buttons.map(({ title, id = '' }) => ({ title: str(title), id: str(id) })),
		sections: sections.map(({ title = '', rows }) => ({
			title: str(title),
			rows: rows.map((row) => ({
				title: str(row.title),
				description: str(row.description ?? ''),
				id: str(row.id ?? ''),
			})),
		})),
	};
}

const contact = { phone: '+15551230001', waId: '15551230001', name: 'Ana' };
const asked = { kind: 'message', key: 'wamid.IN', id: 'wamid.IN', type: 'text', text: 'Hi', contact };

const taken: GraphAnswer = {
	status: 200,
	body: {
		messaging_product: 'whatsapp',
		contacts: [{ input: '+15551230001', wa_id: '15551230001' }],
		messages: [{ id: 'wamid.OUT' }],
	},
};

async function run(changes: Partial<Properties>, message: object = { payload: asked }, answer = taken) {
	const calls: GraphCall[] = [];
	const account = {
		type: 'whatsapp-business-account',
		business: { phone: '+15550001111', phoneNumberId: '1065', accountId: '2001' },
		secrets: [],
		defaultCountry: undefined,
		askOwnPhone: () => Promise.resolve(),
		perform: (call: GraphCall) => {
			calls.push(call);
			return Promise.resolve(answer);
		},
	};
	const node = runNode(register, { ...fresh, ...changes }, { a1: account });
	const result = await node.receive(message);
	node.close();
	return { ...result, calls, body: calls[0]?.body };
}

const person = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '+15551230001' };

describe('Send Message', () => {
	for (const { kind, fields, body } of sentMessages) {
		it(`answers whoever wrote: ${kind} ${JSON.stringify(fields)}`, async () => {
			const sent = await run(changesFor(kind, fields));
			expect(sent.error).to.equal(undefined);
			expect(sent.calls[0]?.path).to.equal('/1065/messages');
			expect(sent.body).to.deep.equal({ ...person, ...body });
		});
	}

	it('makes line breaks of the marks in a text that was typed', async () => {
		const { body } = await run({ text: 'Hello ↵↵Bye' });
		expect(body?.['text']).to.deep.equal({ body: 'Hello\n\nBye' });
	});

	it('leaves fields of other types of message alone', async () => {
		const { body } = await run({ messageType: 'audio', media: '1', caption: 'left over' });
		expect(body?.['audio']).to.deep.equal({ id: '1' });
	});

	it('hands the result out by Accepted, and keeps the rest of the msg', async () => {
		const { sent } = await run({ text: 'Hello' }, { payload: asked, topic: 'Yes' });
		expect(sent).to.have.length(1);
		const [accepted, rejected] = sent[0] ?? [];
		expect(rejected).to.equal(null);
		expect(accepted?.['topic']).to.equal('Yes');
		expect(accepted?.['payload']).to.deep.include({ kind: 'status', status: 'accepted', id: 'wamid.OUT' });
	});

	it('hands a refusal out by Rejected, with its reason', async () => {
		const answer = {
			status: 400,
			body: { error: { code: 131047, message: '(#131047) Re-engagement message' } },
		};
		const { sent, error } = await run({ text: 'Hello' }, undefined, answer);
		expect(error).to.equal(undefined);
		const payload = sent[0]?.[1]?.['payload'] as { status: string; reason: { action: string } };
		expect(payload.status).to.equal('rejected');
		expect(payload.reason.action).to.equal('send_template');
	});

	describe('quotes', () => {
		const quotes = [
			{ what: 'nothing', changes: {}, context: undefined },
			{
				what: 'the message answered',
				changes: { replyToType: 'answered' },
				context: { message_id: 'wamid.IN' },
			},
			{
				what: 'a given message',
				changes: { replyTo: 'wamid.9', replyToType: 'str' },
				context: { message_id: 'wamid.9' },
			},
			{
				what: 'nothing with a reaction',
				changes: { messageType: 'reaction', replyToType: 'answered' },
				context: undefined,
			},
		] as const;
		for (const { what, changes, context } of quotes) {
			it(what, async () => {
				const { body } = await run({ text: 'Hello', ...changes });
				expect(body?.['context']).to.deep.equal(context);
			});
		}
	});

	it('marks a message as read, and leaves what the next node needs to answer it', async () => {
		const { body, sent } = await run({ messageType: 'read', typing: true }, undefined, {
			status: 200,
			body: { success: true },
		});
		expect(body).to.deep.equal({
			messaging_product: 'whatsapp',
			status: 'read',
			message_id: 'wamid.IN',
			typing_indicator: { type: 'text' },
		});
		expect(sent[0]?.[0]?.['payload']).to.deep.include({ status: 'accepted', id: 'wamid.IN', contact });
	});

	it('takes every part from expressions too', async () => {
		const { body } = await run(
			{
				messageType: 'buttons',
				text: 'payload.question',
				textType: 'msg',
				buttons: [{ title: { type: 'msg', value: 'choice' }, id: str('') }],
			},
			{ payload: { contact, question: 'Rye?' }, choice: 'Yes' },
		);
		expect(body?.['interactive']).to.deep.include({ body: { text: 'Rye?' } });
	});

	it('does not touch arrows in a text that comes from a msg', async () => {
		const { body } = await run(
			{ text: 'payload.text', textType: 'msg' },
			{ payload: { contact, text: 'press ↵' } },
		);
		expect(body?.['text']).to.deep.equal({ body: 'press ↵' });
	});

	const wrong: { what: string; changes: Partial<Properties>; says: RegExp }[] = [
		...wrongMessages.map(({ what, kind, fields, says }) => ({
			what,
			changes: changesFor(kind, fields),
			says,
		})),
		{
			what: 'an object for a text',
			changes: { text: 'payload', textType: 'msg' },
			says: /^Text: must be text, not an object/,
		},
	];
	for (const { what, changes, says } of wrong) {
		it(`refuses ${what} before anything is sent`, async () => {
			const { error, sent, calls } = await run(changes);
			expect(error?.message).to.match(says);
			expect({ sent, calls }).to.deep.equal({ sent: [], calls: [] });
		});
	}

	it('sends nothing to nobody: a msg without a contact leaves by Rejected', async () => {
		const { sent, calls } = await run({ text: 'Hello' }, { payload: 'from an inject node' });
		expect(calls).to.deep.equal([]);
		expect(sent[0]?.[1]?.['payload']).to.deep.include({ status: 'rejected' });
	});
});
