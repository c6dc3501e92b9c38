import { expect } from 'chai';
import type { JsonObject } from '../../../whatsapp/events/event';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { collectedCount, collectorFiles, collectors, forget } from './collector';
import { type NodeRed, type NodeRedVersion, startNodeRed } from './harness';
import { flows, verifyToken } from './webhook-calls';

const VERSIONS: readonly NodeRedVersion[] = ['5', '4.1'];
const TOKEN = 'SIMULATOR-TOKEN';
const credentials = { accessToken: TOKEN, appSecret: 'simulator-app-secret' };

async function ask(
	nodeRed: NodeRed,
	question: string,
	body: JsonObject,
): Promise<{ status: number; answer: JsonObject }> {
	const response = await fetch(`${nodeRed.adminUrl}/whatsapp-flows/${question}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await response.text();
	return {
		status: response.status,
		answer: text.startsWith('{') ? (JSON.parse(text) as JsonObject) : { text },
	};
}

for (const version of VERSIONS) {
	describe(`The account in Node-RED ${version}`, () => {
		let nodeRed: NodeRed;
		let simulator: Simulator;
		before(async () => {
			simulator = await startSimulator();
			nodeRed = await startNodeRed({ version, files: collectorFiles });
		});
		beforeEach(async () => {
			await simulator.control.reset();
			await forget(nodeRed);
		});
		after(async () => {
			await nodeRed.stop();
			await simulator.close();
		});

		const deployed = (account: Record<string, unknown> = {}) =>
			flows({
				account: {
					baseUrl: simulator.url,
					publicUrl: nodeRed.nodeUrl,
					registration: 'phone_number',
					...account,
				},
				credentials,
				collectors: collectors(1),
			});
		const address = (path = '/whatsapp') => `${nodeRed.nodeUrl}${path}`;
		const overrides = async () => {
			const { phoneNumbers, accounts } = await simulator.control.state();
			return {
				number: phoneNumbers.find(({ id }) => id === '1065')?.override,
				account: accounts.find(({ id }) => id === '2001')?.override,
			};
		};
		const deploy = async (news: RegExp, nodes: Parameters<NodeRed['deploy']>[0]) => {
			const after = nodeRed.child.log().length;
			await nodeRed.deploy(nodes);
			await nodeRed.child.waitFor(news, { after });
		};
		/** The account removed; the trigger stays, without it. */
		const removed = () => deployed().filter(({ type }) => type !== 'whatsapp-business-account');

		it('registers its webhook for the number, gets what happens there, and takes it back when it is deleted', async () => {
			await deploy(/Meta sends the webhooks to/, deployed());
			expect(await overrides()).to.deep.equal({ number: address(), account: undefined });
			await simulator.control.say('+15550100001', 'Hello').catch(async () => {
				const [person] = await simulator.control.people();
				await simulator.control.say(person!.phone, 'Hello');
			});
			const { kept } = await collectedCount(nodeRed, 1);
			expect(kept[0]?.event).to.include({ kind: 'message', type: 'text', text: 'Hello' });
			await deploy(/no longer sends webhooks/, removed());
			expect((await overrides()).number).to.equal(undefined);
		});

		it('registers for the whole account, and moves over to the number', async () => {
			await deploy(/Meta sends the webhooks to/, deployed({ registration: 'account' }));
			expect(await overrides()).to.deep.equal({ number: undefined, account: address() });
			await deploy(/Meta sends the webhooks to/, deployed());
			expect(await overrides()).to.deep.equal({ number: address(), account: undefined });
			await deploy(/no longer sends webhooks/, removed());
		});

		it('moves over to another path', async () => {
			await deploy(/Meta sends the webhooks to/, deployed());
			await deploy(/Meta sends the webhooks to/, deployed({ path: '/other' }));
			expect((await overrides()).number).to.equal(address('/other'));
			await deploy(/no longer sends webhooks/, removed());
		});

		it('names in the log what it replaced, and leaves alone what replaced it', async () => {
			await deploy(/Meta sends the webhooks to/, deployed({ path: '/before' }));
			// Another account of this Node-RED takes the number over, as another system would.
			const [tab, account, trigger] = flows(
				{
					account: { baseUrl: simulator.url, publicUrl: nodeRed.nodeUrl, registration: 'phone_number' },
					credentials,
					collectors: [],
				},
				'B',
			);
			await deploy(/Before, Meta sent the webhooks to .*\/before/, [
				...deployed({ path: '/before' }),
				...[tab!, account!, trigger!].filter(({ id }) => id !== 'flow'),
			]);
			expect((await overrides()).number).to.equal(address());
			await deploy(/no longer came to/, [tab!, account!, trigger!]);
			expect((await overrides()).number).to.equal(address());
			await deploy(/no longer sends webhooks/, []);
		});

		it('says what is missing for a registration', async () => {
			await deploy(/public URL is missing/, deployed({ publicUrl: '' }));
			await deploy(/no longer|Started flows/, removed());
		});

		it('keeps secrets out of the log, and out of what the editor gets', async () => {
			await deploy(/Meta sends the webhooks to/, deployed());
			const read = async (path: string) => (await fetch(nodeRed.adminUrl + path)).text();
			const seen = [
				nodeRed.child.log(),
				await read('/flows'),
				await read('/credentials/whatsapp-business-account/account-node'),
			].join('\n');
			for (const each of [TOKEN, credentials.appSecret, verifyToken]) expect(seen).to.not.include(each);
			expect(seen).to.include('"has_verifyToken":true');
			await deploy(/no longer sends webhooks/, removed());
		});

		describe('answers the editor', () => {
			beforeEach(() => nodeRed.deploy(deployed({ registration: 'manual' })));

			it('with the number that it tested', async () => {
				const { status, answer } = await ask(nodeRed, 'test', { account: 'account-node' });
				expect(status).to.equal(200);
				expect(answer).to.include({ value: '1065', name: 'Sunny Bakery', quality: 'GREEN' });
			});

			it('with the numbers of the account', async () => {
				const { answer } = await ask(nodeRed, 'phone-numbers', { account: 'account-node' });
				const numbers = answer['phoneNumbers'] as { value: string }[];
				expect(numbers.map(({ value }) => value)).to.include.members(['1065', '1066']);
			});

			it('with the templates of all pages, their variables and previews', async () => {
				const { answer } = await ask(nodeRed, 'templates', { account: 'account-node' });
				const templates = answer['templates'] as unknown as {
					value: string;
					sendable: boolean;
					why?: string;
					variables: unknown[];
					preview: string;
				}[];
				const { counts } = await simulator.control.state();
				expect(templates).to.have.length(counts.templates);
				const offer = templates.find(({ value }) => value === 'spring_offer/en_US');
				expect(offer?.sendable).to.equal(true);
				expect(offer?.variables).to.not.have.length(0);
				expect(offer?.preview).to.match(/\{\{/);
				const refused = templates.filter(({ sendable }) => !sendable);
				expect(refused).to.not.have.length(0);
				expect(refused.every(({ why }) => (why ?? '').length > 10)).to.equal(true);
				// What can be sent comes first.
				expect(templates.findIndex(({ sendable }) => !sendable)).to.equal(templates.length - refused.length);
			});

			it('with the Flows, their screens and their previews', async () => {
				const { answer } = await ask(nodeRed, 'flows', { account: 'account-node' });
				const list = answer['flows'] as unknown as {
					value: string;
					label: string;
					sendable: boolean;
					draft: boolean;
				}[];
				const feedback = list.find(({ label }) => label === 'Feedback');
				expect(feedback).to.include({ sendable: true, draft: false });
				expect(list.some(({ draft }) => draft)).to.equal(true);
				const flow = { account: 'account-node', flowId: feedback!.value };
				const { answer: screens } = await ask(nodeRed, 'flow-screens', flow);
				expect(screens['screens']).to.not.have.length(0);
				expect(screens['endpoint']).to.be.a('boolean');
				const { answer: preview } = await ask(nodeRed, 'flow-preview', flow);
				expect(preview['url']).to.match(/^https?:/);
			});

			it('before a deploy, from what stands in the dialog', async () => {
				const settings = {
					baseUrl: simulator.url,
					apiVersion: 'v26.0',
					accountId: '2001',
					phoneNumberId: '1066',
				};
				const fresh = await ask(nodeRed, 'test', {
					account: 'new',
					draft: { settings, credentials: { accessToken: TOKEN } },
				});
				expect(fresh.answer).to.include({ value: '1066' });
				const untouched = await ask(nodeRed, 'test', {
					account: 'account-node',
					draft: { settings, credentials: { accessToken: '__PWRD__' } },
				});
				expect(untouched.answer).to.include({ value: '1066' });
			});

			it('with a plain sentence and no secret when Meta refuses', async () => {
				const settings = {
					baseUrl: simulator.url,
					apiVersion: 'v26.0',
					accountId: '2001',
					phoneNumberId: '1065',
				};
				const { status, answer } = await ask(nodeRed, 'templates', {
					account: 'account-node',
					draft: { settings, credentials: { accessToken: 'EAAwrong-and-secret' } },
				});
				expect(status).to.equal(502);
				expect(answer['error'])
					.to.match(/\(190\)/)
					.and.not.include('wrong-and-secret');
			});

			it('with a plain sentence when there is nothing to ask', async () => {
				const cases: [string, JsonObject][] = [
					['test', {}],
					['test', { account: 'nobody' }],
					['templates', { account: 'trigger' }],
					['flow-screens', { account: 'account-node' }],
					['flow-screens', { account: 'account-node', flowId: '../me' }],
					[
						'register',
						{ account: 'account-node', action: 'set', draft: { settings: { phoneNumberId: '' } } },
					],
				];
				for (const [question, body] of cases) {
					const { status, answer } = await ask(nodeRed, question, body);
					expect(status, JSON.stringify(body)).to.equal(400);
					expect(answer['error'], JSON.stringify(body)).to.be.a('string');
				}
			});

			it('and registers only what is ours, unless told to replace', async () => {
				const looked = await ask(nodeRed, 'register', {
					account: 'account-node',
					action: 'look',
					scope: 'phone_number',
				});
				expect(looked.answer).to.deep.equal({ address: address(), ours: false });
				const set = await ask(nodeRed, 'register', {
					account: 'account-node',
					action: 'set',
					scope: 'phone_number',
				});
				expect(set.answer).to.deep.equal({ address: address(), standing: address(), ours: true });
				expect((await overrides()).number).to.equal(address());
				const cleared = await ask(nodeRed, 'register', {
					account: 'account-node',
					action: 'clear',
					scope: 'phone_number',
				});
				expect(cleared.answer).to.deep.equal({ address: address(), ours: false });
				expect((await overrides()).number).to.equal(undefined);
			});
		});
	});
}

describe('Rights in the editor', () => {
	it('lets a reader see lists, but neither try out drafts nor register', async () => {
		const nodeRed = await startNodeRed({
			settings: { adminAuth: { type: 'credentials', users: [], default: { permissions: 'read' } } },
		});
		try {
			// 400: asked and answered that there is no such account.
			expect((await ask(nodeRed, 'templates', { account: 'nobody' })).status).to.equal(400);
			expect((await ask(nodeRed, 'templates', { account: 'nobody', draft: {} })).status).to.equal(401);
			expect((await ask(nodeRed, 'register', { account: 'nobody' })).status).to.equal(401);
		} finally {
			await nodeRed.stop();
		}
	});
});
