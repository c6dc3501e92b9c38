import { expect } from 'chai';
import { block, collectedCount, collectedEvent, collectorFiles, collectors, forget } from './collector';
import { type NodeRed, type NodeRedVersion, startNodeRed } from './harness';
import { flows, post, statusesBody, textBody } from './webhook-calls';

const VERSIONS: readonly NodeRedVersion[] = ['5', '4.1'];
const MEGABYTE = 1024 * 1024;

/**
 * Sends all bodies, so many at the same time, and repeats what was turned away. Each sender waits longer from time to
 * time, as Meta does: a thousand that ask again at once would keep a small machine busy with nothing but refusals.
 */
async function deliver(url: string, bodies: readonly string[], atOnce: number): Promise<Map<number, number>> {
	const answers = new Map<number, number>();
	const queue = [...bodies];
	const sender = async () => {
		let pause = 50;
		for (let body = queue.shift(); body !== undefined; body = queue.shift()) {
			const { status } = await post(url, body).catch(() => ({ status: 0 }));
			answers.set(status, (answers.get(status) ?? 0) + 1);
			if (status === 200) continue;
			queue.push(body);
			await new Promise((resolve) => setTimeout(resolve, pause));
			pause = Math.min(2 * pause, 3_000);
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
			await block(nodeRed, { times: 5, milliseconds: 600 });
			// The first turns of the event loop have to show that it is not a single pause.
			await new Promise((resolve) => setTimeout(resolve, 1_500));
			const refused = await post(url, textBody('wamid.lag', 'Hello'));
			expect(refused.status).to.equal(503);
			expect(Number(refused.retryAfter)).to.be.greaterThan(0);
			await new Promise((resolve) => setTimeout(resolve, 2_500));
			expect((await post(url, textBody('wamid.lag', 'Hello'))).status).to.equal(200);
			expect((await collectedCount(nodeRed, 1)).count).to.equal(1);
		}).timeout(20_000);

		it('does not take one long pause for overload', async () => {
			await nodeRed.deploy(flows({ collectors: collectors(1) }));
			await block(nodeRed, { times: 1, milliseconds: 1_500 });
			expect((await post(url, textBody('wamid.pause', 'Hello'))).status).to.equal(200);
		});

		it('takes 1,000 POSTs of 100 statuses at once, loses and repeats none', async () => {
			await nodeRed.deploy(flows({ collectors: collectors(1, { keep: false }) }));
			await forget(nodeRed);
			const bodies = Array.from({ length: 1000 }, (_value, index) => statusesBody(`load${index}`, 100));
			const answers = await deliver(url, bodies, 1000);
			expect(answers.get(200)).to.equal(1000);
			expect([...answers.keys()].filter((status) => status !== 200 && status !== 503)).to.deep.equal([]);
			expect((await collectedCount(nodeRed, 100_000, 30_000)).count).to.equal(100_000);
		}).timeout(60_000);

		it('takes on no more than it can hold when the flow behind it is slow, and hands out all of that', async () => {
			await nodeRed.deploy(flows({ collectors: collectors(1, { keep: false, work: 0.2 }) }));
			await forget(nodeRed);
			const bodies = Array.from({ length: 1000 }, (_value, index) => statusesBody(`slow${index}`, 100));
			const answers = await Promise.all(bodies.map((body) => post(url, body)));
			const accepted = answers.filter(({ status }) => status === 200).length;
			expect(answers.filter(({ status }) => status === 503)).to.have.length(1000 - accepted);
			// 16 MB of bodies with 30 kB each, and what was handed out meanwhile.
			expect(accepted).to.be.within(100, 950);
			const { count, peak } = await collectedCount(nodeRed, accepted * 100, 60_000);
			expect(count).to.equal(accepted * 100);
			expect(peak / MEGABYTE).to.be.lessThan(500);
		}).timeout(90_000);

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
