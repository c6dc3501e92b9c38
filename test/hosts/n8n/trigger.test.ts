import { expect } from 'chai';
import { signBody } from '../../../whatsapp/events/signature';
import { verifyTokenOf } from '../../../nodes/FlowsTrigger/registration/verify-token';
import { accountOf } from '../../../nodes/shared/account';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import type { Execution } from '../../../scripts/stage/n8n/executions';
import { type N8n, startN8n } from './harness';
import { post, statusesBody } from './signed-posts';
import {
	credential,
	listen,
	overrides,
	publish,
	refusedPublish,
	SECRET,
	stopListening,
	TRIGGER,
	triggerWorkflow,
	unpublish,
	until,
} from './trigger-workflow';

const ANA = '+15551230001';

const rules = {
	values: [
		{ kind: 'quick_reply', replyMatch: 'title', replyValue: 'Yes' },
		{ kind: 'quick_reply', replyMatch: 'title', replyValue: 'No' },
		{ kind: 'flow_response' },
		{ kind: 'status', status: 'rejected' },
	],
};
const routed = triggerWorkflow('routed', { rules, otherwise: true }, { outputs: 5 });
const statuses = triggerWorkflow('statuses', { rules: { values: [{ kind: 'status' }] } }, { outputs: 1 });
const second = triggerWorkflow('second', { rules: { values: [{ kind: 'text' }] } }, { outputs: 1 });
const byHand = triggerWorkflow(
	'by-hand',
	{ registration: 'manual', rules: { values: [{ kind: 'account' }, { kind: 'text' }] } },
	{ outputs: 2, credential: 'with-token' },
);
const unsigned = triggerWorkflow('unsigned', {}, { outputs: 1, credential: 'without-secret' });

