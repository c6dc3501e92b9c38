import type { WhatsAppEvent } from '../../../whatsapp/events/event';
import type { FlowNode, NodeRed } from './harness';

/**
 * A node only for tests: it keeps what reaches it, and tells it at the admin address "/collected", with what else only
 * the inside of the process knows. `work` makes it slow: so many milliseconds of CPU for each message.
 */
const RUNTIME = `
module.exports = (RED) => {
	let kept = [];
	let count = 0;
	let peak = 0;
	let handedOut = [];
	RED.hooks.add('onSend', (sends) => {
		for (const { source, msg } of sends) {
			if (source.node.name === 'watched') handedOut.push(msg.payload.key);
		}
	});
	const look = () => { peak = Math.max(peak, process.memoryUsage().rss); };
	setInterval(look, 50).unref();
	function busy(milliseconds) {
		const end = performance.now() + milliseconds;
		while (performance.now() < end);
	}
	RED.nodes.registerType('test-collector', function (def) {
		RED.nodes.createNode(this, def);
		this.on('input', (message, send, done) => {
			count += 1;
			if (def.keep !== false) kept.push({ output: def.output, topic: message.topic, event: message.payload });
			if (def.work) busy(def.work);
			done();
		});
	});
	RED.httpAdmin.get('/collected', (request, response) => {
		look();
		response.json({
			count,
			kept,
			handedOut,
			peak,
			routes: RED.httpNode._router.stack.filter((layer) => layer.route).map((layer) => layer.route.path),
			layers: RED.httpNode._router.stack.length + (RED.httpNode.parent?._router.stack.length ?? 0),
		});
	});
	RED.httpAdmin.post('/collected/forget', (request, response) => {
		kept = [];
		handedOut = [];
		count = 0;
		peak = 0;
		response.json({});
	});
	RED.httpAdmin.post('/collected/block', (request, response) => {
		response.json({});
		let left = request.body.times;
		const next = () => {
			busy(request.body.milliseconds);
			left -= 1;
			if (left > 0) setImmediate(next);
		};
		setImmediate(next);
	});
};
`;

const EDITOR = `<script type="text/javascript">
RED.nodes.registerType('test-collector', { category: 'test', defaults: { output: {}, keep: {}, work: {} }, inputs: 1, outputs: 0 });
</script>
`;

/** For `files` of startNodeRed. */
export const collectorFiles = { 'nodes/test-collector.js': RUNTIME, 'nodes/test-collector.html': EDITOR };

export interface Collected {
	count: number;
	kept: { output: string; topic: string; event: WhatsAppEvent }[];
	/** Keys of the events that a trigger named "watched" sent, whether or not the next node was still there. */
	handedOut: string[];
	/** Largest resident memory of the process since the last `forget`, in bytes. */
	peak: number;
	/** Paths of all routes on the node app. */
	routes: string[];
	/** Layers of the node app and of the app that it is mounted on. */
	layers: number;
}

/** One collector for each output of a trigger. */
export function collectors(outputs: number, settings: Record<string, unknown> = {}): FlowNode[] {
	return Array.from({ length: outputs }, (_value, index) => ({
		id: `collector${index}`,
		type: 'test-collector',
		z: 'flow',
		output: String(index),
		wires: [],
		...settings,
	}));
}

export async function collected(nodeRed: NodeRed): Promise<Collected> {
	return (await (await fetch(`${nodeRed.adminUrl}/collected`)).json()) as Collected;
}

/** Waits until so many messages came. */
export async function collectedCount(nodeRed: NodeRed, count: number, timeout = 10_000): Promise<Collected> {
	const end = Date.now() + timeout;
	for (;;) {
		const now = await collected(nodeRed);
		if (now.count >= count) return now;
		if (Date.now() > end) throw new Error(`${now.count} of ${count} messages came`);
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
}

/** Waits until this event came. */
export async function collectedEvent(nodeRed: NodeRed, key: string, timeout = 10_000): Promise<Collected> {
	const end = Date.now() + timeout;
	for (;;) {
		const now = await collected(nodeRed);
		if (now.kept.some(({ event }) => event.key === key)) return now;
		if (Date.now() > end) throw new Error(`${key} did not come`);
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
}

export async function forget(nodeRed: NodeRed): Promise<void> {
	await fetch(`${nodeRed.adminUrl}/collected/forget`, { method: 'POST' });
}

/** Keeps the event loop busy, in so many turns of so many milliseconds. */
export async function block(nodeRed: NodeRed, turns: { times: number; milliseconds: number }): Promise<void> {
	await fetch(`${nodeRed.adminUrl}/collected/block`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(turns),
	});
}
