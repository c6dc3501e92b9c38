import type { Json, JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { kindOf, limits, lengthOf } from './limits';
import { readRecipient } from './recipient';

/** What every message has, whatever its type. */
export interface Common {
	/** Phone number in any human writing, or business-scoped user id; see readRecipient. */
	to: unknown;
	/** Two letters, for numbers without a country code. */
	defaultCountry?: string | undefined;
	/** The message id that this message answers; shown quoted in the chat. */
	replyTo?: string | undefined;
	/** Comes back in every status of this message, never in replies. Not text: sent as JSON. */
	tracking?: Json | undefined;
}

/**
 * The body for POST /{phone-number-id}/messages around one message.
 *
 * @param type Meta's word, which also names the field that holds the content.
 * @throws FieldError for the recipient, the message replied to, or too much tracking data.
 */
export function envelope(common: Common, type: string, content: JsonObject): JsonObject {
	const replyTo = common.replyTo?.trim() ?? '';
	const tracking = trackingText(common.tracking);
	return {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		...readRecipient(common.to, { defaultCountry: common.defaultCountry }),
		...(replyTo === '' ? {} : { context: { message_id: checkMessageId('Reply to', replyTo) } }),
		...(tracking === undefined ? {} : { biz_opaque_callback_data: tracking }),
		type,
		[type]: content,
	};
}

/** A message id as WhatsApp gives it, "wamid.…". */
export function checkMessageId(field: string, value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') {
		const found = typeof value === 'string' || value === undefined ? 'is empty' : `is ${kindOf(value)}`;
		throw new FieldError(field, `${found}. Give the id of a message, wamid.….`);
	}
	if (/\s/.test(text))
		throw new FieldError(field, `"${text}" is not a message id. They look like wamid.HBgL….`);
	return text;
}

function trackingText(tracking: Json | undefined): string | undefined {
	if (tracking === undefined || tracking === null || tracking === '') return undefined;
	const text = typeof tracking === 'string' ? tracking : JSON.stringify(tracking);
	const length = lengthOf(text);
	if (length <= limits.tracking) return text;
	const written = typeof tracking === 'string' ? '' : ' as JSON';
	throw new FieldError(
		'Tracking data',
		`has ${length} characters${written}, WhatsApp allows ${limits.tracking}. Carry an id and look up the rest.`,
		{ limit: limits.tracking, length },
	);
}
