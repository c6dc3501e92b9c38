/**
 * Lets at most `limit` tasks run at the same time; the others wait their turn in the order in which they came.
 * Ends orderly: what runs is waited for, what still waits is refused.
 */
export class InFlight {
	private running = 0;
	private closed = false;
	private readonly waiting: { start: () => void; refuse: (error: Error) => void }[] = [];
	private idle: (() => void) | undefined;

	constructor(private readonly limit: number) {}

	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (this.closed) throw notStarted();
		if (this.running >= this.limit) {
			// The place of the task that ends is handed over as it is, so that a newcomer cannot slip in between.
			await new Promise<void>((start, refuse) => this.waiting.push({ start, refuse }));
		} else {
			this.running += 1;
		}
		try {
			return await task();
		} finally {
			const next = this.waiting.shift();
			if (next) next.start();
			else this.leave();
		}
	}

	/** Refuses what waits and all that comes later; resolves when the last running task has ended. */
	close(): Promise<void> {
		this.closed = true;
		for (const { refuse } of this.waiting.splice(0)) refuse(notStarted());
		if (this.running === 0) return Promise.resolve();
		return new Promise((resolve) => {
			this.idle = resolve;
		});
	}

	private leave(): void {
		this.running -= 1;
		if (this.running === 0) this.idle?.();
	}
}

function notStarted(): Error {
	return new Error('Not sent: the flow was stopped or deployed again while this message waited its turn.');
}
