/**
 * Remembers the newest keys of events, for Meta delivers at least once and sometimes twice. Memory is bounded: beyond
 * the limit the oldest key is forgotten.
 */
export class RecentKeys {
	readonly #limit: number;
	readonly #keys = new Set<string>();
	// In the order in which they came, round and round. Asking the Set for its oldest would pass over all that was deleted.
	readonly #order: string[] = [];
	#next = 0;

	/** @param limit How many keys to remember, at least 1. */
	constructor(limit: number) {
		if (!Number.isInteger(limit) || limit < 1)
			throw new RangeError('RecentKeys needs a limit of at least 1.');
		this.#limit = limit;
	}

	/** @returns False when the key was seen before. */
	add(key: string): boolean {
		if (this.#keys.has(key)) return false;
		const oldest = this.#order[this.#next];
		if (oldest !== undefined) this.#keys.delete(oldest);
		this.#order[this.#next] = key;
		this.#keys.add(key);
		this.#next = (this.#next + 1) % this.#limit;
		return true;
	}
}
