import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outgoing } from '../../whatsapp/delivery/outgoing';
import type { JsonObject } from '../../whatsapp/events/event';
import { sentFlowToken } from '../../whatsapp/flows/sent-token';
import { flowMessage, type FlowMessage } from '../../whatsapp/messages/flow';
import { parameter } from '../shared/parameters';
import { type Prepare, sendItems, type SendTools } from '../shared/send-items';
import { nonce } from '../shared/send-nonce';
import { fieldText } from '../shared/send-text';
import { contextReader } from './read-context';

interface FlowOptions {
	draft?: boolean;
	token?: unknown;
}

/** Sends each item's person a message with a button that opens the Flow. */
export function sendFlowMessages(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return sendItems(context, (tools) => prepareFlowMessages(context, tools));
}

function prepareFlowMessages(context: IExecuteFunctions, { graph }: SendTools): Prepare {
	const flowOf = parameter<string | number>(context, 'flow', { extractValue: true });
	const optionsOf = parameter<FlowOptions>(context, 'options', { fallback: {} });
	const textsOf = textsReader(context);
	const firstScreenOf = firstScreenReader(context);
	const contextOf = contextReader(context);
	const [secret] = graph.account.secrets;

	return ({ index, common }) => {
		const flowId = String(flowOf(index));
		const { draft, token } = optionsOf(index);
		const carried = contextOf(index);
		const message = { flowId, draft, ...textsOf(index), ...firstScreenOf(index) };
		return (): Outgoing => {
			// Everything else is checked first: its errors are about fields that the user sees, a token's are not.
			flowMessage(common, message);
			const own = fieldText('Flow token', token);
			const flowToken = sentFlowToken({ flowId: flowId.trim(), own, context: carried, secret, nonce });
			const body = flowMessage(common, { ...message, token: flowToken });
			return { body, ...(flowToken !== undefined && { flowToken }) };
		};
	};
}

function textsReader(
	context: IExecuteFunctions,
): (item: number) => Pick<FlowMessage, 'header' | 'body' | 'footer' | 'buttonText'> {
	const [headerOf, bodyOf, footerOf, buttonOf] = (['header', 'body', 'footer', 'buttonText'] as const).map(
		(name) => parameter<string>(context, name, { fallback: '' }),
	);
	return (item) => ({
		header: fieldText('Header', headerOf?.(item)),
		body: fieldText('Body text', bodyOf?.(item)) ?? '',
		footer: fieldText('Footer', footerOf?.(item)),
		buttonText: fieldText('Button text', buttonOf?.(item)) ?? '',
	});
}

/** With Data Exchange the endpoint decides, whatever was filled in before. */
function firstScreenReader(
	context: IExecuteFunctions,
): (item: number) => Pick<FlowMessage, 'firstScreen' | 'screen' | 'data'> {
	const typeOf = parameter<FlowMessage['firstScreen']>(context, 'firstScreen', { fallback: 'navigate' });
	const screenOf = parameter<string>(context, 'screen', { fallback: '', extractValue: true });
	// n8n makes of each value what the screen takes it as: text, number, boolean, object or list.
	const dataOf = parameter<JsonObject | null>(context, 'data.value', { fallback: {} });
	return (item) => {
		const firstScreen = typeOf(item);
		if (firstScreen === 'data_exchange') return { firstScreen };
		const given = Object.entries(dataOf(item) ?? {}).filter(([, value]) => value !== null && value !== '');
		return { firstScreen, screen: screenOf(item), data: Object.fromEntries(given) };
	};
}
