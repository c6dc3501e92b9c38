import { expect } from 'chai';
import { register } from '../../../node-red/nodes/whatsapp-send-flow';
import type { Properties } from '../../../node-red/nodes/whatsapp-send-flow/settings';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import type { JsonObject } from '../../../whatsapp/events/event';
import { readFlowToken } from '../../../whatsapp/flows/token';
import { type FlowFields, flowTokens, sentFlows, wrongFlows } from '../../fixtures/send/flows';
import { runNode } from '../host';
import { simulatedAccount } from '../simulated-account';

/** As the dialog stores a node with the Flow "Appointment" and the two texts that it needs. */
const appointment: Properties = {
	name: '',
	account: 'a1',
	operation: 'send',
	flow: '3002',
	flowLabel: 'Appointment',
	draft: false,
	...{ to: 'payload.contact', toType: 'msg', header: '', headerType: 'str', footer: '', footerType: 'str' },
	...{ body: 'Hi↵Which day?', bodyType: 'str', buttonText: 'Book now', buttonTextType: 'str' },
	...{ firstScreen: 'navigate', screen: '', data: {}, moreData: '', moreDataType: 'json' },
	...{ context: '', contextType: 'json', token: '', tokenType: 'str' },
	...{ tracking: '', trackingType: 'str', replyTo: '', replyToType: 'str' },
};

/** What the dialog stores when these fields are filled in. */
function changesFor({ data, ...same }: FlowFields): Partial<Properties> {
	const typed = Object.entries(data ?? {}).map(([name, value]) => [
		name,
		{ type: typeof value === 'number' ? 'num' : 'str', value: String(value) },
	]);
	return { ...same, ...(data && { data: Object.fromEntries(typed) as Properties['data'] }) };
}

const payload = {
	contact: { phone: '+15551230001', waId: '15551230001', name: 'Ana' },
	order: 77,
	guests: 12,
};

describe('Send Flow', () => {
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator({ port: 0 });
	});
	beforeEach(() => simulator.control.reset());
	after(() => simulator.close());

	function run(changes: Partial<Properties> = {}, secrets = ['simulator-app-secret']) {
		const account = simulatedAccount(simulator, { secrets });
		return runNode(register, { ...appointment, ...changes }, { a1: account }).receive({ payload });
	}
	const parameters = async () => {
		const [message] = await simulator.control.messages();
		const { action } = message?.body.interactive as { action: { parameters: JsonObject } };
		return action.parameters;
	};

	it('sends the message with its texts, and tells what the recipient reads', async () => {
		const { sent, error } = await run({ header: 'Cake', footer: 'Sunny Bakery' });
		expect(error?.message).to.equal(undefined);
		expect(sent[0]?.[0]?.payload).to.include({
			status: 'accepted',
			preview: 'Cake\n\nHi\nWhich day?\n\nSunny Bakery\n\n[Book now]',
		});
		expect(await parameters()).to.include({ flow_id: '3002', flow_cta: 'Book now', flow_action: 'navigate' });
	});

	for (const { what, fields, parameters: expected, without } of sentFlows) {
		it(`opens ${what}`, async () => {
			const { sent, error } = await run(changesFor(fields));
			expect(error?.message).to.equal(undefined);
			expect(sent[0]?.[0]?.payload).to.include({ status: 'accepted' });
			expect(await parameters()).to.deep.include(expected);
			if (without !== undefined) expect(await parameters()).not.to.have.property(without);
		});
	}

	it('takes data of the first screen from the msg, and as one JSON object under the fields', async () => {
		await run({
			screen: 'APPOINTMENT',
			moreData: '{"occasion":"Birthday","guests":4}',
			data: {
				customer_name: { type: 'msg', value: 'payload.contact.name' },
				occasion: { type: 'str', value: 'Wedding' },
			},
		});
		expect((await parameters()).flow_action_payload).to.deep.equal({
			screen: 'APPOINTMENT',
			data: { occasion: 'Wedding', guests: 4, customer_name: 'Ana' },
		});
	});

	it('does not read more data with Data Exchange', async () => {
		await run({ ...changesFor({ flow: '3006', firstScreen: 'data_exchange' }), moreData: 'no JSON' });
		expect(await parameters()).not.to.have.property('flow_action_payload');
	});

	for (const { what, fields, secret, content } of flowTokens) {
		it(`carries along ${what}`, async () => {
			const { sent } = await run(changesFor(fields), secret === false ? [] : undefined);
			const result = sent[0]?.[0]?.payload as { flowToken?: string };
			expect((await parameters()).flow_token).to.equal(result.flowToken);
			if (fields.token) expect(result.flowToken).to.equal(fields.token);
			expect(result.flowToken && readFlowToken(result.flowToken, ['simulator-app-secret'])).to.deep.equal(
				content,
			);
		});
	}

	it('carries the context along from the msg', async () => {
		const { sent } = await run({ context: 'payload.order', contextType: 'msg' });
		const { flowToken } = sent[0]?.[0]?.payload as { flowToken: string };
		expect(readFlowToken(flowToken, ['simulator-app-secret'])).to.deep.include({ context: 77 });
	});

	it('makes a new token for each message', async () => {
		const tokensOf = async () => ((await run()).sent[0]?.[0]?.payload as { flowToken: string }).flowToken;
		expect(await tokensOf()).not.to.equal(await tokensOf());
	});

	it('hands out by Rejected what WhatsApp refuses: a blocked Flow', async () => {
		const { sent } = await run({ flow: '3007' });
		expect(sent[0]?.[1]?.payload).to.containSubset({
			status: 'rejected',
			reason: { code: 132068, kind: 'flow' },
		});
	});

	it('gives the link to the preview, and sends nothing', async () => {
		const { sent, error } = await run({ operation: 'preview', body: '', buttonText: '' });
		expect(error?.message).to.equal(undefined);
		const [[link, nothing]] = sent as [[{ payload: { url: string; expires: string } }, null]];
		expect(link.payload.url).to.match(/^https?:\/\//);
		expect(Date.parse(link.payload.expires)).to.be.greaterThan(Date.now());
		expect(nothing).to.equal(null);
		expect(await simulator.control.messages()).to.deep.equal([]);
	});

	const errors: { what: string; changes: Partial<Properties>; secrets?: string[]; says: RegExp }[] = [
		...wrongFlows.map(({ what, fields, secret, says }) => ({
			what,
			changes: changesFor(fields),
			...(secret === false && { secrets: [] }),
			says,
		})),
		{
			what: 'the text is an object',
			changes: { body: 'payload', bodyType: 'msg' },
			says: /^Body text: must be text/,
		},
		{
			what: 'the data is no object',
			changes: { moreData: '[1]' },
			says: /^Additional data: must be an object/,
		},
		{
			what: 'a preview is asked of an unknown Flow',
			changes: { operation: 'preview', flow: '9' },
			says: /./,
		},
	];
	for (const { what, changes, secrets, says } of errors) {
		it(`ends with an error and sends nothing when ${what}`, async () => {
			const { sent, error } = await run(changes, secrets);
			expect(sent).to.deep.equal([]);
			expect(error?.message).to.match(says);
			expect(await simulator.control.messages()).to.deep.equal([]);
		});
	}
});
