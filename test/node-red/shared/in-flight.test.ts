import { expect } from 'chai';
import { InFlight } from '../../../node-red/shared/in-flight';

/** A task that ends when it is told to. */
function held(name: string, log: string[]) {
	const end = new AbortController();
	const ended = new Promise((resolve) => {
		end.signal.addEventListener('abort', resolve);
	});
	const task = async () => {
		log.push(name);
		await ended;
		return name;
	};
	return {
		task,
		end: () => {
			end.abort();
		},
	};
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('node-red/shared/in-flight', () => {
	it('starts as many as the limit, and the others in the order in which they came', async () => {
		const log: string[] = [];
		const tasks = ['a', 'b', 'c', 'd'].map((name) => held(name, log));
		const inFlight = new InFlight(2);
		const results = tasks.map(({ task }) => inFlight.run(task));
		await turn();
		expect(log).to.deep.equal(['a', 'b']);
		tasks[1]!.end();
		await turn();
		expect(log).to.deep.equal(['a', 'b', 'c']);
		for (const { end } of tasks) end();
		expect(await Promise.all(results)).to.deep.equal(['a', 'b', 'c', 'd']);
	});

	it('never has more than the limit under way, newcomers included', async () => {
		const log: string[] = [];
		const inFlight = new InFlight(1);
		const [a, b, c] = ['a', 'b', 'c'].map((name) => held(name, log));
		const results = [inFlight.run(a!.task), inFlight.run(b!.task)];
		a!.end();
		await turn();
		results.push(inFlight.run(c!.task));
		await turn();
		expect(log).to.deep.equal(['a', 'b']);
		b!.end();
		c!.end();
		expect(await Promise.all(results)).to.deep.equal(['a', 'b', 'c']);
	});

	it('gives the place of a failed task on', async () => {
		const inFlight = new InFlight(1);
		const failed = inFlight.run(() => Promise.reject(new Error('no')));
		const next = inFlight.run(() => Promise.resolve('next'));
		expect(await failed.catch((error: unknown) => String(error))).to.equal('Error: no');
		expect(await next).to.equal('next');
	});

	it('waits at the end for what runs, and refuses what waits and what comes later', async () => {
		const log: string[] = [];
		const first = held('first', log);
		const inFlight = new InFlight(1);
		const running = inFlight.run(first.task);
		const waiting = inFlight.run(() => Promise.resolve('never')).catch((error: unknown) => String(error));
		let closed = false;
		const close = inFlight.close().then(() => {
			closed = true;
		});
		expect(await waiting).to.match(/^Error: Not sent/);
		expect(closed).to.equal(false);
		first.end();
		expect(await running).to.equal('first');
		await close;
		const late = await inFlight.run(() => Promise.resolve('late')).catch((error: unknown) => String(error));
		expect(late).to.match(/^Error: Not sent/);
	});
});
