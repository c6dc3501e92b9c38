/** What may wait in memory at the same time, over all webhook addresses of this Node-RED. */
export interface LoadLimits {
	/** Bytes of bodies that are being read or whose events have not been handed out. */
	bytes: number;
	webhooks: number;
	/** Lateness of the event loop, in milliseconds. */
	lag: number;
}

/**
 * Events take about five times the bytes of the JSON they came in, so this stays under 100 MB: a Raspberry Pi's
 * share. Meta wants answers under 250 ms and counts those over one second (Meta docs: Create a webhook endpoint).
 */
export const LIMITS: LoadLimits = { bytes: 16 * 1024 * 1024, webhooks: 1000, lag: 400 };

/** One webhook's share of the memory, from its first byte to the moment when its events were handed out. */
export interface Share {
	/** @returns false when there is no room for these bytes */
	add(bytes: number): boolean;
	/** Gives all of it back; a second call does nothing. */
	release(): void;
}

/**
 * Decides what this process takes on. A webhook that is turned away with a 503 is repeated by Meta for days; one
 * that was answered with 200 and lost is gone.
 */
export class WebhookLoad {
	private bytes = 0;
	private webhooks = 0;

	constructor(
		private readonly limits: LoadLimits,
		private readonly lag: () => number,
	) {}

	/**
	 * @param size bytes that the sender announced, 0 where it did not
	 * @returns undefined when there is too much to do already
	 */
	admit(size: number): Share | undefined {
		if (this.webhooks >= this.limits.webhooks) return undefined;
		// What is announced is not held: a sender that announces much and sends nothing must not shut others out.
		if (this.bytes + size > this.limits.bytes) return undefined;
		if (this.lag() > this.limits.lag) return undefined;
		this.webhooks += 1;
		return this.share();
	}

	/** What waits at present, for logs and tests. */
	waiting(): { bytes: number; webhooks: number } {
		return { bytes: this.bytes, webhooks: this.webhooks };
	}

	private share(): Share {
		let held = 0;
		let released = false;
		return {
			add: (bytes) => {
				if (released || this.bytes + bytes > this.limits.bytes) return false;
				held += bytes;
				this.bytes += bytes;
				return true;
			},
			release: () => {
				if (released) return;
				released = true;
				this.bytes -= held;
				this.webhooks -= 1;
			},
		};
	}
}
