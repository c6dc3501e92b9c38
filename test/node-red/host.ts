import { EventEmitter } from 'node:events';
import { util } from '@node-red/util';
import type { Node, NodeAPI, NodeMessage } from 'node-red';

export interface NodeUnderTest {
	/** Hands the msg to the node; what it sent, output by output, and the error it ended with. */
	receive(message: object): Promise<{ sent: (Record<string, unknown> | null)[][]; error?: Error }>;
	/** The texts that stood under the node. */
	statuses: string[];
	/** What another node in the same flow keeps in its context. */
	context: Map<string, unknown>;
	close(): void;
}

type Constructor = (this: unknown, settings: object) => void;

/**
 * Just enough of Node-RED to run one node without a server: its real typed inputs and msg functions, and no wires.
 * @param others config nodes by id
 */
export function runNode(
	register: (RED: NodeAPI) => void,
	settings: object,
	others: Record<string, unknown> = {},
): NodeUnderTest {
	let constructor: Constructor | undefined;
	const RED = {
		nodes: {
			registerType: (_type: string, made: Constructor) => {
				constructor = made;
			},
			createNode: () => undefined,
			getNode: (id: string) => others[id] ?? null,
		},
		util,
		httpAdmin: { get: () => undefined, post: () => undefined },
		auth: { needsPermission: () => () => undefined },
		_: (key: string) => key,
	};
	register(RED as unknown as NodeAPI);
	const statuses: string[] = [];
	const context = new Map<string, unknown>();
	const node = Object.assign(new EventEmitter(), {
		status: ({ text }: { text: string }) => statuses.push(text),
		context: () => ({
			get: (key: string) => context.get(key),
			set: (key: string, value: unknown) => context.set(key, value),
		}),
	}) as unknown as Node;
	constructor?.call(node, settings);
	return {
		statuses,
		context,
		receive: (message) =>
			new Promise((resolve) => {
				const sent: (Record<string, unknown> | null)[][] = [];
				const send = (messages: NodeMessage | (NodeMessage | null)[]) => {
					sent.push([messages].flat());
				};
				node.emit('input', { _msgid: '1', ...message }, send, (error?: Error) => {
					resolve(error ? { sent, error } : { sent });
				});
			}),
		close: () => node.emit('close', () => undefined),
	};
}
