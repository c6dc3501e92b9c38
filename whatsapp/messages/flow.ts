import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { envelope, type Common } from './common';
import { interactiveParts } from './interactive';
import { checkText, limits, optionalText } from './limits';

/** Only version that Meta takes. */
const flowMessageVersion = '3';

export interface FlowMessage {
	/** One of id and name. */
	flowId?: string | undefined;
	flowName?: string | undefined;
	body: string;
	header?: string | undefined;
	footer?: string | undefined;
	buttonText: string;
	/** `navigate`: this message says the first screen. `data_exchange`: the Flow's endpoint is asked for it. */
	firstScreen: 'navigate' | 'data_exchange';
	/** navigate only; by default the Flow's first entry screen. */
	screen?: string | undefined;
	/** navigate only: what the first screen shows. Empty is left out, for Meta refuses an empty object. */
	data?: JsonObject | undefined;
	/** Send the Flow's current draft, for tests. */
	draft?: boolean | undefined;
	/** Comes back with the answer; see makeFlowToken. */
	token?: string | undefined;
}

/**
 * A message whose button opens a Flow.
 *
 * @throws FieldError
 */
export function flowMessage(common: Common, input: FlowMessage): JsonObject {
	const parts = interactiveParts({
		text: input.body,
		header: input.header,
		footer: input.footer,
		maxText: limits.interactiveBody,
	});
	const token = optionalText('Flow token', input.token, { max: limits.flowToken });
	const payload = firstScreenPayload(input);
	return envelope(common, 'interactive', {
		type: 'flow',
		...parts,
		action: {
			name: 'flow',
			parameters: {
				flow_message_version: flowMessageVersion,
				...whichFlow(input),
				flow_cta: checkText('Button text', input.buttonText, { max: limits.flowButton }),
				...(input.draft ? { mode: 'draft' } : {}),
				...(token === undefined ? {} : { flow_token: token }),
				flow_action: input.firstScreen,
				...(payload ? { flow_action_payload: payload } : {}),
			},
		},
	});
}

function whichFlow(input: FlowMessage): JsonObject {
	const id = input.flowId?.trim() ?? '';
	const name = input.flowName?.trim() ?? '';
	if (id === '' && name === '')
		throw new FieldError('Flow', 'is empty. Choose a Flow, or give its id or name.');
	if (id !== '' && name !== '') throw new FieldError('Flow', 'has an id and a name. Meta takes one of them.');
	if (id === '') return { flow_name: name };
	if (!/^\d+$/.test(id)) throw new FieldError('Flow', `"${id}" is not a Flow id: those have digits only.`);
	return { flow_id: id };
}

/** Meta refuses `flow_action_payload` with data_exchange, where the endpoint decides. */
function firstScreenPayload(input: FlowMessage): JsonObject | undefined {
	const screen = input.screen?.trim() ?? '';
	const data = input.data && Object.keys(input.data).length > 0 ? input.data : undefined;
	if (input.firstScreen === 'navigate') {
		if (screen === '' && !data) return undefined;
		return { ...(screen === '' ? {} : { screen }), ...(data ? { data } : {}) };
	}
	const why =
		"cannot be given with data exchange: there the Flow's endpoint chooses the first screen and its data.";
	const remedy = 'Leave it empty or choose navigate.';
	if (screen !== '') throw new FieldError('First screen', `${why} ${remedy}`);
	if (data) throw new FieldError('Data', `${why} ${remedy}`);
	return undefined;
}
