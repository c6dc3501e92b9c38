import { expect } from 'chai';
import { WhatsAppStatusRouter } from '../nodes';
import { runNode } from '../run-workflow';

const names = ['sent', 'delivered', 'read', 'rejected', 'other'];

const event = (status: string, more: object = {}) => ({
	kind: 'status',
	key: `wamid.A:${status}`,
	id: 'wamid.A',
	status,
	time: '2026-11-22T10:00:00.000Z',
	contact: { phone: '+15551234567' },
	business: { phone: '+15550001111' },
	...more,
});

/** What n8n's own Webhook node makes of Meta's request. */
const webhook = {
	headers: {},
	params: {},
	query: {},
	body: {
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
								{ id: 'wamid.A', status: 'delivered', timestamp: '1795341600', recipient_id: '15551234567' },
								{
									id: 'wamid.B',
									status: 'failed',
									timestamp: '1795341600',
									recipient_id: '15557654321',
									errors: [{ code: 131026, title: 'Message undeliverable' }],
								},
							],
						},
					},
				],
			},
		],
	},
};

describe('n8n: Status Router', () => {
	const node = new WhatsAppStatusRouter();

	const routes: [status: string, output: string][] = [
		['accepted', 'sent'],
		['sent', 'sent'],
		['delivered', 'delivered'],
		['read', 'read'],
		['rejected', 'rejected'],
		['warning', 'other'],
		['unknown', 'other'],
	];
	for (const [status, output] of routes) {
		it(`lets ${status} out by ${output}`, async () => {
			const { outputs, error } = await runNode(node, { items: [event(status)] });
			expect(error).to.equal(undefined);
			const taken = names.filter((_name, index) => (outputs[index]?.length ?? 0) > 0);
			expect(taken).to.deep.equal([output]);
		});
	}

	it('hands out the event with a row for a sheet, in the chosen time zone', async () => {
		const { outputs } = await runNode(node, {
			parameters: { timeZone: 'Europe/Berlin' },
			items: [event('read')],
		});
		expect(outputs[2]?.[0]?.json).to.deep.equal({
			...event('read'),
			row: {
				Time: '2026-11-22 11:00:00',
				Message_From: '+15550001111',
				Message_To: '+15551234567',
				Status: 'Read',
				Description: '',
			},
		});
	});

	it('takes the time zone of each item from an expression', async () => {
		const { outputs } = await runNode(node, {
			parameters: { timeZone: '={{ $json.zone }}' },
			items: [event('read', { zone: 'Asia/Tokyo' }), event('read', { zone: 'America/New_York' })],
		});
		const times = outputs[2]?.map(({ json }) => (json['row'] as { Time: string }).Time);
		expect(times).to.deep.equal(['2026-11-22 19:00:00', '2026-11-22 05:00:00']);
	});

	it('takes a webhook apart and pairs each status with the item that it came in', async () => {
		const { outputs } = await runNode(node, { items: [event('sent'), webhook] });
		expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).to.deep.equal([
			[{ item: 0 }],
			[{ item: 1 }],
			[],
			[{ item: 1 }],
			[],
		]);
		expect(outputs[3]?.[0]?.json).to.nested.include({
			'reason.code': 131026,
			'reason.kind': 'undeliverable',
		});
	});

	describe('with something that is no status', () => {
		const items = [event('read'), { hello: 'world' }];

		it('stops with an error that names the item', async () => {
			const { error } = await runNode(node, { items });
			expect(error?.message).to.match(/^Status: the input is neither an event/);
			expect(error?.context['itemIndex']).to.equal(1);
		});

		it('goes on when the node continues on failure, and lets the error out by Other', async () => {
			const { outputs, error } = await runNode(node, { items, onError: 'continueRegularOutput' });
			expect(error).to.equal(undefined);
			expect(outputs.map((output) => output.length)).to.deep.equal([0, 0, 1, 0, 1]);
			expect(outputs[4]?.[0]?.json['error']).to.match(/^Status: the input is neither/);
		});

		it('uses the error output where there is one', async () => {
			const { outputs } = await runNode(node, { items, onError: 'continueErrorOutput' });
			expect(outputs.map((output) => output.length)).to.deep.equal([0, 0, 1, 0, 0, 1]);
			expect(outputs[5]?.[0]?.json).to.include({ hello: 'world' });
		});
	});

	it('names a time zone that does not exist', async () => {
		const { error } = await runNode(node, {
			parameters: { timeZone: '={{ "Mars/Olympus" }}' },
			items: [event('read')],
		});
		expect(error?.message).to.match(/^Time zone: "Mars\/Olympus" is not known/);
	});
});
