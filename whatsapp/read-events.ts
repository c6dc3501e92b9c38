import type { Json, WhatsAppEvent } from './events/event';
import { isObject, parseJson } from './json';
import { isWebhook, parseWebhook } from './events/parse';

/** Text in an object in a list: nobody hands a webhook over in more layers than that. */
const deepest = 6;

/**
 * The events in whatever a user connects to a node: events of this project, one or many; a webhook's body as object or
 * text; a part of one (`changes[]`, its `value`); or what an HTTP node makes of the request (`body`, `payload`).
 *
 * @param options.secrets App secrets, to verify flow tokens of webhook bodies.
 * @returns undefined when the input is none of these.
 */
export function readEvents(
	input: unknown,
	options: { secrets?: readonly string[] } = {},
): WhatsAppEvent[] | undefined {
	return read(input, options, 0);
}

function read(
	input: unknown,
	options: { secrets?: readonly string[] },
	depth: number,
): WhatsAppEvent[] | undefined {
	if (depth === deepest) return undefined;
	if (typeof input === 'string') return read(parseJson(input), options, depth + 1);
	if (Array.isArray(input)) {
		const parts = input.map((part: unknown) => read(part, options, depth + 1));
		return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
	}
	if (!isObject(input)) return undefined;
	if (isEvent(input)) return [complete(input)];
	if (isWebhook(input)) return parseWebhook(input, options);
	if (typeof input.field === 'string' && 'value' in input) return parseWebhook(bodyOf(input), options);
	if (isValue(input)) return parseWebhook(bodyOf({ field: 'messages', value: input }), options);
	return read(input.body ?? input.payload, options, depth + 1);
}

const kinds: ReadonlySet<unknown> = new Set(['message', 'status', 'account', 'unknown']);

function isEvent(input: object): input is WhatsAppEvent {
	return 'kind' in input && kinds.has(input.kind) && 'key' in input && typeof input.key === 'string';
}

/** Events come back from sheets and databases too, which drop what is empty. */
function complete(event: WhatsAppEvent): WhatsAppEvent {
	return event.kind === 'unknown'
		? event
		: { ...event, contact: event.contact ?? {}, business: { ...event.business } };
}

/** The `value` of a change: what n8n's own WhatsApp trigger hands out. */
function isValue(input: { [key: string]: Json }): boolean {
	return (
		input.messaging_product === 'whatsapp' && (Array.isArray(input.messages) || Array.isArray(input.statuses))
	);
}

function bodyOf(change: Json): Json {
	return { object: 'whatsapp_business_account', entry: [{ changes: [change] }] };
}
