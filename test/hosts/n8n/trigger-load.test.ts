import { expect } from 'chai';
import { publish } from '../../../scripts/stage/n8n/publish';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { type N8n, startN8n } from './harness';
import { postAll, statusesBody } from './signed-posts';
import { credential, TRIGGER, triggerWorkflow, until } from './trigger-workflow';

/*
 * Many webhooks at once, on n8n's default expression engine. Every webhook holds one of its isolates until the trigger has
 * decided; were all of them to wait for an execution inside the trigger, n8n would have to make one for each.
 */
describe('WhatsApp Flows Trigger under load', function () {
	this.timeout(900_000);
	let simulator: Simulator;
	let n8n: N8n;
	const address = () => `${n8n.url}/webhook/hook-load/whatsapp`;
	const rules = { values: [{ kind: 'status' }] };

	before(async () => {
		simulator = await startSimulator();
		n8n = await startN8n({
			credentials: [credential(simulator)],
			workflows: [triggerWorkflow('load', { rules }, { outputs: 1 })],
		});
		await publish(n8n, 'load');
	});

	after(async () => {
		await n8n.stop();
		await simulator.close();
	});

	it('takes 64 connections: every event in exactly one execution, and many events in one', async () => {
		const ids = Array.from({ length: 192 }, (_, index) => `wamid.${index}`);
		let pending = ids;
		await until(
			async () => {
				const answers = await postAll(
					address(),
					pending.map((id) => statusesBody([id])),
					64,
				);
				// n8n answers 503 by itself while it is too busy to hear from its database; then they come again, as from Meta.
				expect([200, 503]).to.include.members(answers.map(({ status }) => status));
				pending = pending.filter((_, index) => answers[index]?.status !== 200);
				return pending.length;
			},
			(left) => left === 0,
			120_000,
		);

		const items = async () =>
			(await n8n.executions('load', 1)).flatMap((execution) => {
				expect(execution.status).to.equal('success');
				return (execution.outputs(TRIGGER)[0] ?? []).map(({ json }) => json['id']);
			});
		const handedOut = await until(items, (found) => found.length >= ids.length);
		expect([...handedOut].sort()).to.deep.equal([...ids].sort());
		const executions = await n8n.executions('load', 1);
		expect(executions.length, 'executions').to.be.below(ids.length / 4);
	});

	it('starts an execution at once when it is quiet again', async () => {
		const known = (await n8n.executions('load', 0)).length;
		const [answer] = await postAll(address(), [statusesBody(['wamid.alone'])], 1);
		expect(answer?.status).to.equal(200);
		const [alone] = (await n8n.executions('load', known + 1)).slice(known);
		expect(alone?.outputs(TRIGGER)[0]?.map(({ json }) => json['id'])).to.deep.equal(['wamid.alone']);
	});
});
