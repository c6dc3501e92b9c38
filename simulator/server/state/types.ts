import type { JsonObject } from './json';
import type { PersonState } from '../control-types';

/** One Meta app: the holder of the secret that signs webhooks. */
export interface App {
	id: string;
	name: string;
	secret: string;
	/** The app's own callback, the last in the order phone number > account > app. */
	subscription?: AppSubscription;
}

export interface AppSubscription {
	url: string;
	verifyToken: string;
	/** Webhook fields that the app asked for: "messages", "flows", … */
	fields: string[];
}

/** A callback that stands in for the app's, for one account or one phone number. */
export interface Override {
	url: string;
	verifyToken: string;
}

/** WhatsApp Business Account (WABA). */
export interface Account {
	id: string;
	name: string;
	/** Without a subscribed app nothing is ever delivered. */
	subscribed: boolean;
	override?: Override;
}

export interface PhoneNumber {
	id: string;
	accountId: string;
	/** Digits with country code, no plus. */
	digits: string;
	displayNumber: string;
	/** Calling code that Meta prepends to recipients written without one. */
	countryCode: string;
	verifiedName: string;
	qualityRating: string;
	messagingLimitTier: string;
	override?: Override;
	profile: JsonObject;
	publicKey?: string;
}

export interface AccessToken {
	/** Epoch milliseconds after which Meta answers code 190, subcode 463. */
	expiresAt?: number;
}

/** A template exactly as Meta returns it, with its account. */
export interface StoredTemplate {
	id: string;
	accountId: string;
	name: string;
	language: string;
	status: string;
	category: string;
	json: JsonObject;
}

export interface StoredFlow {
	id: string;
	accountId: string;
	name: string;
	status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'BLOCKED' | 'THROTTLED';
	categories: string[];
	/** The Flow's screens; absent for a Flow that was created without any. */
	flowJson?: JsonObject;
	endpointUri?: string;
	/** Sends of the last hour, epoch milliseconds; kept only while THROTTLED. */
	recentSends: number[];
}

export interface StoredMedia {
	id: string;
	mimeType: string;
	fileName?: string;
	sha256: string;
	data: Uint8Array;
}

export interface Person {
	/** Digits with country code, no plus: the key of the person in the state. */
	digits: string;
	name: string;
	userId: string;
	username?: string;
	/** Known to businesses by user id only: webhooks carry no phone number. */
	hidesPhone: boolean;
	state: PersonState;
	/** End of the customer service window per phone number id, epoch milliseconds. */
	windows: Map<string, number>;
	/** Message ids of the chat, oldest first, bounded. */
	chat: string[];
	/** Messages that reached the phone and were not looked at yet. */
	unread: Set<string>;
	/** Messages that wait for the phone to be online. */
	waiting: Set<string>;
}

export type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

/** A message of the business to a person, or the other way round. */
export interface StoredMessage {
	id: string;
	direction: 'outbound' | 'inbound';
	phoneNumberId: string;
	/** The person's digits. */
	person: string;
	time: number;
	/** The body as it was sent, or Meta's inbound message object. */
	body: JsonObject;
	status: MessageStatus;
	/** Why it failed. */
	code?: number;
	/** Template category or "service". */
	category: string;
	tracking?: string;
	/** Addressed by business-scoped user id instead of a phone number. */
	toUserId: boolean;
	/** Template that was sent, for what the phone shows and answers with. */
	template?: StoredTemplate;
}
