/**
 * The newest values up to a limit, oldest first. Pushing is O(1): a long load test must not pay for its history.
 */
export class Ring<T> {
	private readonly values: T[] = [];
	private next = 0;

	constructor(private readonly limit: number) {}

	push(value: T): T | undefined {
		if (this.values.length < this.limit) {
			this.values.push(value);
			return undefined;
		}
		const dropped = this.values[this.next];
		this.values[this.next] = value;
		this.next = (this.next + 1) % this.limit;
		return dropped;
	}

	toArray(): T[] {
		return [...this.values.slice(this.next), ...this.values.slice(0, this.next)];
	}

	get size(): number {
		return this.values.length;
	}
}
