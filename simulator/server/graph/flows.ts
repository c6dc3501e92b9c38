import { z } from 'zod';
import { checkShape } from '../messages/check-shape';
import { numericId } from '../state/ids';
import type { Simulation } from '../simulation';
import { isObject, type JsonObject } from '../state/json';
import type { Account, StoredFlow } from '../state/types';
import { pickFields } from './fields';
import { flowJsonProblems } from './flow-json';
import { healthOf } from './health';
import { MetaError, badParameter } from './meta-error';
import { page } from './paging';
import type { GraphHandler } from './request';

const thirtyDays = 30 * 24 * 60 * 60 * 1000;

export function showFlow(
	simulation: Simulation,
	flow: StoredFlow,
	fields: string | undefined,
	byDefault: readonly string[],
): JsonObject {
	const account = simulation.world.accounts.get(flow.accountId);
	const sendable = { BLOCKED: 'BLOCKED', THROTTLED: 'LIMITED' } as const;
	const health = flow.status in sendable ? sendable[flow.status as keyof typeof sendable] : 'AVAILABLE';
	return pickFields(
		{
			id: flow.id,
			name: flow.name,
			status: flow.status,
			categories: flow.categories,
			validation_errors: flowJsonProblems(flow.flowJson),
			json_version: flow.flowJson?.['version'],
			data_api_version: flow.flowJson?.['data_api_version'],
			endpoint_uri: flow.endpointUri,
			preview: {
				preview_url: `${simulation.url}/flow-preview/${flow.id}`,
				expires_at: new Date(simulation.settings.now() + thirtyDays)
					.toISOString()
					.replace(/\.\d+Z$/, '+0000'),
			},
			whatsapp_business_account: { id: flow.accountId, name: account?.name ?? '' },
			application: { id: simulation.world.app.id, name: simulation.world.app.name },
			health_status: healthOf('FLOW', flow.id, health),
		},
		fields,
		byDefault,
	);
}

export const flowFields = ['id', 'name', 'status', 'categories', 'validation_errors'];

export const listFlows: GraphHandler<Account> = (request) => {
	const { simulation, node, query } = request;
	const mine = [...simulation.world.flows.values()].filter((flow) => flow.accountId === node.id);
	return { body: page(mine, request, (flow) => showFlow(simulation, flow, query['fields'], flowFields)) };
};

/** Form fields arrive as text, also lists and booleans. */
const jsonOrText = z.unknown().transform((value) => {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
});

const creationSchema = z.object({
	name: z.string().min(1).max(200),
	categories: jsonOrText.optional(),
	flow_json: z.unknown().optional(),
	publish: jsonOrText.optional(),
	clone_flow_id: z.string().optional(),
	endpoint_uri: z.string().optional(),
});

export const createFlow: GraphHandler<Account> = ({ simulation, node, body }) => {
	const input = checkShape(creationSchema, body ?? {});
	checkFlowName(simulation, node.id, input.name);
	const copied =
		input.clone_flow_id === undefined ? undefined : simulation.world.flows.get(input.clone_flow_id);
	if (input.clone_flow_id !== undefined && !copied)
		throw badParameter('Param clone_flow_id is not a valid Flow.');
	const flowJson = readFlowJson(input.flow_json) ?? copied?.flowJson;
	const flow: StoredFlow = {
		id: numericId(),
		accountId: node.id,
		name: input.name,
		status: 'DRAFT',
		categories: Array.isArray(input.categories) ? input.categories.map(String) : ['OTHER'],
		recentSends: [],
		...(flowJson ? { flowJson } : {}),
		...(input.endpoint_uri === undefined ? {} : { endpointUri: input.endpoint_uri }),
	};
	const problems = flowJsonProblems(flowJson);
	if (input.publish === true) {
		if (!flowJson || problems.length > 0) throw new MetaError(139002, { details: 'Flow JSON has errors' });
		flow.status = 'PUBLISHED';
	}
	simulation.world.flows.set(flow.id, flow);
	return { body: { id: flow.id, success: true, validation_errors: problems } };
};

export function readFlowJson(value: unknown): JsonObject | undefined {
	if (value === undefined) return undefined;
	let parsed: unknown = value;
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value);
		} catch {
			throw badParameter('Param flow_json is not valid JSON.');
		}
	}
	if (!isObject(parsed)) throw badParameter('Param flow_json must be a JSON object.');
	return parsed;
}

/** Flow names are unique within an account. */
export function checkFlowName(
	simulation: Simulation,
	accountId: string,
	name: string,
	except?: string,
): void {
	for (const flow of simulation.world.flows.values()) {
		if (flow.accountId === accountId && flow.name === name && flow.id !== except) {
			throw new MetaError(100, { details: 'Flow name is not unique', subcode: 4016019 });
		}
	}
}
