import { isObject, objectsOf, textOf, type JsonObject } from '../state/json';
import type { StoredMessage } from '../state/types';

/** The Flow behind a message, as the phone opens it. */
export interface OpenedFlow {
	flowId?: string;
	flowName?: string;
	/** "unused" where the business gave none (Meta docs: receiving a Flow response). */
	token: string;
	action: string;
	screen?: string;
	data?: JsonObject;
}

export function flowOf(message: StoredMessage): OpenedFlow | undefined {
	return message.template ? templateFlow(message) : messageFlow(message);
}

function messageFlow({ body }: StoredMessage): OpenedFlow | undefined {
	const interactive = body['interactive'];
	if (!isObject(interactive) || interactive['type'] !== 'flow' || !isObject(interactive['action']))
		return undefined;
	const { parameters } = interactive['action'];
	if (!isObject(parameters)) return undefined;
	const payload = isObject(parameters['flow_action_payload']) ? parameters['flow_action_payload'] : {};
	return opened({
		id: parameters['flow_id'],
		name: parameters['flow_name'],
		token: parameters['flow_token'],
		action: parameters['flow_action'],
		screen: payload['screen'],
		data: payload['data'],
	});
}

function templateFlow({ template, body }: StoredMessage): OpenedFlow | undefined {
	const stored = objectsOf(template?.json['components']);
	const buttons = stored.flatMap((component) => objectsOf(component['buttons']));
	const index = buttons.findIndex((button) => textOf(button['type'])?.toUpperCase() === 'FLOW');
	const button = buttons[index];
	if (!button) return undefined;
	const sent = isObject(body['template']) ? objectsOf(body['template']['components']) : [];
	const component = sent.find(
		(one) => textOf(one['sub_type'])?.toUpperCase() === 'FLOW' && Number(one['index'] ?? 0) === index,
	);
	const parameter = objectsOf(component?.['parameters'])[0];
	const action = isObject(parameter?.['action']) ? parameter['action'] : {};
	return opened({
		id: button['flow_id'],
		name: button['flow_name'],
		token: action['flow_token'],
		action: button['flow_action'],
		screen: button['navigate_screen'],
		data: action['flow_action_data'],
	});
}

function opened(raw: Record<'id' | 'name' | 'token' | 'action' | 'screen' | 'data', unknown>): OpenedFlow {
	const flowId = textOf(raw.id);
	const flowName = textOf(raw.name);
	const screen = textOf(raw.screen);
	return {
		...(flowId === undefined ? {} : { flowId }),
		...(flowName === undefined ? {} : { flowName }),
		...(screen === undefined ? {} : { screen }),
		...(isObject(raw.data) ? { data: raw.data } : {}),
		token: textOf(raw.token) ?? 'unused',
		action: textOf(raw.action)?.toLowerCase() ?? 'navigate',
	};
}
