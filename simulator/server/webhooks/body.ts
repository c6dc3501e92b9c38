import { createHmac } from 'node:crypto';
import { textOf, type JsonObject } from '../state/json';
import type { ConversationUpdate, Update } from './updates';

/**
 * Meta's JSON: non-ASCII as \uXXXX, and "/", "<", "%" and "@" escaped too (Meta docs: validating payloads). Equal
 * after JSON.parse, different in bytes, so a receiver that signs re-serialised JSON is found out.
 */
export function metaJson(value: unknown): string {
	return JSON.stringify(value)
		.replace(/\//g, '\\/')
		.replace(/[<%@\u0080-\uffff]/g, (character) => {
			const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
			return `\\u${character < '\u0080' ? hex.toUpperCase() : hex}`;
		});
}

export function signature(body: string, secret: string): string {
	return `sha256=${createHmac('sha256', secret).update(body, 'utf8').digest('hex')}`;
}

interface Change {
	value: JsonObject;
	field: string;
}

/** One webhook out of many updates: an entry per account, a change per phone number and kind, in order of time. */
export function webhookBody(updates: readonly Update[], time: number): JsonObject {
	const entries = new Map<string, { changes: Change[]; open: Map<string, Change> }>();
	for (const update of updates) {
		const accountId = update.kind === 'field' ? update.accountId : update.phoneNumber.accountId;
		let entry = entries.get(accountId);
		if (!entry) entries.set(accountId, (entry = { changes: [], open: new Map() }));
		if (update.kind === 'field') {
			entry.changes.push({ value: update.value, field: update.field });
			continue;
		}
		const key = `${update.phoneNumber.id}/${update.kind}`;
		let change = entry.open.get(key);
		if (!change) {
			change = { value: emptyValue(update), field: 'messages' };
			entry.open.set(key, change);
			entry.changes.push(change);
		}
		addTo(change.value, update);
	}
	return {
		object: 'whatsapp_business_account',
		entry: Array.from(entries, ([id, { changes }]) => ({
			id,
			time: Math.floor(time / 1000),
			changes: changes.map(({ value, field }) => ({ value, field })),
		})),
	};
}

function emptyValue({ phoneNumber }: ConversationUpdate): JsonObject {
	return {
		messaging_product: 'whatsapp',
		metadata: { display_phone_number: phoneNumber.digits, phone_number_id: phoneNumber.id },
	};
}

function addTo(value: JsonObject, update: ConversationUpdate): void {
	if (update.contact) {
		const contacts = (value['contacts'] ??= []) as JsonObject[];
		const id = textOf(update.contact['user_id']);
		if (!contacts.some((contact) => contact['user_id'] === id)) contacts.push(update.contact);
	}
	((value[update.kind] ??= []) as JsonObject[]).push(update.item);
}
