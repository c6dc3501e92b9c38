/**
 * Remembers the newest keys of events, for Meta delivers at least once and sometimes twice. Memory is bounded: beyond
 * the limit the oldest key is forgotten.
 */
export class RecentKeys {
	readonly #limit: number;
	// A Set keeps the order of insertion: its first key is the oldest.
	readonly #keys = new Set<string>();

	/** @param limit How many keys to remember, at least 1. */
	constructor(limit: number) {
		if (!Number.isInteger(limit) || limit < 1)
			throw new RangeError('RecentKeys needs a limit of at least 1.');
		this.#limit = limit;
	}

	/** @returns False when the key was seen before. */
	add(key: string): boolean {
		if (this.#keys.has(key)) return false;
		this.#keys.add(key);
		if (this.#keys.size > this.#limit) {
			const [oldest] = this.#keys;
			if (oldest !== undefined) this.#keys.delete(oldest);
		}
		return true;
	}
}
