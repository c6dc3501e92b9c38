import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { WhatsAppEvent } from '../../../whatsapp/events/event';
import { type Lines, shareExecution } from '../../../nodes/FlowsTrigger/share-execution';
import { post } from '../../hosts/n8n/signed-posts';

function statuses(count: number, name: string): WhatsAppEvent[] {
	return Array.from({ length: count }, (_, index) => ({
		kind: 'unknown',
		key: count === 1 ? name : `${name}${index}`,
		raw: null,
	}));
}

/** n8n as the trigger sees it: an execution is taken in, or refused, some time after the trigger asked for it. */
interface Start {
	keys: string[];
	answer: (status: number) => void;
}

describe('shareExecution', () => {
	let server: http.Server;
	let lines: Lines;
	let starts: Start[];
	/** How many requests have come to a decision. */
	let decided: number;

	beforeEach(async () => {
		lines = new Map();
		starts = [];
		decided = 0;
		server = http.createServer((request, response) => {
			// "/trigger/name/count"
			const [, trigger = '', name = '', count = '1'] = (request.url ?? '').split('/');
			const shared = shareExecution(lines, trigger, { events: statuses(Number(count), name), response });
			void shared.then((events) => {
				decided += 1;
				if (events === undefined) return;
				starts.push({
					keys: events.map(({ key }) => key),
					answer: (status) => {
						response.statusCode = status;
						response.end();
					},
				});
			});
			request.resume();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});

	afterEach(() => {
		server.closeAllConnections();
		server.close();
		expect(lines.size, 'nothing stays when nothing is open').to.equal(0);
	});

	function send(path: string, signal?: AbortSignal): Promise<number> {
		const { port } = server.address() as AddressInfo;
		const sent = post(`http://127.0.0.1:${port}${path}`, '', { headers: {}, ...(signal && { signal }) });
		return sent.then(
			({ status }) => status,
			() => 0,
		);
	}

	/** Sends one after the other has arrived, so that their order is certain. */
	async function sendInOrder(...paths: string[]): Promise<Promise<number>[]> {
		const sent: Promise<number>[] = [];
		for (const path of paths) {
			const open = openRequests();
			sent.push(send(path));
			await eventually(() => openRequests() > open);
		}
		return sent;
	}

	function openRequests(): number {
		return [...lines.values()].flat().reduce((sum, { requests }) => sum + requests.length, 0);
	}

	async function eventually(done: () => boolean): Promise<void> {
		const end = Date.now() + 2000;
		while (!done()) {
			if (Date.now() > end) throw new Error('did not happen');
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
	}

	async function nextStart(count: number): Promise<Start> {
		await eventually(() => starts.length >= count);
		return starts[count - 1]!;
	}

	it('starts at once when nothing is going on', async () => {
		const sent = send('/t/a');
		const first = await nextStart(1);
		expect(first.keys).to.deep.equal(['a']);
		first.answer(200);
		expect(await sent).to.equal(200);
	});

	it('lets what comes during a start share the next one, in order of arrival', async () => {
		const sent = await sendInOrder('/t/a', '/t/b/2', '/t/c', '/t/d');
		expect(starts.map(({ keys }) => keys)).to.deep.equal([['a']]);
		starts[0]!.answer(200);
		const second = await nextStart(2);
		expect(second.keys).to.deep.equal(['b0', 'b1', 'c', 'd']);
		second.answer(200);
		expect(await Promise.all(sent)).to.deep.equal([200, 200, 200, 200]);
	});

	it('lets only the leader of a group wait, and holds the answers of the others back', async () => {
		const sent = await sendInOrder('/t/a', '/t/b', '/t/c', '/t/d');
		await eventually(() => decided === 3);
		let answered = 0;
		for (const one of sent) void one.then(() => (answered += 1));
		starts[0]!.answer(200);
		await sent[0];
		await nextStart(2);
		expect(answered).to.equal(1);
		starts[1]!.answer(200);
		await Promise.all(sent);
	});

	it('refuses a group with 500 when n8n refused its execution, and goes on', async () => {
		const sent = await sendInOrder('/t/a', '/t/b', '/t/c');
		starts[0]!.answer(500);
		(await nextStart(2)).answer(500);
		expect(await Promise.all(sent)).to.deep.equal([500, 500, 500]);
		const later = send('/t/d');
		(await nextStart(3)).answer(200);
		expect(await later).to.equal(200);
	});

	it('does not let a refused execution spoil the next one', async () => {
		const sent = await sendInOrder('/t/a', '/t/b', '/t/c');
		starts[0]!.answer(500);
		(await nextStart(2)).answer(200);
		expect(await Promise.all(sent)).to.deep.equal([500, 200, 200]);
	});

	it('keeps triggers apart', async () => {
		const sent = await sendInOrder('/t/a', '/u/b');
		expect(starts.map(({ keys }) => keys)).to.deep.equal([['a'], ['b']]);
		for (const { answer } of starts) answer(200);
		await Promise.all(sent);
	});

	it('begins another group before one gets larger than a webhook of Meta', async () => {
		const sent = await sendInOrder('/t/a', '/t/b/600', '/t/c/400', '/t/d/1', '/t/e/1200', '/t/f');
		for (const [count, size] of [1, 1000, 1, 1200, 1].entries()) {
			const start = await nextStart(count + 1);
			expect(start.keys).to.have.length(size);
			start.answer(200);
		}
		expect(await Promise.all(sent)).to.deep.equal([200, 200, 200, 200, 200, 200]);
	});

	it('leaves out who hung up while it waited, for Meta repeats it', async () => {
		const hangUp = new AbortController();
		const [first] = await sendInOrder('/t/a', '/t/b');
		const gone = send('/t/c', hangUp.signal);
		await eventually(() => openRequests() === 3);
		hangUp.abort();
		await gone;
		await eventually(() => openRequests() === 2);
		starts[0]!.answer(200);
		await first;
		const second = await nextStart(2);
		expect(second.keys).to.deep.equal(['b']);
		second.answer(200);
	});

	it('lets a group come again whose leader hung up while it waited', async () => {
		const hangUp = new AbortController();
		const sent = await sendInOrder('/t/a');
		const leader = send('/t/b', hangUp.signal);
		await eventually(() => openRequests() === 2);
		sent.push(...(await sendInOrder('/t/c')));
		hangUp.abort();
		await leader;
		expect(await sent[1]).to.equal(500);
		starts[0]!.answer(200);
		expect(await sent[0]).to.equal(200);
		expect(starts).to.have.length(1);
	});

	it('goes on when the leader hangs up during the start; the others come again', async () => {
		const hangUp = new AbortController();
		const sent = await sendInOrder('/t/a');
		const leader = send('/t/b', hangUp.signal);
		await eventually(() => openRequests() === 2);
		sent.push(...(await sendInOrder('/t/c')));
		starts[0]!.answer(200);
		await nextStart(2);
		sent.push(...(await sendInOrder('/t/d')));
		hangUp.abort();
		await leader;
		expect(await sent[1]).to.equal(500);
		const third = await nextStart(3);
		expect(third.keys).to.deep.equal(['d']);
		third.answer(200);
		expect(await sent[2]).to.equal(200);
	});
});
