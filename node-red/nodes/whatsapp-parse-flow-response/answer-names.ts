import type { Node, NodeAPI } from 'node-red';

const KEY = 'answerNames';
/** A Flow has a few dozen inputs; the oldest names are forgotten first. */
const REMEMBERED = 100;

/** Keeps the names, never the values, of the answers that this node has read: the dialog offers them as paths. */
export function rememberNames(node: Node, names: readonly string[]): void {
	const known = namesOf(node);
	const added = names.filter((name) => !known.includes(name));
	if (added.length > 0) node.context().set(KEY, [...known, ...added].slice(-REMEMBERED));
}

/** Where the dialog asks for them: { names: [...] }, empty as long as nothing was read. */
export function serveNames(RED: NodeAPI): void {
	RED.httpAdmin.get(
		'/whatsapp-flows/answer-names/:id',
		RED.auth.needsPermission('whatsapp-parse-flow-response.read'),
		(request, response) => {
			const { id } = request.params;
			const node = typeof id === 'string' ? RED.nodes.getNode(id) : undefined;
			response.json({ names: node?.type === 'whatsapp-parse-flow-response' ? namesOf(node) : [] });
		},
	);
}

function namesOf(node: Node): string[] {
	const names: unknown = node.context().get(KEY);
	return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
