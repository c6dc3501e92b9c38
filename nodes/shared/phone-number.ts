import { textOf } from '../../whatsapp/json';
import type { JsonObject } from '../../whatsapp/events/event';

/** A number as Meta lists it: "+1 555 000 1111 · Sunny Bakery". */
export function describePhoneNumber(number: JsonObject): { id: string; label: string } {
	const id = textOf(number.id) ?? '';
	const parts = [textOf(number.display_phone_number) ?? id, textOf(number.verified_name)];
	return { id, label: parts.filter((part) => part !== undefined && part !== '').join(' · ') };
}
