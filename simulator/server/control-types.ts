import type { Json, JsonObject } from './state/json';

/** What a person's phone and choices make of a message. */
export type PersonState = 'online' | 'offline' | 'no_whatsapp' | 'opted_out' | 'withheld' | 'experiment';

export const personStates = [
	'online',
	'offline',
	'no_whatsapp',
	'opted_out',
	'withheld',
	'experiment',
] as const satisfies readonly PersonState[];

export interface PersonInput {
	/** "+15551230001"; a plus, spaces and hyphens may be there or not. */
	phone: string;
	name?: string;
	/** Business-scoped user id, "US.13491208655302741918"; made from the number where it is missing. */
	userId?: string;
	username?: string;
	/** Webhooks then carry the user id only. */
	hidesPhone?: boolean;
	state?: PersonState;
	/** Opens or closes the 24 h customer service window with every phone number. */
	windowOpen?: boolean;
}

export type PersonChange = Omit<PersonInput, 'phone'>;

export interface PersonView {
	phone: string;
	name: string;
	userId: string;
	username?: string;
	hidesPhone: boolean;
	state: PersonState;
	windowOpen: boolean;
	/** End of the window per phone number id, ISO 8601. */
	windows: Record<string, string>;
	unread: number;
}

/** A tap on a quick reply, a reply button or a list row: by its title, its payload or id, or its place from 0. */
export interface Tap {
	title?: string;
	payload?: string;
	index?: number;
	/** The message that holds it; default: the newest one with something to tap. */
	messageId?: string;
}

export interface FlowAnswerInput {
	/** What the Flow's last screen sends; goes into response_json as it is. */
	values: Json;
	/** The message with the Flow; default: the newest one. */
	messageId?: string;
	/** Some phones leave the token out of the answer. */
	omitToken?: boolean;
	/** A token that the business never made. */
	token?: string;
}

/** A file that a person sends. */
export interface SendMediaInput {
	type: 'image' | 'video' | 'audio' | 'document' | 'sticker';
	mimeType: string;
	/** Base64. */
	data: string;
	caption?: string;
	fileName?: string;
	phoneNumberId?: string;
}

/** What a person did, and the ids that came of it. */
export interface ActResult {
	/** Id of the inbound message. */
	id: string;
	message: JsonObject;
}

export interface Faults {
	/** Milliseconds before the Graph API answers. */
	latencyMs?: number;
	/** Milliseconds before a webhook leaves. */
	webhookLatencyMs?: number;
	/** Each webhook is delivered this many times more. */
	repeat?: number;
	/** Webhooks are held back this long and leave newest first: read, delivered, sent. */
	disorderMs?: number;
	/** Several updates in one webhook: at most `size` of them, collected for at most `ms`. */
	batch?: { size: number; ms: number } | null;
	/** Refusals of sends: for the next `times` requests, or for a share (`rate`, 0 to 1) of all. */
	sendErrors?: SendFault[];
	/**
	 * The message is taken and the answer never comes: the next `times`, or a share of all. The connection breaks
	 * after `afterMs` (default 0); long enough, and the sender's own timeout comes first.
	 */
	timeouts?: { rate?: number; times?: number; afterMs?: number } | null;
	/** Read arrives without delivered before it (Meta docs: status messages). */
	skipDelivered?: boolean;
	/** Messages per second and phone number; null: back to the setting. */
	throughput?: number | null;
	/** Switches the limit per recipient (131056) off. */
	pairLimitOff?: boolean;
}

export interface SendFault {
	code: number;
	rate?: number;
	times?: number;
	/** Only for this recipient. */
	phone?: string;
}

export interface TokenInput {
	token: string;
	/** ISO 8601; in the past: Meta answers 190. */
	expiresAt?: string;
}

/** One request that the simulator received or sent. Bearer and verify tokens are left out. */
export interface WireEntry {
	sequence: number;
	time: string;
	/** in: to the Graph API. out: a webhook or a handshake. */
	direction: 'in' | 'out';
	method: string;
	url: string;
	/** Absent where no answer came. */
	status?: number;
	request?: Json;
	response?: Json;
	milliseconds: number;
}

export interface MessageView {
	id: string;
	direction: 'outbound' | 'inbound';
	phoneNumberId: string;
	/** The person's number, "+15551230001". */
	phone: string;
	time: string;
	status: string;
	code?: number;
	category: string;
	tracking?: string;
	body: JsonObject;
}

export interface WebhookView {
	id: number;
	url: string;
	field: string;
	/** Number of messages, statuses or other changes in it. */
	updates: number;
	state: 'waiting' | 'accepted' | 'retrying' | 'given_up' | 'no_receiver';
	attempts: { time: string; status?: number; problem?: string; milliseconds: number }[];
	body: JsonObject;
}

export interface StateView {
	url: string;
	app: { id: string; name: string; callback?: { url: string; fields: string[] } };
	accounts: { id: string; name: string; subscribed: boolean; override?: string }[];
	phoneNumbers: {
		id: string;
		accountId: string;
		phone: string;
		name: string;
		override?: string;
		/** Most messages taken within any one second. */
		peakPerSecond: number;
		accepted: number;
	}[];
	counts: { templates: number; flows: number; people: number; messages: number; webhooks: number };
	faults: Faults;
}
