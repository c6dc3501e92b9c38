import { expect } from 'chai';
import type { WhatsAppEvent } from '../../../whatsapp/events/event';
import { type Listener, createInbox } from '../../../node-red/shared/webhook-inbox';

const event = (key: string): WhatsAppEvent => ({ kind: 'unknown', key, raw: { key } });
const turns = async (count = 5) => {
	for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

function setUp(listeners: Listener[] = []) {
	const released: string[] = [];
	const problems: unknown[] = [];
	const inbox = createInbox(
		() => listeners,
		(problem) => problems.push(problem),
	);
	const put = (...keys: string[]) => {
		inbox.put(keys.map(event), { add: () => true, release: () => released.push(keys.join()) });
	};
	return { inbox, put, released, problems, listeners };
}

describe('createInbox', () => {
	it('hands out one webhook as one call, in order, and releases its share afterwards', async () => {
		const calls: string[] = [];
		const { put, released } = setUp([(events) => calls.push(events.map(({ key }) => key).join())]);
		put('a', 'b');
		put('c');
		expect(calls).to.deep.equal([]);
		await turns();
		expect(calls).to.deep.equal(['a,b', 'c']);
		expect(released).to.deep.equal(['a,b', 'c']);
	});

	it('leaves out what came before, and releases a webhook that holds nothing new at once', async () => {
		const calls: string[] = [];
		const { put, released } = setUp([(events) => calls.push(events.map(({ key }) => key).join())]);
		put('a');
		put('a');
		expect(released).to.deep.equal(['a']);
		put('a', 'b');
		await turns();
		expect(calls).to.deep.equal(['a', 'b']);
	});

	it('gives each listener events of its own', async () => {
		const { put, problems } = setUp([
			([first]) => {
				(first as { key: string }).key = 'changed';
			},
			([first]) => {
				expect(first?.key).to.equal('a');
			},
		]);
		put('a');
		await turns();
		expect(problems).to.deep.equal([]);
	});

	it('goes on after a listener that throws, and says so', async () => {
		const calls: string[] = [];
		const { put, problems, released } = setUp([
			() => {
				throw new Error('broken');
			},
			([first]) => calls.push(String(first?.key)),
		]);
		put('a');
		await turns();
		expect(calls).to.deep.equal(['a']);
		expect(problems).to.have.length(1);
		expect(released).to.deep.equal(['a']);
	});

	it('holds back during a deploy, and while nobody listens', async () => {
		const calls: string[] = [];
		const { inbox, put, listeners } = setUp();
		put('a');
		await turns();
		expect(inbox.waiting()).to.equal(1);
		inbox.hold();
		listeners.push(([first]) => calls.push(String(first?.key)));
		put('b');
		await turns();
		expect(calls).to.deep.equal([]);
		inbox.resume();
		await turns();
		expect(calls).to.deep.equal(['a', 'b']);
	});

	it('releases what it gives up', () => {
		const { inbox, put, released } = setUp();
		put('a');
		put('b');
		expect(inbox.drop()).to.equal(2);
		expect(released).to.deep.equal(['a', 'b']);
		expect(inbox.waiting()).to.equal(0);
	});
});
