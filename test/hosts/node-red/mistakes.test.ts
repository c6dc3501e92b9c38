import { expect } from 'chai';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import type { Reason } from '../../../whatsapp/events/event';
import { until } from '../until';
import { collected, collectorFiles, forget } from './collector';
import { type FlowNode, type NodeRed, startNodeRed } from './harness';
import { post, textBody } from './webhook-calls';

const SECRETS = {
	accessToken: 'SIMULATOR-TOKEN',
	appSecret: 'simulator-app-secret',
	verifyToken: 'a-verify-token-that-nobody-sees',
};
const WRONG_TOKEN = 'EAAaTokenOfSomebodyElse0123456789';

/** Accounts, each with one mistake. */
const ACCOUNTS: Record<string, { settings?: Record<string, string>; credentials?: Record<string, string> }> =
	{
		good: {},
		wrongToken: { credentials: { accessToken: WRONG_TOKEN } },
		noToken: { credentials: { accessToken: '' } },
		wrongNumber: { settings: { phoneNumberId: '99999' } },
		hostDown: { settings: { baseUrl: 'http://127.0.0.1:9' } },
		oldVersion: { settings: { apiVersion: 'v3.0' } },
	};

const TEMPLATE = {
	name: 'spring_offer',
	language: 'en_US',
	status: 'APPROVED',
	parameter_format: 'NAMED',
	components: [{ type: 'BODY', text: 'Hi {{first_name}}, our spring bread is back.' }],
};

interface Mistake {
	what: string;
	account?: keyof typeof ACCOUNTS;
	node: Record<string, unknown>;
	/** What the Catch node gets, which ends with what to do. */
	error?: RegExp;
	/** What leaves by Rejected: title and details, then what to do. */
	rejected?: { says: RegExp; advice: RegExp };
}

const text = (fields: Record<string, unknown> = {}) => ({
	type: 'whatsapp-send-message',
	messageType: 'text',
	text: 'Hello',
	textType: 'str',
	...fields,
});
const template = (fields: Record<string, unknown> = {}) => ({
	type: 'whatsapp-send-template',
	template: `${TEMPLATE.name}/${TEMPLATE.language}`,
	definition: TEMPLATE,
	variables: { 'body.first_name': { type: 'str', value: 'Ana' } },
	...fields,
});

const MISTAKES: readonly Mistake[] = [
	{
		what: 'a wrong access token',
		account: 'wrongToken',
		node: text(),
		error: /^Invalid OAuth access token.*\(190\).*enter a new one/,
	},
	{ what: 'no access token', account: 'noToken', node: text(), error: /access token.*enter a new one/i },
	{
		what: 'a wrong phone number ID',
		account: 'wrongNumber',
		node: text(),
		error: /'99999' does not exist.*check the phone number ID/,
	},
	{
		what: 'a host that is down',
		account: 'hostDown',
		node: text(),
		error: /not reached.*check the network and the base URL/i,
	},
	{
		what: 'an API version past its end',
		account: 'oldVersion',
		node: text(),
		error: /\(2635\).*enter a newer one/,
	},
	{
		what: 'no account',
		node: { ...text(), account: 'nowhere' },
		error: /no WhatsApp account.*Choose one/,
	},
	{
		what: 'a template that was deleted at Meta',
		node: template({ template: 'gone/en_US', definition: { ...TEMPLATE, name: 'gone' } }),
		rejected: { says: /gone.*en_US/, advice: /choose it again/ },
	},
	{
		what: 'a variable without a value',
		node: template({ variables: { 'body.first_name': { type: 'msg', value: 'payload.nothing' } } }),
		error: /^Body: first_name: is missing\..*spring_offer/,
	},
	{
		what: 'a text that is too long',
		node: text({ text: 'x'.repeat(4097) }),
		error: /^Text: has 4,097 characters, WhatsApp allows 4,096\. Shorten it by 1\./,
	},
	{
		what: 'an expression that is none',
		node: text({ text: 'payload.name & (', textType: 'jsonata' }),
		error: /^Expression "payload\.name & \(": cannot be read: .+/,
	},
	{
		what: 'a phone number with letters',
		node: { ...text(), to: 'call Ana' },
		rejected: { says: /"call Ana" has letters/, advice: /correct the recipient/ },
	},
	{
		what: 'a phone number without its country',
		node: { ...text(), to: '0171 1234567' },
		rejected: { says: /does not say its country.*default country/, advice: /correct the recipient/ },
	},
	{
		what: 'text where an answer to a Flow should be',
		node: { type: 'whatsapp-parse-flow-response', input: 'payload', inputType: 'msg', mode: 'whole' },
		error: /^Flow response: the input is text.*Hand over the event/,
	},
	{
		what: 'text where a status should be',
		node: { type: 'whatsapp-status-router', timeZone: 'UTC' },
		error: /^Status: the input is neither/,
	},
];

