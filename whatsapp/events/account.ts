import { reasonFromWebhookErrors } from '../graph/errors';
import type { Change } from './change';
import { type Person, readContact } from './contact';
import type { AccountEvent, Contact, Json, JsonObject, Reason } from './event';
import { isObject, listOf, objectOf, textOf } from '../json';
import { contentKey } from './key';
import { isoTime, readTimestamp } from './time';

/** Fields whose value is a batch, and the lists that hold it: each element becomes an event of its own. */
const batches: ReadonlyMap<string, readonly string[]> = new Map([
	['user_preferences', ['user_preferences']],
	['smb_message_echoes', ['message_echoes']],
	['smb_app_state_sync', ['state_sync']],
	['standby', ['messages', 'message_echoes', 'statuses']],
	['calls', ['calls', 'statuses']],
	['history', ['history']],
	['group_lifecycle_update', ['groups']],
	['group_participants_update', ['groups']],
	['group_settings_update', ['groups']],
	['group_status_update', ['groups']],
]);

/** Every webhook field but `messages`: updates of templates, Flows, numbers, accounts, preferences and more. */
export function readAccountUpdates(field: string, change: Change): AccountEvent[] {
	const value = objectOf(change.value);
	const parts = (batches.get(field) ?? []).flatMap((list) => listOf(value?.[list]));
	if (parts.length === 0) return [accountEvent(field, change.value, change)];
	return [
		...parts.map((part) => accountEvent(field, part, change)),
		...readErrors(field, value?.errors, change),
	];
}

/** `value.errors[]`: problems that belong to no message, like a number over its limit. */
export function readErrors(field: string, errors: Json | undefined, change: Change): AccountEvent[] {
	return listOf(errors).map((error) => accountEvent(field, { errors: [error] }, change));
}

function accountEvent(field: string, value: Json, change: Change): AccountEvent {
	const part = objectOf(value);
	const at = readTime(part, change);
	const contact = part === undefined ? undefined : readPerson(part, change);
	const reason = part === undefined ? undefined : readReason(part);
	const business = { ...change.business };
	return {
		kind: 'account',
		key: contentKey(field, business.accountId, business.phoneNumberId, at, value),
		field,
		...(at === undefined ? {} : { time: isoTime(at) }),
		...(contact === undefined ? {} : { contact }),
		business,
		value,
		...(reason === undefined ? {} : { reason }),
		raw: part === undefined || value === change.value ? change.raw : part,
	};
}

function readTime(part: JsonObject | undefined, change: Change): number | undefined {
	return (
		readTimestamp(part?.timestamp) ??
		// Contacts that a phone shares (smb_app_state_sync) have it one level down.
		readTimestamp(objectOf(part?.metadata)?.timestamp) ??
		readTimestamp(objectOf(change.value)?.timestamp) ??
		change.entryTime
	);
}

/** Whom the update is about, where it names a person. */
function readPerson(part: JsonObject, change: Change): Contact | undefined {
	const person = personIn(part);
	if (textOf(person?.id) === undefined && textOf(person?.userId) === undefined) return undefined;
	return person === undefined ? undefined : readContact(person, change.contacts);
}

function personIn(part: JsonObject): Person | undefined {
	if (part.wa_id !== undefined || part.user_id !== undefined) {
		return { id: part.wa_id, userId: part.user_id, parentUserId: part.parent_user_id };
	}
	if (part.recipient_id !== undefined || part.recipient_user_id !== undefined) {
		return {
			id: part.recipient_id,
			userId: part.recipient_user_id,
			parentUserId: part.recipient_parent_user_id,
		};
	}
	// Echoes of what the business wrote, and its own calls, name the person as `to`; what people do, as `from`.
	const sent = part.direction === undefined ? isAddressed(part) : part.direction === 'BUSINESS_INITIATED';
	if (sent) return { id: part.to, userId: part.to_user_id, parentUserId: part.to_parent_user_id };
	if (part.from !== undefined || part.from_user_id !== undefined) {
		return { id: part.from, userId: part.from_user_id, parentUserId: part.from_parent_user_id };
	}
	const card = objectOf(part.contact);
	return card === undefined
		? undefined
		: { id: card.phone_number, userId: card.user_id, parentUserId: undefined };
}

function isAddressed(part: JsonObject): boolean {
	return part.to !== undefined || part.to_user_id !== undefined;
}

/** Only errors with a code are Meta's error objects; the `errors` of a Flow's alert are counts. */
function readReason(part: JsonObject): Reason | undefined {
	const first = listOf(part.errors)[0];
	if (!isObject(first) || first.code === undefined) return undefined;
	return reasonFromWebhookErrors(part.errors);
}
