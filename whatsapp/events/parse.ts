import { readAccountUpdates, readErrors } from './account';
import { type Change, readChange } from './change';
import type { Json, JsonObject, UnknownEvent, WhatsAppEvent } from './event';
import { isObject, listOf } from '../json';
import { contentKey } from './key';
import { readMessage } from './message';
import { readStatus } from './status';
import { isoTime } from './time';

/** The field that messages and their statuses come in. */
const messagesField = 'messages';

/** Whether a body has the form of Meta's webhooks. */
export function isWebhook(body: unknown): body is JsonObject & { entry: Json[] } {
	return isObject(body) && Array.isArray(body.entry);
}

/**
 * From a webhook's body to its events, in Meta's order: one for each message, status and update, however many entries and
 * changes the body batches (Meta docs: Webhooks, Components).
 *
 * @param body The parsed body. Any JSON value is taken: what is not understood becomes an event of kind "unknown", and
 *   nothing throws.
 * @param options.secrets App secrets. With them the flow tokens of answers are believed; without, none is.
 * @returns Events that refer to parts of `body` as `raw`, without copying.
 */
export function parseWebhook(body: unknown, options: { secrets?: readonly string[] } = {}): WhatsAppEvent[] {
	const { secrets = [] } = options;
	if (!isWebhook(body)) return [unknownEvent((body ?? null) as Json)];

	const events: WhatsAppEvent[] = [];
	for (const entry of body.entry) {
		if (!isObject(entry) || !Array.isArray(entry.changes)) {
			events.push(unknownEvent(entry));
			continue;
		}
		for (const raw of entry.changes) {
			if (isObject(raw)) readInto(events, readChange(raw, entry, secrets));
			else events.push(unknownEvent(raw));
		}
	}
	return events;
}

function readInto(events: WhatsAppEvent[], change: Change): void {
	const { field, value } = change;
	if (field !== undefined && field !== messagesField) {
		for (const event of readAccountUpdates(field, change)) events.push(event);
		return;
	}

	const before = events.length;
	if (isObject(value)) {
		for (const raw of listOf(value.messages)) {
			events.push((isObject(raw) ? readMessage(raw, change) : undefined) ?? unknownEvent(raw, change));
		}
		for (const raw of listOf(value.statuses)) {
			events.push((isObject(raw) ? readStatus(raw, change) : undefined) ?? unknownEvent(raw, change));
		}
		for (const event of readErrors(messagesField, value.errors, change)) events.push(event);
	}
	if (events.length === before) events.push(unknownEvent(change.raw, change));
}

function unknownEvent(raw: Json, change?: Change): UnknownEvent {
	const event: UnknownEvent = { kind: 'unknown', key: contentKey('unknown', raw), raw };
	if (change === undefined) return event;
	if (change.field !== undefined) event.field = change.field;
	if (change.entryTime !== undefined) event.time = isoTime(change.entryTime);
	event.business = { ...change.business };
	return event;
}