describe('WhatsApp Flows Trigger in the real n8n', function () {
	this.timeout(900_000);
	let simulator: Simulator;
	let n8n: N8n;

	before(async () => {
		simulator = await startSimulator({ retry: { firstMs: 200, factor: 1, attempts: 20 } });
		n8n = await startN8n({
			credentials: [
				credential(simulator),
				{ ...credential(simulator, { verifyToken: 'made up' }), id: 'with-token' },
				{ ...credential(simulator, { appSecret: '', verifyToken: 'made up' }), id: 'without-secret' },
			],
			workflows: [routed, statuses, second, byHand, unsigned],
		});
	});

	after(async () => {
		await n8n.stop();
		await simulator.close();
	});

	const address = (id: string, isTest = false) =>
		`${n8n.url}/${isTest ? 'webhook-test' : 'webhook'}/hook-${id}/whatsapp`;

	const runs = async (id: string) => (await n8n.executions(id, 0)).length;

	/** The executions that come after the first `known`. */
	async function executionsAfter(id: string, known: number, count: number): Promise<Execution[]> {
		return (await n8n.executions(id, known + count)).slice(known);
	}

	/** What arrived at the nodes behind the outputs, output by output. */
	const arrived = (execution: Execution | undefined, outputs: number) =>
		Array.from({ length: outputs }, (_, place) =>
			(execution?.outputs(`Output ${place}`)[0] ?? []).map(({ json }) => json['text'] ?? json['key']),
		);

	describe('published', () => {
		before(() => publish(n8n, 'routed'));
		after(() => unpublish(n8n, 'routed'));

		it('is where Meta sends the number’s webhooks', async () => {
			expect(await overrides(simulator)).to.deep.equal({ phone_number: address('routed') });
		});

		const tap = (text: string) => ({ type: 'button', button: { text, payload: text } });
		const branches: { what: string; send: () => Promise<unknown>; output: number; text: string }[] = [
			{ what: 'a quick reply', send: () => simulator.control.send(ANA, tap('Yes')), output: 0, text: 'Yes' },
			{
				what: 'another quick reply',
				send: () => simulator.control.send(ANA, tap('NO')),
				output: 1,
				text: 'NO',
			},
			{
				what: 'a Flow response',
				send: () =>
					simulator.control.send(ANA, {
						type: 'interactive',
						interactive: {
							type: 'nfm_reply',
							nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"rating":"4"}' },
						},
					}),
				output: 2,
				text: 'Sent',
			},
			{ what: 'anything else', send: () => simulator.control.say(ANA, 'hello'), output: 4, text: 'hello' },
		];
		for (const { what, send, output, text } of branches) {
			it(`hands ${what} out by its own output`, async () => {
				const known = await runs('routed');
				await send();
				const [execution] = await executionsAfter('routed', known, 1);
				expect(execution?.status).to.equal('success');
				const expected = Array.from({ length: 5 }, (_, place) => (place === output ? [text] : []));
				expect(arrived(execution, 5)).to.deep.equal(expected);
			});
		}

		it('starts nothing for events that fit no rule, and answers 200', async () => {
			const known = await runs('routed');
			const body = statusesBody(['wamid.delivered']);
			expect((await post(address('routed'), body)).status).to.equal(200);
			expect(await runs('routed')).to.equal(known);
		});

		const refused: { what: string; headers: (body: string) => Record<string, string>; logged: RegExp }[] = [
			{
				what: 'no signature',
				headers: () => ({}),
				logged: /401\. The X-Hub-Signature-256 header is missing/,
			},
			{
				what: 'the signature of another secret',
				headers: (body) => ({ 'x-hub-signature-256': signBody(body, 'guessed') }),
				logged: /401\. The signature does not fit the body/,
			},
			{
				what: 'the signature of another body',
				headers: (body) => ({ 'x-hub-signature-256': signBody(`${body} `, SECRET) }),
				logged: /401\. The signature does not fit the body/,
			},
			{
				what: 'half a signature',
				headers: (body) => ({ 'x-hub-signature-256': signBody(body, SECRET).slice(0, 40) }),
				logged: /401\. The X-Hub-Signature-256 header is not "sha256=" and 64 hex digits/,
			},
		];
		for (const { what, headers, logged } of refused) {
			it(`refuses a webhook with ${what}, says so in the log, and starts nothing`, async () => {
				const known = await runs('routed');
				const body = statusesBody(['wamid.A']).replace('delivered', 'failed');
				const given = { 'content-type': 'application/json', ...headers(body) };
				const position = n8n.log().length;
				expect((await post(address('routed'), body, { headers: given })).status).to.equal(401);
				await n8n.child.waitFor(logged, { after: position });
				expect(await runs('routed')).to.equal(known);
			});
		}

		it('refuses what is signed and no webhook', async () => {
			const known = await runs('routed');
			expect((await post(address('routed'), '{"hello":1}')).status).to.equal(400);
			expect(await runs('routed')).to.equal(known);
		});

		it('reads the bytes that were signed, whatever content type they come with', async () => {
			const known = await runs('routed');
			const body = statusesBody(['wamid.B']).replace('delivered', 'failed');
			const headers = {
				'content-type': 'application/octet-stream',
				'x-hub-signature-256': signBody(body, SECRET),
			};
			expect((await post(address('routed'), body, { headers })).status).to.equal(200);
			const [execution] = await executionsAfter('routed', known, 1);
			expect(arrived(execution, 5)[3]).to.deep.equal(['wamid.B:rejected']);
		});

		it('refuses bodies larger than Meta’s', async () => {
			const large = JSON.stringify({ object: 'x', entry: [], padding: 'x'.repeat(3 * 1024 * 1024) });
			expect((await post(address('routed'), large)).status).to.equal(413);
		});

		it('answers a handshake with the right token only', async () => {
			const token = verifyTokenOf(accountOf(credential(simulator).data as Record<string, string>));
			const ask = (verifyToken: string) =>
				fetch(
					`${address('routed')}?hub.mode=subscribe&hub.challenge=${encodeURIComponent('<b>1</b>')}&hub.verify_token=${verifyToken}`,
				);
			const right = await ask(token);
			expect([right.status, await right.text()]).to.deep.equal([200, '<b>1</b>']);
			expect(right.headers.get('content-type')).to.match(/^text\/plain/);
			expect((await ask('guessed')).status).to.equal(403);
			expect((await ask('')).status).to.equal(403);
		});

		it('keeps another trigger from the same number, and says what to do', async () => {
			const message = await refusedPublish(n8n, 'second');
			expect(message).to.match(/^Another WhatsApp trigger of this n8n gets these webhooks already.*By Hand/);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: address('routed') });
		});
	});

	it('is no longer where Meta sends anything after it was unpublished', async () => {
		expect(await overrides(simulator)).to.deep.equal({});
	});

	it('makes one execution with 100 items of one webhook with 100 statuses', async () => {
		await publish(n8n, 'statuses');
		const ids = Array.from({ length: 100 }, (_, index) => `wamid.${index}`);
		expect((await post(address('statuses'), statusesBody(ids))).status).to.equal(200);
		const [execution, ...more] = await n8n.executions('statuses', 1);
		expect(more).to.have.length(0);
		const items = execution?.outputs(TRIGGER)[0] ?? [];
		expect(items.map(({ json }) => json['id'])).to.deep.equal(ids);
		await unpublish(n8n, 'statuses');
	});

	describe('listening for a test event', () => {
		afterEach(async () => {
			await unpublish(n8n, 'second').catch(() => undefined);
			expect(await overrides(simulator)).to.deep.equal({});
		});

		const becomes = (expected: string | undefined) =>
			until(
				() => overrides(simulator),
				({ phone_number }) => phone_number === expected,
			);

		it('gets the webhooks until the first event, and gives them back to nobody', async () => {
			await listen(n8n, 'second');
			await becomes(address('second', true));
			await simulator.control.say(ANA, 'a test');
			await becomes(undefined);
			const execution = (await n8n.executions('second', 1)).at(-1);
			expect(arrived(execution, 1)).to.deep.equal([['a test']]);
		});

		it('goes on listening after what fits no rule', async () => {
			const known = await runs('second');
			await listen(n8n, 'second');
			await simulator.control.send(ANA, { type: 'sticker', sticker: { id: '1' } });
			await simulator.control.idle(20_000);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: address('second', true) });
			await simulator.control.say(ANA, 'at last');
			await becomes(undefined);
			expect(arrived((await executionsAfter('second', known, 1))[0], 1)).to.deep.equal([['at last']]);
		});

		it('gives them back to the published workflow after the event', async () => {
			await publish(n8n, 'second');
			await listen(n8n, 'second');
			await becomes(address('second', true));
			await simulator.control.say(ANA, 'a test');
			await becomes(address('second'));
			const known = await runs('second');
			await simulator.control.say(ANA, 'for real');
			expect(arrived((await executionsAfter('second', known, 1))[0], 1)).to.deep.equal([['for real']]);
		});

		it('gives them back when the test is cancelled', async () => {
			await publish(n8n, 'second');
			await listen(n8n, 'second');
			await becomes(address('second', true));
			await stopListening(n8n, 'second');
			await becomes(address('second'));
		});

		it('leaves a workflow alone that was published in the meantime', async () => {
			await listen(n8n, 'second');
			await becomes(address('second', true));
			await publish(n8n, 'second');
			expect(await overrides(simulator)).to.deep.equal({ phone_number: address('second') });
			const asked = (await simulator.control.wire()).length;
			await stopListening(n8n, 'second');
			// The end of the test asks Meta what stands there.
			await until(
				async () => (await simulator.control.wire()).length,
				(length) => length > asked,
			);
			expect(await overrides(simulator)).to.deep.equal({ phone_number: address('second') });
		});

		it('takes its own address away when the workflow was unpublished in the meantime', async () => {
			await publish(n8n, 'second');
			await listen(n8n, 'second');
			await becomes(address('second', true));
			await unpublish(n8n, 'second');
			expect(await overrides(simulator)).to.deep.equal({ phone_number: address('second', true) });
			await stopListening(n8n, 'second');
			await becomes(undefined);
		});
	});

	it('registered by hand, takes what the app’s address gets, account updates too', async () => {
		await publish(n8n, 'by-hand');
		expect(await overrides(simulator)).to.deep.equal({});
		await fetch(`${simulator.url}/v26.0/9000/subscriptions`, {
			method: 'POST',
			headers: {
				Authorization: `Bearer 9000|${SECRET}`,
				'Content-Type': 'application/json',
			},
			body: JSON.stringify({
				object: 'whatsapp_business_account',
				callback_url: address('by-hand'),
				verify_token: 'made up',
				fields: 'messages,message_template_status_update',
			}),
		});
		await simulator.control.emit('message_template_status_update', {
			event: 'APPROVED',
			message_template_id: 1,
			message_template_name: 'spring_offer',
			message_template_language: 'en_US',
		});
		const [update] = await n8n.executions('by-hand', 1);
		expect(update?.outputs(TRIGGER)[0]?.[0]?.json['field']).to.equal('message_template_status_update');
		await simulator.control.say(ANA, 'hello');
		const [, message] = await n8n.executions('by-hand', 2);
		expect(arrived(message, 2)).to.deep.equal([[], ['hello']]);
		await unpublish(n8n, 'by-hand');
	});

	const lists = [
		{
			what: 'the Flows for a rule',
			methodName: 'searchFlows',
			path: 'rules.values[0].flow',
			has: /^Feedback/,
		},
		{ what: 'the numbers', methodName: 'searchPhoneNumbers', path: 'phoneNumber', has: /Sunny Bakery/ },
	];
	for (const { what, methodName, path, has } of lists) {
		it(`lists ${what} in the editor`, async () => {
			const { results } = await n8n.rest.post<{ results: { name: string }[] }>(
				'/rest/dynamic-node-parameters/resource-locator-results',
				{
					path: `parameters.${path}`,
					methodName,
					nodeTypeAndVersion: { name: routed.nodes[0]?.type, version: 1 },
					currentNodeParameters: { rules: { values: [{ kind: 'flow_response', flowMatch: 'one' }] } },
					credentials: routed.nodes[0]?.credentials,
				},
			);
			expect(results.map(({ name }) => name).filter((name) => has.test(name))).not.to.have.length(0);
		});
	}

	it('does not start without an app secret', async () => {
		expect(await refusedPublish(n8n, 'unsigned')).to.match(/^App Secret: is empty in the credential/);
		expect(await overrides(simulator)).to.deep.equal({});
	});

	it('writes no secret into its log', () => {
		expect(n8n.log()).not.to.match(/SIMULATOR-TOKEN|simulator-app-secret|made up/);
	});
});
