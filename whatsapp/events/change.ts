import { type ContactBook, contactBook, displayedPhone } from './contact';
import type { Business, Json, JsonObject } from './event';
import { filled, isObject, objectOf, textOf } from '../json';
import { readTimestamp } from './time';

/** One element of a webhook's `entry[].changes[]`, with what its messages, statuses and updates share. */
export interface Change {
	/** Meta's webhook field: "messages", "flows", … */
	field: string | undefined;
	value: Json;
	contacts: ContactBook;
	/** When Meta made the whole entry, in milliseconds; only some fields carry it. */
	entryTime: number | undefined;
	/** App secrets, for flow tokens. */
	secrets: readonly string[];
	/** To be copied into each event: events go to users, who may change one without meaning the others. */
	business: Business;
	raw: JsonObject;
}

export function readChange(raw: JsonObject, entry: JsonObject, secrets: readonly string[]): Change {
	const value = raw.value ?? null;
	const fields = isObject(value) ? value : {};
	const metadata = objectOf(fields.metadata) ?? fields;
	return {
		field: textOf(raw.field),
		value,
		contacts: contactBook(fields.contacts),
		entryTime: readTimestamp(entry.time),
		secrets,
		business: filled<Business>({
			phone: displayedPhone(textOf(metadata.display_phone_number)),
			phoneNumberId: textOf(metadata.phone_number_id),
			accountId: textOf(entry.id),
		}),
		raw,
	};
}
