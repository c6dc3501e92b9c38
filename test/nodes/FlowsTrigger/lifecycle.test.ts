import { expect } from 'chai';
import { answerHandshake } from '../../../whatsapp/events/handshake';
import { accountOf } from '../../../nodes/shared/account';
import { verifyTokenOf } from '../../../nodes/FlowsTrigger/registration/verify-token';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { overrides, setOverride } from '../../hosts/n8n/trigger-workflow';
import { rejection } from '../rejection';
import { demoAccount } from '../shared/demo-account';
import { type MetaServer, metaServer } from '../shared/meta-server';
import { locator } from '../shared/probe-node';
import { callHook, register, type TriggerNode, webhookUrl } from './hook-context';

describe('WhatsApp Flows Trigger: its registration with Meta', () => {
	let simulator: Simulator;
	/** Takes webhooks, and answers the handshakes of every address whose path is in `listening`. */
	let server: MetaServer;
	let listening: Set<string>;
	let token: string;

	const OTHER_SYSTEM = () => `${server.url}/chat/meta`;

	function trigger(change: Partial<TriggerNode> = {}): TriggerNode {
		return {
			staticData: {},
			parameters: {},
			credential: demoAccount(simulator),
			n8nUrl: server.url,
			log: [],
			...change,
		};
	}

	/** n8n stores a webhook before it registers it, and drops it before it takes it back. */
	async function publish(node: TriggerNode): Promise<void> {
		listening.add(new URL(webhookUrl(node)).pathname);
		await register(node);
	}

	async function unpublish(node: TriggerNode): Promise<void> {
		listening.delete(new URL(webhookUrl(node)).pathname);
		await callHook(node, 'delete');
	}

	/** @returns the test's own copy of the node */
	async function listen(node: TriggerNode): Promise<TriggerNode> {
		const test = { ...node, staticData: {} };
		listening.add(new URL(webhookUrl(node, true)).pathname);
		await register(test, true);
		return test;
	}

	async function endTest(test: TriggerNode): Promise<void> {
		await callHook(test, 'delete', true);
		listening.delete(new URL(webhookUrl(test, true)).pathname);
	}

	before(async () => {
		server = await metaServer(({ method, url }, response) => {
			if (method === 'POST') {
				response.end();
				return;
			}
			const { pathname, searchParams } = new URL(url, 'http://n8n');
			const expected = pathname === '/chat/meta' ? 'of another system' : token;
			const answer = answerHandshake(Object.fromEntries(searchParams), expected);
			const isThere = listening.has(pathname);
			response.statusCode = isThere ? answer.status : 404;
			response.end(isThere ? answer.body : '');
		});
		simulator = await startSimulator();
		token = verifyTokenOf(accountOf(demoAccount(simulator)));
	});

	after(async () => {
		await simulator.close();
		await server.close();
	});

	beforeEach(async () => {
		listening = new Set(['/chat/meta']);
		await simulator.control.reset();
	});

	it('sends the webhooks of the credential’s number here, and takes that back', async () => {
		const node = trigger();
		await publish(node);
		expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(node) });
		await unpublish(node);
		expect(await overrides(simulator)).to.deep.equal({});
		expect(node.staticData).to.deep.equal({ 'node:WhatsApp Flows Trigger': {} });
	});

	it('does nothing where its address stands already', async () => {
		const node = trigger();
		await publish(node);
		expect(await callHook(node, 'checkExists')).to.equal(true);
		await setOverride(simulator, '1065', '');
		expect(await callHook(node, 'checkExists')).to.equal(false);
	});

	const targets = [
		{
			what: 'a number chosen from the list',
			parameters: { phoneNumber: locator('1066') },
			at: '1066',
			level: 'phone_number',
		},
		{
			what: 'a number given by its id',
			parameters: { phoneNumber: locator(' 1066 ', 'id') },
			at: '1066',
			level: 'phone_number',
		},
		{
			what: 'the whole account',
			parameters: { registration: 'account' },
			at: '1065',
			level: 'whatsapp_business_account',
		},
	] as const;
	for (const { what, parameters, at, level } of targets) {
		it(`sends the webhooks of ${what} here`, async () => {
			const node = trigger({ parameters });
			await publish(node);
			expect(await overrides(simulator, at)).to.deep.equal({ [level]: webhookUrl(node) });
			await unpublish(node);
			expect(await overrides(simulator, at)).to.deep.equal({});
		});
	}

	it('finds the account’s address where the credential names no number', async () => {
		const credential = demoAccount(simulator, { phoneNumberId: '' });
		const node = trigger({ credential, parameters: { registration: 'account' } });
		await publish(node);
		expect(await overrides(simulator)).to.deep.equal({ whatsapp_business_account: webhookUrl(node) });
		await unpublish(node);
		expect(await overrides(simulator)).to.deep.equal({});
	});

	it('subscribes the app to an account that no app is subscribed to', async () => {
		await fetch(`${simulator.url}/v26.0/2001/subscribed_apps`, {
			method: 'DELETE',
			headers: { Authorization: 'Bearer SIMULATOR-TOKEN' },
		});
		await publish(trigger());
		await simulator.control.say('+15551230001', 'hello');
		await simulator.control.idle();
		const [webhook] = await simulator.control.webhooks();
		expect(webhook?.url).to.equal(webhookUrl(trigger()));
	});

	it('leaves Meta alone when it is registered by hand', async () => {
		await setOverride(simulator, '1065', OTHER_SYSTEM());
		const node = trigger({
			parameters: { registration: 'manual' },
			credential: demoAccount(simulator, { verifyToken: 'mine' }),
		});
		await publish(node);
		await unpublish(node);
		expect(await overrides(simulator)).to.deep.equal({ phone_number: OTHER_SYSTEM() });
	});

	describe('tests', () => {
		it('hand the webhooks back to nobody where nobody had them', async () => {
			const test = await listen(trigger());
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(test, true) });
			await endTest(test);
			expect(await overrides(simulator)).to.deep.equal({});
		});

		it('hand the webhooks back to the published workflow', async () => {
			const node = trigger();
			await publish(node);
			const test = await listen(node);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(node, true) });
			await endTest(test);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(node) });
			await unpublish(node);
			expect(await overrides(simulator)).to.deep.equal({});
		});

		it('do not undo a publication in their midst', async () => {
			const node = trigger();
			const test = await listen(node);
			await publish(node);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(node) });
			await endTest(test);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(node) });
			await unpublish(node);
			expect(await overrides(simulator)).to.deep.equal({});
		});

		it('leave no dead address behind when the workflow is unpublished in their midst', async () => {
			const node = trigger();
			await publish(node);
			const test = await listen(node);
			await unpublish(node);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(node, true) });
			await endTest(test);
			expect(await overrides(simulator)).to.deep.equal({});
			expect(test.log?.join()).to.match(/did not pass Meta's handshake/);
		});

		it('do not come back to the address of a test that was cut off', async () => {
			await setOverrideTo(webhookUrl(trigger(), true));
			const node = trigger();
			await publish(node);
			await unpublish(node);
			expect(await overrides(simulator)).to.deep.equal({});
		});

		it('end without an error when Meta is not there', async () => {
			const test = await listen(trigger());
			const credential = demoAccount({ url: 'http://127.0.0.1:9' });
			expect(await callHook({ ...test, credential }, 'delete', true)).to.equal(false);
			expect(test.log?.join()).to.match(/could not be taken back.*Meta was not reached/);
		});

		async function setOverrideTo(address: string): Promise<void> {
			listening.add(new URL(address).pathname);
			await setOverride(simulator, '1065', address, token);
		}
	});

	describe('an address of somebody else', () => {
		it('of another trigger in this n8n: says so and what to do, and leaves it alone', async () => {
			const first = trigger({ webhookId: 'first' });
			await publish(first);
			const error = await rejection(register(trigger({ webhookId: 'second' })));
			expect(error.message).to.match(
				/^Another WhatsApp trigger of this n8n gets these webhooks already.*Unpublish.*By Hand.*Replace/,
			);
			expect(error.description).to.contain(webhookUrl(first));
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(first) });
		});

		it('of another system: names its host', async () => {
			const elsewhere = await metaServer(({ url }, response) => {
				response.end(new URL(url, 'http://x').searchParams.get('hub.challenge'));
			});
			try {
				await setOverride(simulator, '1065', `${elsewhere.url}/hook/whatsapp`);
				const error = await rejection(register(trigger()));
				expect(error.message).to.match(new RegExp(`^Another system, ${elsewhere.url}, gets`));
			} finally {
				await elsewhere.close();
			}
		});

		it('does not matter to a trigger on another number', async () => {
			await publish(trigger({ webhookId: 'first' }));
			await publish(trigger({ webhookId: 'second', parameters: { phoneNumber: locator('1066') } }));
			expect(Object.keys(await overrides(simulator, '1066'))).to.deep.equal(['phone_number']);
		});

		it('is replaced when the user says so, and put back where it knows the verify token', async () => {
			const first = trigger({ webhookId: 'first' });
			await publish(first);
			const second = trigger({ webhookId: 'second', parameters: { options: { replace: true } } });
			await publish(second);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(second) });
			await unpublish(second);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(first) });
		});

		it('is put back with the credential’s verify token', async () => {
			await setOverride(simulator, '1065', OTHER_SYSTEM());
			token = 'of another system';
			const node = trigger({
				credential: demoAccount(simulator, { verifyToken: token }),
				parameters: { options: { replace: true } },
			});
			await publish(node);
			await unpublish(node);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: OTHER_SYSTEM() });
			token = verifyTokenOf(accountOf(demoAccount(simulator)));
		});

		it('that does not know the verify token gives way to the app’s own, with an entry in the log', async () => {
			await setOverride(simulator, '1065', OTHER_SYSTEM());
			const node = trigger({ parameters: { options: { replace: true } } });
			await publish(node);
			await unpublish(node);
			expect(await overrides(simulator)).to.deep.equal({});
			expect(node.log?.join()).to.contain(OTHER_SYSTEM());
		});

		it('that was set in the meantime is not taken away', async () => {
			const node = trigger();
			await publish(node);
			await setOverride(simulator, '1065', OTHER_SYSTEM());
			await unpublish(node);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: OTHER_SYSTEM() });
		});
	});

	describe('a node that was changed', () => {
		it('takes back what it registered, and not what its parameters now say', async () => {
			const node = trigger();
			await publish(node);
			await unpublish({ ...node, parameters: { phoneNumber: locator('1066') } });
			expect(await overrides(simulator)).to.deep.equal({});
		});

		it('leaves its former number when that was not possible before', async () => {
			const node = trigger();
			await publish(node);
			const moved = { ...node, parameters: { phoneNumber: locator('1066') } };
			await publish(moved);
			expect(await overrides(simulator)).to.deep.equal({});
			expect(await overrides(simulator, '1066')).to.deep.equal({ phone_number: webhookUrl(node) });
		});

		it('starts although its former account can no longer be reached', async () => {
			const node = trigger();
			await publish(node);
			const memory = node.staticData['node:WhatsApp Flows Trigger'] as {
				registration: { target: { id: string } };
			};
			memory.registration.target.id = '999';
			await publish(node);
			expect(node.log?.join()).to.match(/could not be taken back from Meta.*Unknown id|does not exist/);
			expect(await callHook(node, 'checkExists')).to.equal(true);
		});

		it('is still found after it was renamed', async () => {
			const node = trigger();
			await publish(node);
			await unpublish({ ...node, name: 'Incoming' });
			expect(await overrides(simulator)).to.deep.equal({});
		});
	});

	it('lets n8n try again when Meta is not there while a workflow is unpublished', async () => {
		const node = trigger();
		await publish(node);
		const credential = demoAccount({ url: 'http://127.0.0.1:9' });
		const error = await rejection(callHook({ ...node, credential }, 'delete'));
		expect(error.message).to.match(/Meta was not reached.*check the network/);
		await unpublish(node);
		expect(await overrides(simulator)).to.deep.equal({});
	});

	const refusals: { what: string; node: () => Partial<TriggerNode>; says: RegExp }[] = [
		{
			what: 'without an app secret',
			node: () => ({ credential: demoAccount(simulator, { appSecret: '', verifyToken: 'mine' }) }),
			says: /^App Secret: is empty in the credential.*App Settings, Basic/,
		},
		{
			what: 'by hand without a verify token',
			node: () => ({ parameters: { registration: 'manual' } }),
			says: /^Verify Token: is empty in the credential.*dashboard/,
		},
		{
			what: 'without anything to make a verify token of',
			node: () => ({
				credential: demoAccount(simulator, { appSecret: '' }),
				parameters: { options: { acceptUnsigned: true } },
			}),
			says: /^Verify Token: is empty/,
		},
		{
			what: 'without a number',
			node: () => ({ credential: demoAccount(simulator, { phoneNumberId: '' }) }),
			says: /^Phone Number: is empty here and in the credential/,
		},
		{
			what: 'with a rule that cannot be used',
			node: () => ({ parameters: { rules: { values: [{}, { kind: 'text', textMatch: 'is' }] } } }),
			says: /^Rule 2, text: the text to listen for is empty/,
		},
		{
			what: 'with a pattern that cannot be read',
			node: () => ({
				parameters: { rules: { values: [{ kind: 'text', textMatch: 'pattern', textValue: 'order (' }] } },
			}),
			says: /^Rule 1, pattern: /,
		},
		{
			what: 'for a certain Flow that was not chosen',
			node: () => ({
				parameters: { rules: { values: [{ kind: 'flow_response', flowMatch: 'one', flow: locator('') }] } },
			}),
			says: /^Rule 1, Flow: is empty/,
		},
		{
			what: 'with a token that Meta does not accept',
			node: () => ({ credential: demoAccount(simulator, { accessToken: 'WRONG-TOKEN-123' }) }),
			says: /\(190\).*enter a new one/,
		},
		{
			what: 'at an address that Meta cannot reach',
			node: () => ({ n8nUrl: 'http://127.0.0.1:9' }),
			says: /^Meta could not reach this n8n at http:\/\/127.0.0.1:9.*WEBHOOK_URL/,
		},
		{
			what: 'at Meta itself without https',
			node: () => ({ credential: demoAccount({ url: 'https://graph.facebook.com' }), parameters: {} }),
			says: /^Webhook URL: Meta only sends to https/,
		},
	];
	for (const { what, node, says } of refusals) {
		it(`does not start ${what}`, async () => {
			const error = await rejection(register(trigger(node())));
			expect(error.message).to.match(says);
			expect(error.message).not.to.contain('WRONG-TOKEN');
			expect(await overrides(simulator)).to.deep.equal({});
		});
	}

	it('starts without an app secret when the user accepts unsigned webhooks', async () => {
		token = 'mine';
		const node = trigger({
			credential: demoAccount(simulator, { appSecret: '', verifyToken: 'mine' }),
			parameters: { options: { acceptUnsigned: true } },
		});
		await publish(node);
		expect(await overrides(simulator)).to.deep.equal({ phone_number: webhookUrl(node) });
		token = verifyTokenOf(accountOf(demoAccount(simulator)));
	});
});
