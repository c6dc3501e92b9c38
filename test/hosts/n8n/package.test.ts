import { expect } from 'chai';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { type N8n, startN8n, type WorkflowFile } from './harness';
import { PACKAGE } from './package-under-test';

const token = 'SIMULATOR-TOKEN';

const routing: WorkflowFile = {
	id: 'routing',
	name: 'Routing',
	nodes: [
		{
			id: 'a',
			name: 'Manual Trigger',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'b',
			name: 'Statuses',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [200, 0],
			parameters: {
				mode: 'raw',
				jsonOutput: JSON.stringify({
					kind: 'status',
					key: 'wamid.A:delivered',
					id: 'wamid.A',
					status: 'delivered',
					time: '2026-11-22T10:00:00.000Z',
					contact: { phone: '+15551234567' },
					business: { phone: '+15550001111' },
				}),
			},
		},
		{
			id: 'c',
			name: 'Router',
			type: `${PACKAGE}.whatsAppStatusRouter`,
			typeVersion: 1,
			position: [400, 0],
			parameters: { timeZone: 'Europe/Berlin' },
		},
	],
	connections: {
		'Manual Trigger': { main: [[{ node: 'Statuses', type: 'main', index: 0 }]] },
		Statuses: { main: [[{ node: 'Router', type: 'main', index: 0 }]] },
	},
};

describe('the packed package in the real n8n', function () {
	this.timeout(900_000);
	let simulator: Simulator;
	let n8n: N8n;

	const account = (change: Record<string, unknown> = {}) => ({
		accessToken: token,
		appSecret: 'simulator-app-secret',
		accountId: '2001',
		phoneNumberId: '1065',
		baseUrl: simulator.url,
		...change,
	});
	const test = (data: Record<string, unknown>) =>
		n8n.rest.post<{ status: string; message: string }>('/rest/credentials/test', {
			credentials: { id: '', name: 'WhatsApp', type: 'whatsAppFlowsApi', data },
		});

	before(async () => {
		simulator = await startSimulator();
		n8n = await startN8n({ workflows: [routing] });
	});

	after(async () => {
		await n8n.stop();
		await simulator.close();
	});

	it('brings its credential type and nodes, each with its icon', async () => {
		const credentials = await n8n.rest.get<Type[]>('/types/credentials.json');
		const nodes = await n8n.rest.get<Type[]>('/types/nodes.json');
		const ours = [
			credentials.find(({ name }) => name === 'whatsAppFlowsApi'),
			...nodes.filter(({ name }) => name.startsWith(`${PACKAGE}.`)),
		];
		expect(ours.map((type) => type?.name)).to.include.members([
			'whatsAppFlowsApi',
			`${PACKAGE}.whatsAppStatusRouter`,
		]);
		for (const type of ours) {
			for (const icon of [type?.iconUrl?.light, type?.iconUrl?.dark]) {
				const answer = await fetch(`${n8n.url}/${icon ?? 'none'}`);
				expect(answer.headers.get('content-type'), `${String(type?.name)} ${String(icon)}`).to.match(/svg/);
			}
		}
	});

	it('tests a credential that is right', async () => {
		expect(await test(account())).to.deep.equal({ status: 'OK', message: 'Connection successful!' });
		expect(await test(account({ phoneNumberId: '' }))).to.include({ status: 'OK' });
	});

	const wrong: { what: string; change: Record<string, unknown>; says: RegExp }[] = [
		{
			what: 'a token that Meta does not accept',
			change: { accessToken: 'WRONG-TOKEN-123' },
			says: /Invalid OAuth access token.*\(190\).*new one in the credential/s,
		},
		{
			what: 'an account that the token may not see',
			change: { accountId: '99887766' },
			says: /does not exist|Unknown id|does not know this id/,
		},
		{
			what: 'a number of another account',
			change: { phoneNumberId: '555' },
			says: /^Phone Number ID: 555 is none of the numbers of this account, which has 1065 \(\+1 555.*Sunny Bakery/,
		},
		{ what: 'an empty account', change: { accountId: ' ' }, says: /^WhatsApp Business Account ID: is empty/ },
		{
			what: 'a host that is not there',
			change: { baseUrl: 'http://127.0.0.1:9' },
			says: /^Meta was not reached.*check the network and the base URL/,
		},
	];
	for (const { what, change, says } of wrong) {
		it(`says why a credential fails: ${what}`, async () => {
			const { status, message } = await test(account(change));
			expect(status).to.equal('Error');
			expect(message).to.match(says);
			expect(message).not.to.contain('WRONG-TOKEN');
		});
	}

	it('routes statuses in a workflow that was imported', async () => {
		const execution = await n8n.execute('routing');
		expect(execution.error).to.equal(undefined);
		const outputs = execution.outputs('Router');
		expect(outputs.map((items) => items.length)).to.deep.equal([0, 1, 0, 0, 0]);
		expect(outputs[1]?.[0]?.json['row']).to.deep.equal({
			Time: '2026-11-22 11:00:00',
			Message_From: '+15550001111',
			Message_To: '+15551234567',
			Status: 'Delivered',
			Description: '',
		});
	});

	it('writes no secret into its log', () => {
		expect(n8n.log()).not.to.match(/WRONG-TOKEN|SIMULATOR-TOKEN|simulator-app-secret/);
	});
});

interface Type {
	name: string;
	iconUrl?: { light?: string; dark?: string };
}
