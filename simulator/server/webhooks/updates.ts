import { errorKind } from '../graph/error-table';
import type { Simulation } from '../simulation';
import type { JsonObject } from '../state/json';
import type { Person, PhoneNumber, StoredMessage } from '../state/types';

/** One thing that Meta tells: a status, a message, or the value of another field. */
export type Update = ConversationUpdate | FieldUpdate;

export interface ConversationUpdate {
	kind: 'statuses' | 'messages';
	/** Updates of one lane leave in the order in which they came about. */
	lane: string;
	phoneNumber: PhoneNumber;
	item: JsonObject;
	contact?: JsonObject;
}

export interface FieldUpdate {
	kind: 'field';
	lane: string;
	accountId: string;
	phoneNumber?: PhoneNumber;
	field: string;
	value: JsonObject;
}

/** Seconds as text, Meta's way of writing time in webhooks. */
function seconds(milliseconds: number): string {
	return String(Math.floor(milliseconds / 1000));
}

export function contactOf(person: Person, withUsername = true): JsonObject {
	return {
		profile: {
			name: person.name,
			...(withUsername && person.username !== undefined ? { username: person.username } : {}),
		},
		user_id: person.userId,
		...(person.hidesPhone ? {} : { wa_id: person.digits }),
	};
}

const failureDetails: Readonly<Record<number, string>> = {
	130472: 'Failed to send message because this user is part of an experiment',
	131026: 'Message Undeliverable.',
	131047:
		'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
	131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
	131050: 'The recipient has chosen to stop receiving marketing messages from this business',
};

/** sent, delivered and read carry contacts and the user id; failed carries neither when sent to a phone number. */
export function statusUpdate(
	simulation: Simulation,
	message: StoredMessage,
	person: Person,
	status: 'sent' | 'delivered' | 'read' | 'failed',
): ConversationUpdate {
	const phoneNumber = simulation.world.phoneNumbers.get(message.phoneNumberId);
	if (!phoneNumber) throw new Error(`Phone number ${message.phoneNumberId} is gone`);
	const failed = status === 'failed';
	const phoneKnown = message.toUserId ? !person.hidesPhone : true;
	const item: JsonObject = {
		id: message.id,
		status,
		timestamp: seconds(simulation.settings.now()),
		...(phoneKnown ? { recipient_id: person.digits } : {}),
		...(failed && !message.toUserId ? {} : { recipient_user_id: person.userId }),
		...(message.tracking === undefined ? {} : { biz_opaque_callback_data: message.tracking }),
		...(failed ? { errors: [webhookError(message.code ?? 131000)] } : { pricing: pricingOf(message) }),
	};
	if (failed) return { kind: 'statuses', lane: person.digits, phoneNumber, item };
	const contact = contactOf({ ...person, hidesPhone: !phoneKnown }, status !== 'sent');
	return { kind: 'statuses', lane: person.digits, phoneNumber, item, contact };
}

function pricingOf(message: StoredMessage): JsonObject {
	const free = message.category === 'service';
	return {
		billable: !free,
		pricing_model: 'PMP',
		type: free ? 'free_customer_service' : 'regular',
		category: message.category,
	};
}

export function webhookError(code: number): JsonObject {
	const { title } = errorKind(code);
	return {
		code,
		title,
		message: title,
		error_data: { details: failureDetails[code] ?? title },
		href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
	};
}

/** An inbound message: `content` is type and the part under its name. */
export function messageUpdate(
	phoneNumber: PhoneNumber,
	person: Person,
	message: { id: string; time: number; repliesTo?: string; content: JsonObject },
): ConversationUpdate {
	const item: JsonObject = {
		...(person.hidesPhone ? {} : { from: person.digits }),
		from_user_id: person.userId,
		id: message.id,
		timestamp: seconds(message.time),
		...(message.repliesTo === undefined
			? {}
			: { context: { from: phoneNumber.digits, id: message.repliesTo } }),
		...message.content,
	};
	return { kind: 'messages', lane: person.digits, phoneNumber, item, contact: contactOf(person) };
}
