/** At most `size` at the same time, first come first served. */
export class Slots {
	private taken = 0;
	private readonly queue: (() => void)[] = [];
	private head = 0;

	constructor(private readonly size: number) {}

	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.taken >= this.size) await new Promise<void>((resolve) => this.queue.push(resolve));
		else this.taken += 1;
		try {
			return await work();
		} finally {
			this.release();
		}
	}

	/** Hands the slot on. The queue is read by index: shifting a long array would cost O(n) each time. */
	private release(): void {
		const next = this.queue[this.head];
		if (!next) {
			this.taken -= 1;
			return;
		}
		this.head += 1;
		if (this.head > 1024) {
			this.queue.splice(0, this.head);
			this.head = 0;
		}
		next();
	}
}

/** Work under the same name runs one after the other; different names do not wait for each other. */
export class Lanes {
	private readonly tails = new Map<string, Promise<void>>();

	run(lane: string, work: () => Promise<void>): Promise<void> {
		const tail = (this.tails.get(lane) ?? Promise.resolve()).then(work).finally(() => {
			if (this.tails.get(lane) === tail) this.tails.delete(lane);
		});
		this.tails.set(lane, tail);
		return tail;
	}
}
