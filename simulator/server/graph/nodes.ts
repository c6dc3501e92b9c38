import type { World } from '../state/world';
import { accountNode } from './account';
import { appNode } from './app-subscriptions';
import { flowNode } from './flow-node';
import { mediaNode } from './media';
import { phoneNumberNode } from './phone-number';
import type { GraphHandler, GraphRequest, NodeTable } from './request';
import { templateNode } from './template-node';

type Bound = (request: Omit<GraphRequest<unknown>, 'node'>) => ReturnType<GraphHandler<unknown>>;

/** The handler of an id and edge with the node already in place; undefined where Meta would know neither. */
export function findHandler(
	world: World,
	id: string,
	edge: string | undefined,
	method: 'GET' | 'POST' | 'DELETE',
): Bound | undefined {
	const phoneNumber = world.phoneNumbers.get(id);
	if (phoneNumber) return bind(phoneNumberNode, phoneNumber, edge, method);
	const account = world.accounts.get(id);
	if (account) return bind(accountNode, account, edge, method);
	const flow = world.flows.get(id);
	if (flow) return bind(flowNode, flow, edge, method);
	const media = world.media.get(id);
	if (media) return bind(mediaNode, media, edge, method);
	const template = world.templates.get(id);
	if (template) return bind(templateNode, template, edge, method);
	return id === world.app.id ? bind(appNode, world.app, edge, method) : undefined;
}

function bind<Node>(
	table: NodeTable<Node>,
	node: Node,
	edge: string | undefined,
	method: 'GET' | 'POST' | 'DELETE',
): Bound | undefined {
	const handlers = edge === undefined ? table : table.edges?.[edge];
	const handler = handlers?.[method];
	return handler && ((request) => handler({ ...request, node }));
}
