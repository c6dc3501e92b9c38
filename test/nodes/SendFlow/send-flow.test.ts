import { expect } from 'chai';
import type { IDataObject, INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import type { JsonObject } from '../../../whatsapp/events/event';
import { readFlowToken } from '../../../whatsapp/flows/token';
import { type FlowFields, flowTokens, sentFlows, wrongFlows } from '../../fixtures/send/flows';
import { loadOptionsContext } from '../load-options';
import { WhatsAppSendFlow } from '../nodes';
import { runNode } from '../run-workflow';
import { demoAccount } from '../shared/demo-account';
import { locator } from '../shared/probe-node';
import { countRequests, sentRequests } from '../shared/sent-requests';

const asked: IDataObject = { id: 'wamid.IN', contact: { phone: '+15551230001', name: 'Ana' }, guests: '12' };

const mapped = (value: IDataObject, schema: ResourceMapperField[] = []): INodeParameters =>
	({ mappingMode: 'defineBelow', value, schema, matchingColumns: [] }) as unknown as INodeParameters;

/** The node as the editor stores it; what n8n would refuse as empty comes from an expression. */
function parametersOf(fields: FlowFields, schema?: ResourceMapperField[]): INodeParameters {
	const {
		flow = '3002',
		body = 'Hi\nWhich day?',
		buttonText = 'Book now',
		firstScreen = 'navigate',
	} = fields;
	const { screen, data, context, draft, token } = fields;
	return {
		flow: flow === '' ? locator('={{ "" }}', 'id') : locator(flow),
		body: body || '={{ "" }}',
		buttonText,
		firstScreen,
		screen: locator(screen ?? ''),
		...(data && { data: mapped(data, schema) }),
		...(context !== undefined && { contextType: 'json', contextJson: context }),
		options: { ...(draft && { draft }), ...(token !== undefined && { token }) },
	};
}

describe('n8n: Send Flow Message', () => {
	const node = new WhatsAppSendFlow();
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator();
	});
	beforeEach(() => simulator.control.reset());
	after(() => simulator.close());

	const run = (parameters: INodeParameters, credential: Record<string, string> = {}) =>
		runNode(node, { parameters, items: [asked], credential: demoAccount(simulator, credential) });
	async function sentParameters(): Promise<JsonObject> {
		const [{ interactive } = {}] = await sentRequests(simulator);
		return (interactive as { action: { parameters: JsonObject } }).action.parameters;
	}

	it('sends the message with its texts, and tells what the recipient reads', async () => {
		const { outputs, error } = await run({ ...parametersOf({}), header: 'Cake', footer: 'Sunny Bakery' });
		expect(error).to.equal(undefined);
		expect(outputs[0]?.[0]?.json).to.include({
			status: 'accepted',
			preview: 'Cake\n\nHi\nWhich day?\n\nSunny Bakery\n\n[Book now]',
		});
	});

	for (const { what, fields, parameters, without } of sentFlows) {
		it(`opens ${what}`, async () => {
			const { outputs, error } = await run(parametersOf(fields));
			expect(error).to.equal(undefined);
			expect(outputs[0]?.[0]?.json).to.include({ status: 'accepted' });
			expect(await sentParameters()).to.deep.include(parameters);
			if (without !== undefined) expect(await sentParameters()).not.to.have.property(without);
		});
	}

	it("makes of each value what the Flow's screen takes it as", async () => {
		const parameters = { flow: locator('3002'), screen: locator('APPOINTMENT') };
		const context = loadOptionsContext(node, parameters, demoAccount(simulator));
		const { fields } = await node.methods.resourceMapping.screenDataFields.call(context);
		const data = { guests: '={{ $json.guests }}' as never, customer_name: 'Ana' };
		await run(parametersOf({ screen: 'APPOINTMENT', data }, fields));
		expect((await sentParameters())['flow_action_payload']).to.deep.equal({
			screen: 'APPOINTMENT',
			data: { guests: 12, customer_name: 'Ana' },
		});
	});

	for (const { what, fields, secret, content } of flowTokens) {
		it(`carries along ${what}`, async () => {
			const { outputs } = await run(parametersOf(fields), secret === false ? { appSecret: '' } : {});
			const token = outputs[0]?.[0]?.json['flowToken'];
			expect((await sentParameters())['flow_token']).to.equal(token);
			if (fields.token) expect(token).to.equal(fields.token);
			expect(token && readFlowToken(token, ['simulator-app-secret'])).to.deep.equal(content);
		});
	}

	it('carries fields along, without those that are empty in this item', async () => {
		const field = [
			{ name: 'order', value: '={{ 77 }}' },
			{ name: ' from ', value: '={{ $json.contact.name }}' },
			{ name: 'coupon', value: '={{ $json.coupon }}' },
		];
		const { outputs } = await run({
			...parametersOf({}),
			contextType: 'fields',
			contextFields: { field },
		});
		expect(readFlowToken(outputs[0]?.[0]?.json['flowToken'], ['simulator-app-secret'])).to.deep.include({
			context: { order: 77, from: 'Ana' },
		});
	});

	it('hands out by Rejected what WhatsApp refuses: a blocked Flow', async () => {
		const { outputs } = await run(parametersOf({ flow: '3007' }));
		expect(outputs[1]?.[0]?.json).to.containSubset({
			status: 'rejected',
			reason: { code: 132068, kind: 'flow' },
		});
	});

	const nameless = { contextType: 'fields', contextFields: { field: [{ name: '', value: '77' }] } };
	const wrong: { what: string; parameters: INodeParameters; secret?: false; says: RegExp }[] = [
		...wrongFlows.map(({ fields, ...rest }) => ({ ...rest, parameters: parametersOf(fields) })),
		{
			what: 'what is carried along is no JSON',
			parameters: { ...parametersOf({}), contextType: 'json', contextJson: '={{ "{order" }}' },
			says: /^JSON to carry along: is not valid JSON/,
		},
		{
			what: 'a field to carry along has no name',
			parameters: { ...parametersOf({}), ...nameless },
			says: /^Field to carry along 1: has a value and no name/,
		},
	];
	for (const { what, parameters, secret, says } of wrong) {
		it(`ends with an error and sends nothing when ${what}`, async () => {
			const { outputs, error } = await run(parameters, secret === false ? { appSecret: '' } : {});
			expect(error?.message).to.match(says);
			expect(outputs).to.deep.equal([]);
			expect(await sentRequests(simulator)).to.deep.equal([]);
		});
	}

	describe('the preview link', () => {
		const preview = (flow: string, onError?: 'continueRegularOutput') =>
			runNode(node, {
				parameters: { operation: 'getPreviewLink', flow: locator(flow) },
				items: [{ a: 1 }, { a: 2 }],
				credential: demoAccount(simulator),
				...(onError && { onError }),
			});

		it('comes for each item, is asked for once, and nothing is sent', async () => {
			const { outputs, error } = await preview('3002');
			expect(error).to.equal(undefined);
			expect(outputs.map((items) => items.length)).to.deep.equal([2, 0]);
			const { url, expires } = outputs[0]?.[0]?.json as { url: string; expires: string };
			expect(url).to.match(/^https?:\/\//);
			expect(Date.parse(expires)).to.be.greaterThan(Date.now());
			expect(await countRequests(simulator, /\/3002/)).to.equal(1);
			expect(await sentRequests(simulator)).to.deep.equal([]);
		});

		it('is an error with a reason for a Flow that does not exist', async () => {
			const { error } = await preview('9');
			expect(`${error?.message ?? ''} ${error?.description ?? ''}`).to.match(/id/i);
			expect(error?.context).to.include({ itemIndex: 0 });
		});

		it('leaves the error to the items where the node continues', async () => {
			const { outputs, error } = await preview('9', 'continueRegularOutput');
			expect(error).to.equal(undefined);
			expect(outputs.map((items) => items.length)).to.deep.equal([0, 2]);
			expect(outputs[1]?.[0]?.json).to.have.property('error');
		});
	});
});
