import { expect } from 'chai';
import {
	block,
	collected,
	collectedCount,
	collectedEvent,
	collectorFiles,
	collectors,
	forget,
} from './collector';
import { type NodeRed, type NodeRedVersion, startNodeRed } from './harness';
import { flows, post, statusesBody, textBody } from './webhook-calls';

const VERSIONS: readonly NodeRedVersion[] = ['5', '4.1'];
const MEGABYTE = 1024 * 1024;

/** Sends all bodies, so many at the same time, and repeats what was turned away, as Meta does. */
async function deliver(url: string, bodies: readonly string[], atOnce: number): Promise<Map<number, number>> {
	const answers = new Map<number, number>();
	const queue = [...bodies];
	const sender = async () => {
		for (let body = queue.shift(); body !== undefined; body = queue.shift()) {
			const { status } = await post(url, body).catch(() => ({ status: 0 }));
			answers.set(status, (answers.get(status) ?? 0) + 1);
			if (status === 200) continue;
			queue.push(body);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	return answers;
}

for (const version of VERSIONS) {
	describe(`Webhooks under load in Node-RED ${version}`, () => {
		let nodeRed: NodeRed;
		let url: string;
		before(async () => {
			nodeRed = await startNodeRed({ version, files: collectorFiles });
			url = `${nodeRed.nodeUrl}/whatsapp`;
		});
		beforeEach(() => forget(nodeRed));
		after(() => nodeRed.stop());

		it('turns webhooks away with 503 and Retry-After while the event loop lags, and takes them again later', async () => {
			await nodeRed.deploy(flows({ collectors: collectors(1) }));
			await block(nodeRed, { times: 8, milliseconds: 600 });
			// The first turns of the event loop have to show that it is not a single pause.
			await new Promise((resolve) => setTimeout(resolve, 2_000));
			const refused = await post(url, textBody('wamid.lag', 'Hello'));
			expect(refused.status).to.equal(503);
			expect(Number(refused.retryAfter)).to.be.greaterThan(0);
			await new Promise((resolve) => setTimeout(resolve, 4_000));
			expect((await post(url, textBody('wamid.lag', 'Hello'))).status).to.equal(200);
			expect((await collectedCount(nodeRed, 1)).count).to.equal(1);
		}).timeout(20_000);

		it('does not take one long pause for overload', async () => {
			await nodeRed.deploy(flows({ collectors: collectors(1) }));
			await block(nodeRed, { times: 1, milliseconds: 1_500 });
			expect((await post(url, textBody('wamid.pause', 'Hello'))).status).to.equal(200);
		});

		it('bounds its memory with 1,000 POSTs of 100 statuses in flight, and loses and repeats none', async () => {
			await nodeRed.deploy(flows({ collectors: collectors(1, { keep: false, work: 0.02 }) }));
			await forget(nodeRed);
			const before = (await collected(nodeRed)).peak;
			const bodies = Array.from({ length: 1000 }, (_value, index) => statusesBody(`load${index}`, 100));
			const answers = await deliver(url, bodies, 1000);
			expect([...answers.keys()].every((status) => status === 200 || status === 503)).to.equal(
				true,
				JSON.stringify([...answers]),
			);
			expect(answers.get(200)).to.equal(1000);
			const { count, peak } = await collectedCount(nodeRed, 100_000, 60_000);
			expect(count).to.equal(100_000);
			// The bodies alone are 27 MB and their events about 130 MB.
			expect((peak - before) / MEGABYTE).to.be.lessThan(300);
		}).timeout(120_000);

		it('loses and repeats nothing while it is deployed again and again', async () => {
			// Node-RED itself drops what is on its way between two nodes when it stops them; the trigger's part ends there.
			const parts = { trigger: { name: 'watched' }, collectors: collectors(1) };
			await nodeRed.deploy(flows(parts));
			const bodies = Array.from({ length: 200 }, (_value, index) => statusesBody(`deploy${index}`, 5));
			const delivered = deliver(url, bodies, 4);
			for (let round = 0; round < 8; round++) await nodeRed.deploy(flows(parts));
			const answers = await delivered;
			expect(answers.get(200)).to.equal(200);
			// Handed out in order, so that nothing is under way once this one has arrived.
			await post(url, textBody('wamid.deployed.last', 'end'));
			const { handedOut } = await collectedEvent(nodeRed, 'wamid.deployed.last');
			expect(new Set(handedOut).size).to.equal(1001);
			expect(handedOut).to.have.length(1001);
		}).timeout(60_000);
	});
}
