import { expect } from 'chai';
import { register } from '../../../node-red/nodes/whatsapp-status-router';
import { type NodeUnderTest, runNode } from '../host';

const OUTPUTS = ['Sent', 'Delivered', 'Read', 'Rejected', 'Other'];

function status(word: string, more: object = {}) {
	return {
		kind: 'status',
		key: `wamid.1:${word}`,
		id: 'wamid.1',
		status: word,
		time: '2026-11-22T10:00:00.000Z',
		contact: { phone: '+15551230001' },
		business: { phone: '+15550001111', phoneNumberId: '1065' },
		...more,
	};
}

const webhook = {
	object: 'whatsapp_business_account',
	entry: [
		{
			id: '2001',
			changes: [
				{
					field: 'messages',
					value: {
						messaging_product: 'whatsapp',
						metadata: { display_phone_number: '15550001111', phone_number_id: '1065' },
						statuses: [
							{ id: 'wamid.2', status: 'delivered', timestamp: '1790000000', recipient_id: '15551230002' },
							{
								id: 'wamid.3',
								status: 'failed',
								timestamp: '1790000001',
								recipient_id: '15551230004',
								errors: [{ code: 131026, title: 'Message undeliverable' }],
							},
						],
					},
				},
			],
		},
	],
};

describe('Status Router', () => {
	let node: NodeUnderTest;
	beforeEach(() => {
		node = runNode(register, { timeZone: 'Europe/Berlin' });
	});
	afterEach(() => {
		node.close();
	});

	/** Which output each message left by. */
	const outputsOf = (sent: (object | null)[][]) =>
		sent.map((messages) => OUTPUTS[messages.findIndex((message) => message !== null)]);

	const cases = [
		{ word: 'accepted', output: 'Sent' },
		{ word: 'sent', output: 'Sent' },
		{ word: 'delivered', output: 'Delivered' },
		{ word: 'read', output: 'Read' },
		{ word: 'rejected', output: 'Rejected' },
		{ word: 'unknown', output: 'Other' },
		{ word: 'warning', output: 'Other' },
	];
	for (const { word, output } of cases) {
		it(`${word} leaves by ${output}, once`, async () => {
			const { sent, error } = await node.receive({ payload: status(word) });
			expect(error).to.equal(undefined);
			expect(outputsOf(sent)).to.deep.equal([output]);
			expect(sent[0]?.filter((message) => message !== null)).to.have.length(1);
		});
	}

	it('hands out the event as payload, a row in the chosen time zone, and the rest of the msg', async () => {
		const event = status('rejected', {
			reason: {
				code: 131026,
				title: 'Undeliverable',
				kind: 'undeliverable',
				action: 'use_another_channel',
				advice: 'Call.',
			},
		});
		const { sent } = await node.receive({ payload: event, topic: 'statuses', campaign: 'spring' });
		const message = sent[0]?.[3];
		expect(message).to.deep.include({ topic: 'statuses', campaign: 'spring' });
		expect(message?.['payload']).to.deep.equal(event);
		expect(message?.['row']).to.deep.include({
			Time: '2026-11-22 11:00:00',
			Message_From: '+15550001111',
			Message_To: '+15551230001',
			Status: 'Rejected',
		});
	});

	for (const [what, payload] of [
		['object', webhook],
		['text', JSON.stringify(webhook)],
	] as const) {
		it(`splits the body of a webhook, given as ${what}`, async () => {
			const { sent } = await node.receive({ payload });
			expect(outputsOf(sent)).to.deep.equal(['Delivered', 'Rejected']);
			expect(sent[1]?.[3]?.['row']).to.deep.include({ Message_To: '+15551230004', Status: 'Rejected' });
		});
	}

	it('gives each message of a batch its own copy of the msg', async () => {
		const { sent } = await node.receive({ payload: [status('sent'), status('read')], order: { id: 77 } });
		const [first, second] = [sent[0]?.[0], sent[1]?.[2]];
		expect(first?.['order']).to.deep.equal({ id: 77 });
		expect(second?.['order']).to.deep.equal({ id: 77 });
		expect(second?.['order']).not.to.equal(first?.['order']);
	});

	it('lets a message of a person pass without an output', async () => {
		const { sent, error } = await node.receive({
			payload: {
				kind: 'message',
				key: 'wamid.9',
				id: 'wamid.9',
				type: 'text',
				text: 'Hi',
				contact: {},
				business: {},
				raw: {},
			},
		});
		expect({ sent, error }).to.deep.equal({ sent: [], error: undefined });
	});

	it('says what it wants when it gets something else', async () => {
		const { error } = await node.receive({ payload: 'hello' });
		expect(error?.message).to.match(/neither an event .* nor the body of a webhook/);
	});

	it('names a time zone that does not exist, and hands out nothing', async () => {
		node = runNode(register, { timeZone: 'Mars/Olympus' });
		const { sent, error } = await node.receive({ payload: [status('sent'), status('read')] });
		expect(error?.message).to.match(/Mars\/Olympus/);
		expect(sent).to.deep.equal([]);
	});

	it('counts messages, not statuses', async () => {
		for (const word of ['accepted', 'sent', 'delivered', 'delivered', 'read'])
			await node.receive({ payload: status(word) });
		await node.receive({ payload: status('rejected', { id: 'wamid.7', key: 'wamid.7:rejected' }) });
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(node.statuses).to.deep.equal(['✓ 1  ✗ 1']);
	});

	it('counts a message that was taken and then failed as both', async () => {
		for (const word of ['sent', 'rejected', 'rejected']) await node.receive({ payload: status(word) });
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(node.statuses).to.deep.equal(['✓ 1  ✗ 1']);
	});
});
