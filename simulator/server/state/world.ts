import type { Settings } from './options';
import type {
	AccessToken,
	Account,
	App,
	PhoneNumber,
	StoredFlow,
	StoredMedia,
	StoredMessage,
	StoredTemplate,
} from './types';
import { Ring } from './ring';
import { People } from '../people/people';

/** Everything that the simulator knows; replaced as a whole by a reset. */
export interface World {
	app: App;
	tokens: Map<string, AccessToken>;
	accounts: Map<string, Account>;
	phoneNumbers: Map<string, PhoneNumber>;
	templates: Templates;
	flows: Map<string, StoredFlow>;
	media: Map<string, StoredMedia>;
	people: People;
	messages: Messages;
}

export function emptyWorld(settings: Settings): World {
	return {
		app: { id: '9000', name: 'Simulator App', secret: 'simulator-app-secret' },
		tokens: new Map([['SIMULATOR-TOKEN', {}]]),
		accounts: new Map(),
		phoneNumbers: new Map(),
		templates: new Templates(),
		flows: new Map(),
		media: new Map(),
		people: new People(),
		messages: new Messages(settings.history.messages),
	};
}

/** Templates by account, name and language, in the order of their making (newest last). */
export class Templates {
	private readonly byKey = new Map<string, StoredTemplate>();
	private readonly byId = new Map<string, StoredTemplate>();

	private static key(accountId: string, name: string, language: string): string {
		return `${accountId}/${name}/${language}`;
	}

	put(template: StoredTemplate): void {
		const key = Templates.key(template.accountId, template.name, template.language);
		const before = this.byKey.get(key);
		if (before) this.byId.delete(before.id);
		this.byKey.set(key, template);
		this.byId.set(template.id, template);
	}

	find(accountId: string, name: string, language: string): StoredTemplate | undefined {
		return this.byKey.get(Templates.key(accountId, name, language));
	}

	get(id: string): StoredTemplate | undefined {
		return this.byId.get(id);
	}

	ofAccount(accountId: string): StoredTemplate[] {
		return [...this.byKey.values()].filter((template) => template.accountId === accountId);
	}

	remove(template: StoredTemplate): void {
		this.byKey.delete(Templates.key(template.accountId, template.name, template.language));
		this.byId.delete(template.id);
	}

	get size(): number {
		return this.byKey.size;
	}
}

/** Messages by id; the oldest are forgotten beyond the limit. */
export class Messages {
	private readonly byId = new Map<string, StoredMessage>();
	private readonly order: Ring<string>;

	constructor(limit: number) {
		this.order = new Ring(limit);
	}

	put(message: StoredMessage): void {
		this.byId.set(message.id, message);
		const dropped = this.order.push(message.id);
		if (dropped !== undefined) this.byId.delete(dropped);
	}

	get(id: string): StoredMessage | undefined {
		return this.byId.get(id);
	}

	all(): StoredMessage[] {
		return [...this.byId.values()];
	}

	get size(): number {
		return this.byId.size;
	}
}
