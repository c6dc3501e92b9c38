import { expect } from 'chai';
import { register } from '../../../node-red/nodes/whatsapp-send-flow';
import type { Properties } from '../../../node-red/nodes/whatsapp-send-flow/settings';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import type { JsonObject } from '../../../whatsapp/events/event';
import { readFlowToken } from '../../../whatsapp/flows/token';
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

	const firstScreens: { what: string; changes: Partial<Properties>; payload: JsonObject | undefined }[] = [
		{ what: 'the Flow’s own first screen', changes: {}, payload: undefined },
		{
			what: 'a screen with its own fields, each of its type',
			changes: {
				screen: 'APPOINTMENT',
				data: {
					customer_name: { type: 'msg', value: 'payload.contact.name' },
					occasion: { type: 'str', value: 'Wedding' },
					guests: { type: 'msg', value: 'payload.guests' },
				},
			},
			payload: { screen: 'APPOINTMENT', data: { customer_name: 'Ana', occasion: 'Wedding', guests: 12 } },
		},
		{
			what: 'data as one JSON object, under the fields',
			changes: {
				screen: 'APPOINTMENT',
				moreData: '{"occasion":"Birthday","guests":4}',
				data: { customer_name: { type: 'str', value: 'Ana' }, occasion: { type: 'str', value: 'Wedding' } },
			},
			payload: { screen: 'APPOINTMENT', data: { occasion: 'Wedding', guests: 4, customer_name: 'Ana' } },
		},
	];
	for (const { what, changes, payload: expected } of firstScreens) {
		it(`opens at ${what}`, async () => {
			const { sent, error } = await run(changes);
			expect(error?.message).to.equal(undefined);
			expect(sent[0]?.[0]?.payload).to.include({ status: 'accepted' });
			expect((await parameters()).flow_action_payload).to.deep.equal(expected);
		});
	}

	it('leaves the first screen to the endpoint with Data Exchange, whatever was filled in before', async () => {
		const data = { customer_name: { type: 'str', value: 'Ana' } };
		await run({
			flow: '3006',
			firstScreen: 'data_exchange',
			screen: 'APPOINTMENT',
			data,
			moreData: 'no JSON',
		});
		const sent = await parameters();
		expect(sent.flow_action).to.equal('data_exchange');
		expect(sent).not.to.have.property('flow_action_payload');
	});

	const tokens: {
		what: string;
		changes: Partial<Properties>;
		secrets?: string[];
		content: object | undefined;
	}[] = [
		{ what: 'its Flow id', changes: {}, content: { trusted: true, flowId: '3002' } },
		{
			what: 'the context',
			changes: { context: '{"order":77}' },
			content: { trusted: true, flowId: '3002', context: { order: 77 } },
		},
		{
			what: 'the context from the msg',
			changes: { context: 'payload.order', contextType: 'msg' },
			content: { trusted: true, flowId: '3002', context: 77 },
		},
		{ what: 'a token of the user, as it is', changes: { token: 'mine-1' }, content: { trusted: false } },
		{ what: 'nothing without an app secret', changes: {}, secrets: [], content: undefined },
	];
	for (const { what, changes, secrets, content } of tokens) {
		it(`carries along ${what}`, async () => {
			const { sent } = await run(changes, secrets);
			const result = sent[0]?.[0]?.payload as { flowToken?: string };
			expect((await parameters()).flow_token).to.equal(result.flowToken);
			if (changes.token) expect(result.flowToken).to.equal(changes.token);
			expect(result.flowToken && readFlowToken(result.flowToken, ['simulator-app-secret'])).to.deep.equal(
				content,
			);
		});
	}

	it('makes a new token for each message', async () => {
		const tokensOf = async () => ((await run()).sent[0]?.[0]?.payload as { flowToken: string }).flowToken;
		expect(await tokensOf()).not.to.equal(await tokensOf());
	});

	it('sends a draft in draft mode', async () => {
		const { sent } = await run({ flow: '3004', draft: true });
		expect(sent[0]?.[0]?.payload).to.include({ status: 'accepted' });
		expect(await parameters()).to.include({ mode: 'draft' });
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
		{ what: 'no Flow is picked', changes: { flow: '' }, says: /^Flow: / },
		{ what: 'there is no text', changes: { body: '' }, says: /^Body text: is empty/ },
		{
			what: 'the button title is too long',
			changes: { buttonText: 'x'.repeat(31) },
			says: /^Button text: has 31 characters, WhatsApp allows 30/,
		},
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
			what: 'a context has no secret',
			changes: { context: '1' },
			secrets: [],
			says: /^Context: needs the app secret/,
		},
		{
			what: 'a context stands beside an own token',
			changes: { context: '1', token: 'mine' },
			says: /^Context: cannot come back/,
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
