import type {
	ActResult,
	Faults,
	FlowAnswerInput,
	MessageView,
	PersonChange,
	PersonInput,
	PersonView,
	SendMediaInput,
	StateView,
	Tap,
	TokenInput,
	WebhookView,
	WireEntry,
} from './server/control-types';
import type { Json, JsonObject } from './server/state/json';

export type * from './server/control-types';

/** The control API of a running simulator, in this process or another. Every refusal is thrown with its reason. */
export class SimulatorClient {
	constructor(readonly url: string) {}

	state = (): Promise<StateView> => this.call('GET', '/state');
	/** Back to the start: world, faults, histories; what is on its way is dropped. */
	reset = (seed?: 'demo' | 'empty'): Promise<StateView> => this.call('POST', '/reset', seed ? { seed } : {});

	people = (): Promise<PersonView[]> => this.call('GET', '/people');
	person = (phone: string): Promise<PersonView> => this.call('GET', this.of(phone));
	/** Adds a person, or changes the one with this number. */
	addPerson = (person: PersonInput): Promise<PersonView> => this.call('POST', '/people', { ...person });
	addPeople = (people: PersonInput[]): Promise<PersonView[]> =>
		this.call('POST', '/people', people as unknown as Json);
	changePerson = (phone: string, change: PersonChange): Promise<PersonView> =>
		this.call('PATCH', this.of(phone), { ...change });
	removePerson = (phone: string): Promise<unknown> => this.call('DELETE', this.of(phone));
	/** Messages of both sides, oldest first. */
	chat = (phone: string): Promise<MessageView[]> => this.call('GET', `${this.of(phone)}/chat`);

	tap = (phone: string, tap: Tap): Promise<ActResult> =>
		this.call('POST', `${this.of(phone)}/tap`, { ...tap });
	answerFlow = (phone: string, answer: FlowAnswerInput): Promise<ActResult> =>
		this.call('POST', `${this.of(phone)}/answer-flow`, { ...answer });
	say = (
		phone: string,
		text: string,
		options: { phoneNumberId?: string; repliesTo?: string } = {},
	): Promise<ActResult> => this.call('POST', `${this.of(phone)}/say`, { text, ...options });
	/** Any inbound message: Meta's type and the part under its name. */
	send = (phone: string, message: JsonObject, options: { phoneNumberId?: string } = {}): Promise<ActResult> =>
		this.call('POST', `${this.of(phone)}/send`, { message, ...options });
	/** A photo, a video, a voice message, a document or a sticker; the business can download it by its id. */
	sendMedia = (phone: string, media: SendMediaInput): Promise<ActResult> =>
		this.call('POST', `${this.of(phone)}/send-media`, { ...media });
	/** Opens the chat; gives the ids of the messages that are now read. */
	read = (phone: string): Promise<{ read: string[] }> => this.call('POST', `${this.of(phone)}/read`, {});
	/** Lets a message fail late, after it was sent or delivered. */
	failMessage = (id: string, code: number): Promise<MessageView> =>
		this.call('POST', `/messages/${encodeURIComponent(id)}/fail`, { code });

	/** Adds or replaces a template, in the form in which Meta returns it; approved unless it says otherwise. */
	putTemplate = (template: JsonObject): Promise<JsonObject> => this.call('POST', '/templates', template);
	/** Adds or replaces a Flow: name, status (default PUBLISHED), flow_json. */
	putFlow = (flow: JsonObject): Promise<{ id: string; name: string; status: string }> =>
		this.call('POST', '/flows', flow);
	addToken = (token: TokenInput): Promise<unknown> => this.call('POST', '/tokens', { ...token });
	/** Every token is unknown from now on. */
	revokeTokens = (): Promise<unknown> => this.call('DELETE', '/tokens');
	/** Sets the app's callback as Meta's dashboard does, without a handshake. */
	setCallback = (url: string, options: { verifyToken?: string; fields?: string[] } = {}): Promise<unknown> =>
		this.call('POST', '/callback', { url, ...options });
	removeCallback = (): Promise<unknown> => this.call('DELETE', '/callback');

	faults = (faults: Faults): Promise<Faults> => this.call('POST', '/faults', faults as unknown as Json);
	wire = (after = 0): Promise<WireEntry[]> => this.call('GET', `/wire?after=${after}`);
	messages = (): Promise<MessageView[]> => this.call('GET', '/messages');
	webhooks = (): Promise<WebhookView[]> => this.call('GET', '/webhooks');
	/** Sends a change of another field than messages, to whoever is subscribed. */
	emit = (field: string, value: JsonObject): Promise<unknown> =>
		this.call('POST', '/webhooks', { field, value });

	/** Waits until nothing is on its way any more. @throws Error when that takes longer than `timeoutMs`. */
	async idle(timeoutMs = 5000): Promise<void> {
		const { idle } = await this.call<{ idle: boolean }>('POST', '/webhooks/idle', { timeoutMs });
		if (!idle) throw new Error(`The simulator is still busy after ${timeoutMs} ms`);
	}

	private of(phone: string): string {
		return `/people/${encodeURIComponent(phone)}`;
	}

	private async call<T>(method: string, path: string, body?: Json): Promise<T> {
		const response = await fetch(`${this.url}/control${path}`, {
			method,
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});
		const answer = (await response.json()) as unknown;
		if (response.ok) return answer as T;
		const { error } = answer as { error?: string };
		throw new Error(`${method} /control${path}: ${error ?? response.status}`);
	}
}
