import { MetaError } from '../graph/meta-error';
import { objectsOf, textOf } from '../state/json';
import type { StoredFlow } from '../state/types';
import type { World } from '../state/world';
import type { FlowParameters } from './interactive-schema';
import type { FlowUse } from './template-buttons';

const hourMs = 60 * 60 * 1000;

/** A THROTTLED Flow goes out ten times an hour (Meta docs: Flows health). */
const throttledPerHour = 10;

interface FlowContext {
	world: World;
	accountId: string;
	now: number;
}

/** Judges an interactive Flow message. @throws MetaError 131009, 132068, 132069 or 100. */
export function checkFlowMessage(parameters: FlowParameters, context: FlowContext): void {
	const payload = parameters.flow_action_payload;
	const flowAction = parameters.flow_action ?? 'navigate';
	if ((parameters.flow_id === undefined) === (parameters.flow_name === undefined)) {
		throw notValid('Either flow_id or flow_name has to be given, and not both');
	}
	if (payload && flowAction === 'data_exchange') {
		throw notValid('flow_action_payload is only supported when flow_action is navigate');
	}
	if (payload?.data && Object.keys(payload.data).length === 0) {
		throw notValid('flow_action_payload data must be a non-empty object');
	}
	const use = {
		flowId: parameters.flow_id,
		flowName: parameters.flow_name,
		flowAction,
		screen: payload?.screen,
	};
	useFlow(use, parameters.mode === 'draft', context);
}

/** Finds the Flow, checks its state, and counts the send where the Flow is throttled. */
export function useFlow(use: FlowUse, draft: boolean, context: FlowContext): StoredFlow {
	const flow = findFlow(use, context);
	if (!flow) throw notValid(`Flow ${use.flowId ?? use.flowName ?? ''} does not exist in this account`);
	if (!(draft && flow.status === 'DRAFT')) checkStatus(flow, context.now);
	checkScreen(flow, use.screen);
	return flow;
}

function findFlow(use: FlowUse, { world, accountId }: FlowContext): StoredFlow | undefined {
	const flow =
		use.flowId === undefined
			? [...world.flows.values()].find((one) => one.name === use.flowName && one.accountId === accountId)
			: world.flows.get(use.flowId);
	return flow?.accountId === accountId ? flow : undefined;
}

function checkStatus(flow: StoredFlow, now: number): void {
	switch (flow.status) {
		case 'PUBLISHED':
			return;
		case 'DRAFT':
			throw notValid(`Flow ${flow.id} is not published; send it with mode draft`);
		case 'DEPRECATED':
			throw notValid(`Flow ${flow.id} is deprecated`);
		case 'BLOCKED':
			throw new MetaError(132068, { details: `Flow ${flow.id} is blocked` });
		case 'THROTTLED':
			flow.recentSends = flow.recentSends.filter((time) => time > now - hourMs);
			if (flow.recentSends.length >= throttledPerHour) {
				throw new MetaError(132069, {
					details: `Flow ${flow.id} is throttled: ${throttledPerHour} messages in the last hour`,
				});
			}
			flow.recentSends.push(now);
	}
}

function checkScreen(flow: StoredFlow, screen: string | undefined): void {
	if (screen === undefined || !flow.flowJson) return;
	const ids = objectsOf(flow.flowJson['screens']).map((one) => textOf(one['id']));
	if (!ids.includes(screen)) throw notValid(`Screen ${screen} does not exist in Flow ${flow.id}`);
}

function notValid(details: string): MetaError {
	return new MetaError(131009, { details });
}
