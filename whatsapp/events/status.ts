import { reasonFromWebhookErrors } from '../graph/errors';
import type { Change } from './change';
import { readContact } from './contact';
import type { JsonObject, Status, StatusEvent } from './event';
import { isObject, textOf } from '../json';
import { isoExpiry, isoTime, readTimestamp } from './time';
import { readTracking } from './tracking';

/** Meta's words that have another name here; all others stay as they are. */
const statusNames: ReadonlyMap<string, Status> = new Map([
	['failed', 'rejected'],
	// A voice message that was listened to.
	['played', 'read'],
]);

/** Meta's word for a status as events have it: "failed" is "rejected". */
export function statusName(word: string): Status {
	return statusNames.get(word) ?? word;
}

/**
 * One element of `statuses[]` (Meta docs: Webhooks, Status messages).
 *
 * @returns Nothing when it lacks its message id, its status or any time.
 */
export function readStatus(raw: JsonObject, change: Change): StatusEvent | undefined {
	const id = textOf(raw.id);
	const word = textOf(raw.status);
	const at = readTimestamp(raw.timestamp) ?? change.entryTime;
	if (id === undefined || word === undefined || at === undefined) return undefined;

	const status = statusName(word);
	const groupId = raw.recipient_type === 'group' ? textOf(raw.recipient_id) : undefined;
	const recipient = {
		id: groupId === undefined ? raw.recipient_id : raw.recipient_participant_id,
		userId: raw.recipient_user_id,
		parentUserId: raw.recipient_parent_user_id,
	};
	// A message to a group gets the same status once for each member.
	const member = groupId === undefined ? undefined : (textOf(recipient.id) ?? textOf(recipient.userId));

	const event: StatusEvent = {
		kind: 'status',
		key: member === undefined ? `${id}:${status}` : `${id}:${status}:${member}`,
		id,
		status,
		time: isoTime(at),
		contact: readContact(recipient, change.contacts),
		business: { ...change.business },
	};
	addDetails(event, raw);
	if (groupId !== undefined) event.groupId = groupId;
	event.raw = raw;
	return event;
}

function addDetails(event: StatusEvent, raw: JsonObject): void {
	if (raw.errors !== undefined) {
		const reason = reasonFromWebhookErrors(raw.errors);
		if (reason !== undefined) event.reason = reason;
	}
	if (raw.biz_opaque_callback_data !== undefined) {
		const tracking = readTracking(raw.biz_opaque_callback_data);
		if (tracking !== undefined) event.tracking = tracking;
	}
	if (isObject(raw.pricing)) event.pricing = readPricing(raw.pricing);
	if (isObject(raw.conversation)) event.conversation = readConversation(raw.conversation);
}

function readPricing(raw: JsonObject): NonNullable<StatusEvent['pricing']> {
	const pricing: StatusEvent['pricing'] = {};
	const model = textOf(raw.pricing_model);
	const type = textOf(raw.type);
	const category = textOf(raw.category);
	if (typeof raw.billable === 'boolean') pricing.billable = raw.billable;
	if (model !== undefined) pricing.model = model;
	if (type !== undefined) pricing.type = type;
	if (category !== undefined) pricing.category = category;
	return pricing;
}

function readConversation(raw: JsonObject): NonNullable<StatusEvent['conversation']> {
	const conversation: StatusEvent['conversation'] = {};
	const id = textOf(raw.id);
	const origin = isObject(raw.origin) ? textOf(raw.origin.type) : undefined;
	const expires = readTimestamp(raw.expiration_timestamp);
	if (id !== undefined) conversation.id = id;
	if (origin !== undefined) conversation.origin = origin;
	if (expires !== undefined) conversation.expiresAt = isoExpiry(expires);
	return conversation;
}
