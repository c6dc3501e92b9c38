import type { WireEntry } from './control-types';
import { isObject, type Json } from './state/json';
import { Ring } from './state/ring';

export type WireNote = Omit<WireEntry, 'sequence' | 'time'>;

/** What went over the wire, for people who want to see it. Tokens are left out before anything is kept. */
export class Wire {
	private entries: Ring<WireEntry>;
	private sequence = 0;

	constructor(
		private readonly limit: number,
		private readonly now: () => number,
	) {
		this.entries = new Ring(limit);
	}

	note(note: WireNote): void {
		this.sequence += 1;
		this.entries.push({
			sequence: this.sequence,
			time: new Date(this.now()).toISOString(),
			...note,
			url: withoutSecrets(note.url),
			...(note.request === undefined ? {} : { request: redacted(note.request) }),
			...(note.response === undefined ? {} : { response: redacted(note.response) }),
		});
	}

	/** Entries with a higher sequence number, oldest first. */
	after(sequence: number): WireEntry[] {
		return this.entries.toArray().filter((entry) => entry.sequence > sequence);
	}

	clear(): void {
		this.entries = new Ring(this.limit);
	}
}

const secretKeys = new Set(['access_token', 'verify_token', 'client_secret', 'appsecret_proof']);

/** Secrets lie at the top of a body or one level below (webhook_configuration), so two levels are looked at. */
function redacted(value: Json, depth = 0): Json {
	if (!isObject(value) || depth > 1) return value;
	const entries = Object.entries(value).map(([key, part]): [string, Json] => [
		key,
		secretKeys.has(key) ? '***' : redacted(part, depth + 1),
	]);
	return Object.fromEntries(entries);
}

function withoutSecrets(url: string): string {
	return url.replace(/((?:access_token|verify_token|appsecret_proof)=)[^&#]*/g, '$1***');
}
