import { expect } from 'chai';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { watchAnswerTimes } from './answer-times';
import { type N8n, startN8n, type WorkflowFile, type WorkflowNode } from './harness';
import { PACKAGE } from './package-under-test';
import { credential } from './trigger-workflow';

type Step = Pick<WorkflowNode, 'name' | 'type' | 'parameters'> & Partial<WorkflowNode>;

const people = Array.from({ length: 1000 }, (_, index) => ({
	phone: `+1555${1240000 + index}`,
	name: `Person ${index}`,
	row: `row-${index}`,
}));

const ana = '+15551230001';

const credentials = { whatsAppFlowsApi: { id: 'wa', name: 'Sunny Bakery' } };
const locator = (value: string) => ({ __rl: true, mode: 'list', value });

/** Manual Trigger → the rows as items → the steps, one after the other. */
function workflow(id: string, rows: object[], ...steps: Step[]): WorkflowFile {
	const start: Step[] = [
		{ name: 'Manual Trigger', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
		{
			name: 'Sheet',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ rows }) },
		},
		{
			name: 'Rows',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'rows', options: {} },
		},
	];
	const nodes = [...start, ...steps].map((step, place): WorkflowNode => ({
		typeVersion: 1,
		id: `${id}-${place}`,
		position: [200 * place, 0],
		...step,
	}));
	const wires = nodes
		.slice(1)
		.map(({ name }, place) => [nodes[place]?.name, { main: [[{ node: name, type: 'main', index: 0 }]] }]);
	const connections = Object.fromEntries(wires) as Record<string, unknown>;
	return { id, name: id, nodes, connections, settings: { executionOrder: 'v1' } };
}

const template: Step = {
	name: 'Send',
	type: `${PACKAGE}.whatsAppSendTemplate`,
	credentials,
	parameters: {
		template: locator('spring_offer/en_US'),
		to: '={{ $json.phone }}',
		variables: { mappingMode: 'defineBelow', value: { 'body.first_name': '={{ $json.name }}' }, schema: [] },
		options: { tracking: '={{ $json.row }}' },
	},
};
const flow: Step = {
	name: 'Send',
	type: `${PACKAGE}.whatsAppSendFlow`,
	credentials,
	parameters: {
		flow: locator('3002'),
		to: '={{ $json.phone }}',
		body: 'Which day?',
		buttonText: 'Book now',
		contextType: 'fields',
		contextFields: { field: [{ name: 'row', value: '={{ $json.row }}' }] },
	},
};
const menu: Step[] = [
	{
		name: 'Menu',
		type: 'n8n-nodes-base.convertToFile',
		typeVersion: 1.1,
		parameters: { operation: 'toText', sourceProperty: 'menu', options: { fileName: 'Menu.txt' } },
	},
	{
		name: 'Send',
		type: `${PACKAGE}.whatsAppSendMessage`,
		credentials,
		parameters: { operation: 'media', mediaType: 'document', to: ana, caption: 'Today' },
	},
];

describe('the send nodes in the real n8n', function () {
	this.timeout(900_000);
	let simulator: Simulator;
	let n8n: N8n;

	before(async () => {
		simulator = await startSimulator();
		n8n = await startN8n({
			credentials: [credential(simulator), { ...credential(simulator, { accessToken: 'OLD' }), id: 'old' }],
			workflows: [
				workflow('campaign', people, template),
				workflow('flows', [{ phone: ana, row: 'row-1' }, { phone: ana }], flow),
				workflow('menu', [{ menu: 'Rye, oat' }], ...menu),
				workflow('expired', [{ phone: ana, name: 'Ana' }], {
					...template,
					credentials: { whatsAppFlowsApi: { id: 'old', name: 'Sunny Bakery' } },
				}),
			],
		});
	});
	beforeEach(() => simulator.control.reset());
	after(async () => {
		await n8n.stop();
		await simulator.close();
	});

	it('send a thousand templates, each once, while n8n answers others within 250 ms', async () => {
		await simulator.control.addPeople(people.map(({ phone }) => ({ phone })));
		await simulator.control.faults({ throughput: 100_000 });
		const watch = watchAnswerTimes(`${n8n.url}/healthz`, n8n.child.pid);
		const execution = await n8n.execute('campaign');
		const longest = await watch.longest();
		expect(execution.error).to.equal(undefined);
		const [accepted = [], rejected] = execution.outputs('Send');
		expect(rejected).to.deep.equal([]);
		expect(accepted.map(({ json }) => json['tracking'])).to.deep.equal(people.map(({ row }) => row));
		const reached = (await simulator.control.messages()).map(({ phone }) => phone);
		expect(reached.sort()).to.deep.equal(people.map(({ phone }) => phone).sort());
		expect(longest).to.be.lessThan(250);
	});

	it('send Flows, each with a signed token of its own', async () => {
		const execution = await n8n.execute('flows');
		expect(execution.error).to.equal(undefined);
		const [accepted = []] = execution.outputs('Send');
		expect(new Set(accepted.map(({ json }) => json['flowToken'])).size).to.equal(2);
		for (const { json } of accepted) expect(json['flowToken']).to.match(/^v1\.3002\./);
		expect(accepted[0]?.json['preview']).to.equal('Which day?\n\n[Book now]');
	});

	it('upload a file that n8n keeps in its own storage', async () => {
		const execution = await n8n.execute('menu');
		expect(execution.error).to.equal(undefined);
		expect(execution.outputs('Send').map((items) => items.length)).to.deep.equal([1, 0]);
		const [message] = await simulator.control.messages();
		expect(message?.body.document).to.deep.include({ filename: 'Menu.txt', caption: 'Today' });
	});

	it('stop with the cause and the remedy when the token is not accepted', async () => {
		const execution = await n8n.execute('expired');
		expect(execution.status).to.equal('error');
		expect(execution.error?.message).to.match(/\(190\)$/);
		expect(execution.error?.description).to.match(/access token/);
		expect(await simulator.control.messages()).to.deep.equal([]);
	});
});
