import { z } from 'zod';
import { checkShape } from '../messages/check-shape';
import type { Simulation } from '../simulation';
import type { StoredFlow } from '../state/types';
import { checkFlowName, flowFields, readFlowJson, showFlow } from './flows';
import { flowJsonProblems } from './flow-json';
import { MetaError, badParameter } from './meta-error';
import type { GraphHandler, NodeTable } from './request';

const show: GraphHandler<StoredFlow> = ({ simulation, node, query }) => ({
	body: showFlow(simulation, node, query['fields'], flowFields),
});

const changeSchema = z.object({
	name: z.string().min(1).max(200).optional(),
	categories: z.array(z.string()).optional(),
	endpoint_uri: z.string().optional(),
	application_id: z.string().optional(),
});

const change: GraphHandler<StoredFlow> = ({ simulation, node, body }) => {
	const input = checkShape(changeSchema, body ?? {});
	if (input.name !== undefined) {
		checkFlowName(simulation, node.accountId, input.name, node.id);
		node.name = input.name;
	}
	if (input.categories) node.categories = input.categories;
	if (input.endpoint_uri !== undefined) node.endpointUri = input.endpoint_uri;
	return { body: { success: true } };
};

const remove: GraphHandler<StoredFlow> = ({ simulation, node }) => {
	if (node.status !== 'DRAFT') throw new MetaError(139004, { details: 'Only a draft Flow can be deleted' });
	simulation.world.flows.delete(node.id);
	return { body: { success: true } };
};

const showAssets: GraphHandler<StoredFlow> = ({ simulation, node }) => ({
	body: {
		data: node.flowJson
			? [
					{
						name: 'flow.json',
						asset_type: 'FLOW_JSON',
						download_url: `${simulation.url}/flow-assets/${node.id}`,
					},
				]
			: [],
	},
});

const uploadAsset: GraphHandler<StoredFlow> = ({ node, file, body }) => {
	const { asset_type: kind } = (body ?? {}) as { asset_type?: unknown };
	if (!file) throw badParameter('The parameter file is required.');
	if (kind !== 'FLOW_JSON') throw badParameter('Param asset_type must be one of {FLOW_JSON}.');
	if (node.status !== 'DRAFT') throw new MetaError(139001, { details: 'Only a draft Flow can be changed' });
	const flowJson = readFlowJson(Buffer.from(file.data).toString('utf8'));
	if (flowJson) node.flowJson = flowJson;
	return { body: { success: true, validation_errors: flowJsonProblems(flowJson) } };
};

const publish: GraphHandler<StoredFlow> = ({ simulation, node }) => {
	const ready = node.flowJson && flowJsonProblems(node.flowJson).length === 0;
	if (node.status !== 'DRAFT' || !ready) {
		throw new MetaError(139002, { details: 'Only a draft Flow with valid Flow JSON can be published' });
	}
	return { body: { success: true }, afterwards: setFlowStatus(simulation, node, 'PUBLISHED') };
};

const deprecate: GraphHandler<StoredFlow> = ({ simulation, node }) => {
	if (node.status === 'DRAFT' || node.status === 'DEPRECATED') {
		throw new MetaError(139003, { details: 'Only a published Flow can be deprecated' });
	}
	return { body: { success: true }, afterwards: setFlowStatus(simulation, node, 'DEPRECATED') };
};

/** Changes the state at once; what comes back tells subscribers of the `flows` field (Meta docs: Flows webhooks). */
export function setFlowStatus(
	simulation: Simulation,
	flow: StoredFlow,
	status: StoredFlow['status'],
): () => void {
	const before = flow.status;
	flow.status = status;
	return () => {
		simulation.webhooks.emit({
			kind: 'field',
			lane: `flow ${flow.id}`,
			accountId: flow.accountId,
			field: 'flows',
			value: {
				event: 'FLOW_STATUS_CHANGE',
				message: `Flow ${flow.name} changed status from ${before} to ${status}`,
				flow_id: flow.id,
				old_status: before,
				new_status: status,
			},
		});
	};
}

export const flowNode: NodeTable<StoredFlow> = {
	GET: show,
	POST: change,
	DELETE: remove,
	edges: {
		assets: { GET: showAssets, POST: uploadAsset },
		publish: { POST: publish },
		deprecate: { POST: deprecate },
	},
};
