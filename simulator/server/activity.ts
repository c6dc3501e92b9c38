/** Counts what is under way, so that a test can wait until the simulator has nothing more to say. */
export class Activity {
	private running = 0;
	private waiting: (() => void)[] = [];

	begin(): void {
		this.running += 1;
	}

	end(): void {
		this.running -= 1;
		if (this.running > 0) return;
		const waiting = this.waiting;
		this.waiting = [];
		for (const wake of waiting) wake();
	}

	async track<T>(work: Promise<T>): Promise<T> {
		this.begin();
		try {
			return await work;
		} finally {
			this.end();
		}
	}

	/** True once nothing is under way, false when the time is over first. */
	idle(timeoutMs: number): Promise<boolean> {
		if (this.running === 0) return Promise.resolve(true);
		return new Promise((resolve) => {
			const timer = setTimeout(() => {
				resolve(false);
			}, timeoutMs);
			this.waiting.push(() => {
				clearTimeout(timer);
				resolve(true);
			});
		});
	}
}

/** Timers that are all forgotten at once when the simulator is reset or closed. */
export class Timers {
	private readonly pending = new Set<NodeJS.Timeout>();

	constructor(private readonly activity: Activity) {}

	later(milliseconds: number, act: () => void): void {
		if (milliseconds <= 0) {
			act();
			return;
		}
		this.activity.begin();
		const timer = setTimeout(() => {
			this.pending.delete(timer);
			act();
			this.activity.end();
		}, milliseconds);
		this.pending.add(timer);
	}

	clear(): void {
		for (const timer of this.pending) {
			clearTimeout(timer);
			this.activity.end();
		}
		this.pending.clear();
	}
}