describe('What goes wrong in Node-RED, as the person at the canvas reads it', () => {
	let simulator: Simulator;
	let nodeRed: NodeRed;
	before(async () => {
		simulator = await startSimulator();
		nodeRed = await startNodeRed({ files: collectorFiles });
		await nodeRed.deploy(flows(simulator.url));
	});
	beforeEach(() => forget(nodeRed));
	after(async () => {
		await nodeRed.stop();
		await simulator.close();
	});

	const arrived = async () => (await collected(nodeRed)).kept;
	const inject = (id: string) => fetch(`${nodeRed.adminUrl}/inject/${id}`, { method: 'POST' });

	MISTAKES.forEach(({ what, error, rejected }, index) => {
		it(`${what}: which field, and what to do`, async () => {
			await inject(`inject${index}`);
			await until(what, async () => (await arrived()).length > 0);
			const [only, ...more] = await arrived();
			expect(more).to.deep.equal([]);
			const event = only?.event as unknown;
			if (error) {
				expect(only?.output).to.equal('error');
				expect(event).to.be.a('string').and.match(error);
			}
			if (rejected) {
				const { reason } = event as { reason: Reason };
				expect(`${reason.title}: ${reason.details}`).to.match(rejected.says);
				expect(reason.advice).to.match(rejected.advice);
			}
		});
	});

	it('a webhook without its signature, or with the signature of another app: 401 and a line in the log', async () => {
		const address = `${nodeRed.nodeUrl}/good`;
		for (const signature of [null, 'sha256=00']) {
			expect((await post(address, textBody('wamid.forged', 'Hi'), { signature })).status).to.equal(401);
		}
		await nodeRed.child.waitFor(/turned away: 1 \(.*signature/i);
		expect(await arrived()).to.deep.equal([]);
	});

	it('a handshake with a wrong verify token: 403 and why', async () => {
		const query = 'hub.mode=subscribe&hub.challenge=1234&hub.verify_token=guessed';
		const answer = await fetch(`${nodeRed.nodeUrl}/good?${query}`);
		expect([answer.status, await answer.text()]).to.deep.equal([
			403,
			'The verify token is not the one that this address expects.',
		]);
	});

	it('and after all of that no secret stands in the log, in the flows or in any file', async () => {
		const files = readdirSync(nodeRed.userDir, { recursive: true, encoding: 'utf8' })
			.filter((name) => !name.startsWith('node_modules') && !name.startsWith('nodes'))
			.map((name) => path.join(nodeRed.userDir, name))
			.filter((file) => statSync(file).isFile());
		expect(files.map((file) => path.basename(file))).to.include.members(['flows.json', 'flows_cred.json']);
		const seen = [
			nodeRed.child.log(),
			await (await fetch(`${nodeRed.adminUrl}/flows`)).text(),
			...files.map((file) => readFileSync(file, 'utf8')),
		].join('\n');
		expect(nodeRed.child.log()).to.match(/\(190\)/);
		for (const secret of [...Object.values(SECRETS), WRONG_TOKEN]) expect(seen).not.to.include(secret);
	});
});

/** Each mistake has a button; what leaves the node, and what a Catch node gets, arrives at a collector. */
function flows(simulator: string): FlowNode[] {
	const accounts = Object.entries(ACCOUNTS).map(([name, { settings, credentials }]) => ({
		id: `account-${name}`,
		type: 'whatsapp-business-account',
		name,
		phoneNumberId: '1065',
		accountId: '2001',
		apiVersion: 'v26.0',
		baseUrl: simulator,
		path: `/${name}`,
		registration: 'manual',
		...settings,
		credentials: { ...SECRETS, ...credentials },
	}));
	const cases = MISTAKES.flatMap(({ account = 'good', node }, index): FlowNode[] => [
		{
			id: `inject${index}`,
			type: 'inject',
			props: [{ p: 'payload' }],
			payload: 'hello',
			payloadType: 'str',
			wires: [[`case${index}`]],
		},
		{
			id: `case${index}`,
			type: '',
			account: `account-${account}`,
			to: '+15551230001',
			toType: 'str',
			wires: [0, 1, 2, 3, 4].map(() => ['result']),
			...node,
		},
	]);
	const collector = { type: 'test-collector', wires: [] };
	const canvas: FlowNode[] = [
		...cases,
		{
			id: 'listener',
			type: 'whatsapp-trigger',
			account: 'account-good',
			rules: [{ kind: 'message' }],
			match: 'first',
			otherwise: false,
			number: 'any',
			outputs: 1,
			wires: [['result']],
		},
		{ id: 'catch', type: 'catch', wires: [['message']] },
		{
			id: 'message',
			type: 'change',
			rules: [{ t: 'set', p: 'payload', pt: 'msg', to: 'error.message', tot: 'msg' }],
			wires: [['error', 'log']],
		},
		{ ...collector, id: 'result', output: 'result' },
		{ ...collector, id: 'error', output: 'error' },
		// Caught errors stay out of Node-RED's log; this puts them there, where those without a Catch node are.
		{
			id: 'log',
			type: 'debug',
			active: true,
			console: true,
			tosidebar: false,
			complete: 'payload',
			targetType: 'msg',
			wires: [],
		},
	];
	return [
		{ id: 'flow', type: 'tab', label: 'Mistakes' },
		...accounts,
		// Without a place on the canvas Node-RED takes a node for a config node.
		...canvas.map((node) => ({ ...node, z: 'flow', x: 0, y: 0 })),
	];
}
