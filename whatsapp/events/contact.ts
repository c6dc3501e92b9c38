import type { Contact, Json, JsonObject } from './event';
import { isObject, objectOf, textOf } from '../json';

/** How a message, status or update names a person. */
export interface Person {
	/** `from`, `recipient_id` or `wa_id`: a phone number without plus, or a business-scoped user id in its place. */
	id: Json | undefined;
	userId: Json | undefined;
	parentUserId: Json | undefined;
}

/** A webhook's `contacts[]`, by phone number and by user id. */
export interface ContactBook {
	/** The entry of this person, or nothing. */
	find(waId: string | undefined, userId: string | undefined): JsonObject | undefined;
}

/**
 * Meta promises no order in `contacts[]`, so that a person is found by id and never by position. Where a message names
 * nobody and there is one entry only, that entry is the person (users who hide their phone number).
 */
export function contactBook(contacts: Json | undefined): ContactBook {
	if (!Array.isArray(contacts) || contacts.length === 0) return emptyBook;
	let next = 0;
	let byId: Map<string, JsonObject> | undefined;
	return {
		find(waId, userId) {
			if (waId === undefined && userId === undefined) {
				return contacts.length === 1 ? objectOf(contacts[0]) : undefined;
			}
			// Mostly the order is that of the messages after all: asking the next entry for its id saves the index.
			const likely = contacts[next];
			if (waId !== undefined && isObject(likely) && likely.wa_id === waId) {
				next = (next + 1) % contacts.length;
				return likely;
			}
			byId ??= indexContacts(contacts);
			return (
				(userId === undefined ? undefined : byId.get(userId)) ??
				(waId === undefined ? undefined : byId.get(waId))
			);
		},
	};
}

const emptyBook: ContactBook = { find: () => undefined };

function indexContacts(contacts: readonly Json[]): Map<string, JsonObject> {
	const byId = new Map<string, JsonObject>();
	for (const contact of contacts) {
		if (!isObject(contact)) continue;
		const waId = textOf(contact.wa_id);
		const userId = textOf(contact.user_id);
		if (waId !== undefined) byId.set(isPhone(waId) ? digitsOf(waId) : waId, contact);
		if (userId !== undefined) byId.set(userId, contact);
	}
	return byId;
}

/** The person with everything that the webhook says about them. */
export function readContact(person: Person, contacts: ContactBook): Contact {
	let userId = textOf(person.userId);
	let waId: string | undefined;
	const id = textOf(person.id);
	if (id !== undefined) {
		if (isPhone(id)) waId = digitsOf(id);
		else userId ??= id;
	}

	const entry = contacts.find(waId, userId);
	const entryId = textOf(entry?.wa_id);
	if (entryId !== undefined) {
		if (!isPhone(entryId)) userId ??= entryId;
		else waId ??= digitsOf(entryId);
	}
	userId ??= textOf(entry?.user_id);
	const parentUserId = textOf(person.parentUserId) ?? textOf(entry?.parent_user_id);
	const profile = objectOf(entry?.profile);
	const name = textOf(profile?.name);
	const username = textOf(profile?.username);

	const contact: Contact = {};
	if (waId !== undefined) {
		contact.phone = `+${waId}`;
		contact.waId = waId;
	}
	if (userId !== undefined) contact.userId = userId;
	if (parentUserId !== undefined) contact.parentUserId = parentUserId;
	if (name !== undefined) contact.name = name;
	if (username !== undefined) contact.username = username;
	return contact;
}

/** A user id begins with a country's two letters: "US.134912" (Meta docs: Business-scoped user IDs). */
function isPhone(id: string): boolean {
	const first = id.charCodeAt(0);
	return first === plus || isDigit(first);
}

/** The business's own number as Meta displays it, "+1 555-000-1111" → "+15550001111". */
export function displayedPhone(text: string | undefined): string | undefined {
	const digits = digitsOf(text ?? '');
	return digits === '' ? undefined : `+${digits}`;
}

/** "+1 555 000 1111" → "15550001111". */
function digitsOf(text: string): string {
	for (let index = 0; index < text.length; index++) {
		if (!isDigit(text.charCodeAt(index))) return text.replace(/\D/g, '');
	}
	return text;
}

const plus = 0x2b;

function isDigit(code: number): boolean {
	return code >= 0x30 && code <= 0x39;
}
