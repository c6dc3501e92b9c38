import { expect } from 'chai';
import { startChild, type Child } from '../../scripts/stage/child';
import { freePort } from '../../scripts/stage/free-port';
import { installN8n } from '../../scripts/n8n-install';
import { publish } from '../../scripts/stage/n8n/publish';
import { type Simulator, startSimulator } from '../../simulator/server/start';
import { type N8n, startN8n } from '../hosts/n8n/harness';
import { PACKAGE } from '../hosts/n8n/package-under-test';
import { postAll, statusesBody } from '../hosts/n8n/signed-posts';
import { credential, TRIGGER, triggerWorkflow } from '../hosts/n8n/trigger-workflow';

const OFFLINE = '+15551230006';

/*
 * n8n in queue mode: the editor, a process that only takes webhooks, and a worker that only executes. They share a
 * database and Redis, and no memory. Needs redis-server on the PATH, which is why it has a command of its own.
 */
describe('The n8n package in queue mode', function () {
	this.timeout(300_000);
	let simulator: Simulator;
	let n8n: N8n;
	const children: Child[] = [];
	let webhookProcess: string;

	before(async () => {
		simulator = await startSimulator();
		const redisPort = await freePort(0);
		const redis = startChild(
			'redis-server',
			['--port', String(redisPort), '--bind', '127.0.0.1', '--save', ''],
			{
				cwd: process.cwd(),
			},
		);
		children.push(redis);
		await redis.waitFor(/Ready to accept connections/);

		const queue = {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		};
		n8n = await startN8n({
			credentials: [credential(simulator)],
			workflows: [answering()],
			env: queue,
		});
		const shared = { ...n8n.env, ...queue };
		const program = await installN8n();
		const worker = startChild(process.execPath, [program, 'worker'], {
			cwd: n8n.userFolder,
			env: { ...shared, N8N_RUNNERS_BROKER_PORT: String(await freePort(0)) },
		});
		const port = String(await freePort(0));
		const webhooks = startChild(process.execPath, [program, 'webhook'], {
			cwd: n8n.userFolder,
			env: { ...shared, N8N_PORT: port, N8N_RUNNERS_BROKER_PORT: String(await freePort(0)) },
		});
		children.push(worker, webhooks);
		await worker.waitFor(/worker is now ready/i, { timeout: 90_000 });
		await webhooks.waitFor(/Webhook listener waiting/i, { timeout: 90_000 });
		webhookProcess = `http://127.0.0.1:${port}`;
		await publish(n8n, 'answering');
	});

	after(async () => {
		for (const child of children.reverse()) await child.stop();
		await n8n.stop();
		await simulator.close();
	});

	it('takes webhooks in one process and sends from another', async () => {
		const ids = Array.from({ length: 24 }, (_, index) => `wamid.${index}`);
		const bodies = ids.map((id) => statusesBody([id]));
		const answers = await postAll(`${webhookProcess}/webhook/hook-answering/whatsapp`, bodies, 8);
		expect(answers.map(({ status }) => status)).to.deep.equal(ids.map(() => 200));

		const seen: unknown[] = [];
		const end = Date.now() + 60_000;
		while (seen.length < ids.length && Date.now() < end) {
			await new Promise((resolve) => setTimeout(resolve, 500));
			seen.length = 0;
			for (const execution of await n8n.executions('answering', 1)) {
				expect(execution.status).to.equal('success');
				seen.push(...(execution.outputs(TRIGGER)[0] ?? []).map(({ json }) => json['id']));
			}
		}
		expect(seen.sort()).to.deep.equal([...ids].sort());

		// Each was reported once, by the worker.
		const sent = (await simulator.control.messages()).filter(({ direction }) => direction === 'outbound');
		expect(sent.map(({ body }) => (body as { text?: { body?: string } }).text?.body).sort()).to.deep.equal(
			[...ids].sort().map((id) => `about ${id}`),
		);
	});

	it('refuses a webhook with a wrong signature in the webhook process, too', async () => {
		const answer = await fetch(`${webhookProcess}/webhook/hook-answering/whatsapp`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
			body: statusesBody(['wamid.forged']),
		});
		expect(answer.status).to.equal(401);
	});
});

/** Reports each delivery to somebody who is offline: delivered itself, the report would be reported without end. */
function answering(): ReturnType<typeof triggerWorkflow> {
	const workflow = triggerWorkflow('answering', {
		rules: { values: [{ kind: 'status', status: 'delivered' }] },
	});
	const name = 'Send Message';
	return {
		...workflow,
		nodes: [
			...workflow.nodes,
			{
				id: 'send',
				name,
				type: `${PACKAGE}.whatsAppSendMessage`,
				typeVersion: 1,
				position: [300, 0],
				parameters: { operation: 'text', to: OFFLINE, text: '=about {{ $json.id }}' },
				credentials: { whatsAppFlowsApi: { id: 'wa', name: 'Sunny Bakery' } },
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: name, type: 'main', index: 0 }]] } },
	};
}
