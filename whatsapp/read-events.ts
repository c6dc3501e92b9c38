import type { Json, JsonObject, WhatsAppEvent } from './events/event';
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

/** What an event cannot be without, beside its key; nothing for one that was not understood. */
const essential: ReadonlyMap<unknown, string | undefined> = new Map([
	['message', 'type'],
	['status', 'status'],
	['account', 'field'],
	['unknown', undefined],
]);

function isEvent(input: JsonObject): boolean {
	if (!essential.has(input.kind) || typeof input.key !== 'string') return false;
	const field = essential.get(input.kind);
	return field === undefined || typeof input[field] === 'string';
}

/** Events come back from sheets and databases too: the ones drop what is empty, the others make it null. */
function complete(input: JsonObject): WhatsAppEvent {
	const event = withoutNulls(input);
	for (const part of ['contact', 'business', 'reason', 'flow']) {
		if (isObject(event[part])) event[part] = withoutNulls(event[part]);
	}
	const whole = event.kind === 'unknown' ? event : { contact: {}, business: {}, ...event };
	return whole as unknown as WhatsAppEvent;
}

function withoutNulls(object: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/** The `value` of a change: what n8n's own WhatsApp trigger hands out. */
function isValue(input: JsonObject): boolean {
	return (
		input.messaging_product === 'whatsapp' && (Array.isArray(input.messages) || Array.isArray(input.statuses))
	);
}

function bodyOf(change: Json): Json {
	return { object: 'whatsapp_business_account', entry: [{ changes: [change] }] };
}
