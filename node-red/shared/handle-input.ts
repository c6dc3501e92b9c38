import type { Node, NodeMessage } from 'node-red';

type Send = (message: NodeMessage | (NodeMessage | null)[]) => void;

/**
 * The one way in for every node that takes messages. A handler that rejects would end the Node-RED process, so
 * each is run here and each error goes to `done`, where a Catch node can see it.
 */
export function handleInput(
	node: Node,
	handler: (message: NodeMessage, send: Send) => Promise<void> | void,
): void {
	node.on('input', (message, send, done) => {
		// Inside a promise, so that a handler without anything to wait for may throw as well.
		new Promise<void>((resolve) => {
			resolve(handler(message, send));
		}).then(
			() => {
				done();
			},
			(error: unknown) => {
				done(error instanceof Error ? error : new Error(String(error)));
			},
		);
	});
}
