/**
 * The language that both hosts speak: everything that a webhook brings, and every answer to a send, is one of
 * these events. Field names are a contract with users' saved workflows; they change only with a new major
 * version. Empty fields are left out, never null. Times are ISO 8601 in UTC.
 */
export type WhatsAppEvent = MessageEvent | StatusEvent | AccountEvent | UnknownEvent;

/** A person who writes to the business. A phone number is not certain: since 2026 some are known by user id only. */
export interface Contact {
	/** International form with a plus: "+15551234567". */
	phone?: string;
	/** WhatsApp's own id of the person, usually the phone number without the plus. */
	waId?: string;
	/** Business-scoped user id, "US.134912"; opaque. */
	userId?: string;
	/** The parent business-scoped user id, where a portfolio shares one. */
	parentUserId?: string;
	name?: string;
	username?: string;
}

/** The business number that an event belongs to. */
export interface Business {
	phone?: string;
	phoneNumberId?: string;
	/** WhatsApp Business Account id. */
	accountId?: string;
}

/** The types that this project reads in depth; any other type keeps Meta's own word. */
export type KnownMessageType =
	| 'quick_reply'
	| 'list_reply'
	| 'flow_response'
	| 'address'
	| 'text'
	| 'image'
	| 'video'
	| 'audio'
	| 'document'
	| 'sticker'
	| 'location'
	| 'contacts'
	| 'reaction'
	| 'order'
	| 'system'
	| 'edit'
	| 'revoke'
	| 'unsupported';

export type MessageType = KnownMessageType | (string & {});

export interface Reply {
	title: string;
	/** The id or payload behind the button or row; a template button without one returns its title. */
	payload: string;
	/** Where the button stood: in a template, or in a message of the conversation. */
	source: 'template' | 'interactive';
	/** The second line of a list row. */
	description?: string;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface FlowAnswer {
	/** The Flow's id, only from a token that this business signed. */
	id?: string;
	/** True when the token was made here and not altered. */
	trusted: boolean;
	/** The token as the phone returned it, whoever made it. */
	token?: string;
	/** What the sender attached, only from a trusted token. */
	context?: Json;
	/** The answers without the flow token; absent when Meta's JSON could not be read as an object or array. */
	response?: JsonObject | Json[];
	/** Meta's text, untouched. */
	responseJson?: string;
}

export interface Media {
	id: string;
	mimeType?: string;
	sha256?: string;
	fileName?: string;
	caption?: string;
	/** Meta's own short-lived address, needs the access token. */
	url?: string;
	/** A recorded voice message. */
	voice?: boolean;
	animated?: boolean;
}

export interface MessageEvent {
	kind: 'message';
	/** Stable over Meta's repeats: the message id. */
	key: string;
	id: string;
	type: MessageType;
	time: string;
	/** End of the 24 h customer service window that this message opened. */
	windowClosesAt?: string;
	contact: Contact;
	business: Business;
	/** What a person would read: body, caption, button title. */
	text?: string;
	reply?: Reply;
	flow?: FlowAnswer;
	/** The filled-in address of an address message. */
	address?: JsonObject;
	media?: Media;
	location?: { latitude: number; longitude: number; name?: string; address?: string; url?: string };
	/** Contact cards that the person shared, as Meta gives them. */
	sharedContacts?: JsonObject[];
	reaction?: { to: string; emoji?: string; removed: boolean };
	order?: JsonObject;
	system?: { type: string; body?: string; waId?: string; userId?: string; previousUserId?: string };
	/** For edit and revoke: the message that is changed or taken back. */
	changes?: string;
	/** The message id that this one answers. */
	repliesTo?: string;
	forwarded?: boolean;
	groupId?: string;
	/** The advertisement or post that the conversation began with, as Meta gives it. */
	referral?: JsonObject;
	/** Why Meta could not hand the message over (unsupported types). */
	reason?: Reason;
	raw: JsonObject;
}

/** `warning` and words that Meta may add stay as they are. */
export type Status = 'accepted' | 'sent' | 'delivered' | 'read' | 'rejected' | 'unknown' | (string & {});

export type ReasonKind =
	| 'undeliverable'
	| 'window_closed'
	| 'opted_out'
	| 'rate_limited'
	| 'template'
	| 'flow'
	| 'media'
	| 'policy'
	| 'payment'
	| 'account'
	| 'request'
	| 'service'
	| 'unknown';

export type ReasonAction =
	| 'use_another_channel'
	| 'send_template'
	| 'retry'
	| 'retry_later'
	| 'fix_request'
	| 'fix_account'
	| 'do_not_contact';

/** Why WhatsApp refused, in Meta's words (code, title, details) and in plain ones (kind, action, advice). */
export interface Reason {
	/** Meta's error code; absent where no answer came at all. */
	code?: number;
	title?: string;
	details?: string;
	kind: ReasonKind;
	action: ReasonAction;
	/** One plain sentence for the person at the canvas. */
	advice: string;
}

export interface StatusEvent {
	kind: 'status';
	/** Stable over Meta's repeats: "<message id>:<status>". */
	key: string;
	/** The message's id; absent where WhatsApp refused to make one. */
	id?: string;
	status: Status;
	time: string;
	contact: Contact;
	business: Business;
	reason?: Reason;
	/** What the sender attached: an object where it was one, else the text. */
	tracking?: Json;
	pricing?: { billable?: boolean; model?: string; type?: string; category?: string };
	conversation?: { id?: string; origin?: string; expiresAt?: string };
	groupId?: string;
	/** Results of sends only: the token that a Flow's answer will bring back. */
	flowToken?: string;
	/** Results of sends only: the text as the recipient reads it. */
	preview?: string;
	/** Meta's own object: the webhook's status, or the answer to the send. */
	raw?: JsonObject;
}

export interface AccountEvent {
	kind: 'account';
	key: string;
	/** Meta's webhook field: "message_template_status_update", "flows", "user_preferences", … */
	field: string;
	/** When Meta made the update; a few kinds of webhook do not say. */
	time?: string;
	contact?: Contact;
	business: Business;
	value: Json;
	reason?: Reason;
	raw: JsonObject;
}

/** Something that was not understood; handed on so that nothing is lost. */
export interface UnknownEvent {
	kind: 'unknown';
	key: string;
	field?: string;
	time?: string;
	business?: Business;
	raw: Json;
}
