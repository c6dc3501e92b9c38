/** Milliseconds between two looks at the event loop. */
const INTERVAL = 50;

export interface LagMeter {
	/** How late the event loop is, in milliseconds. */
	lag(): number;
	stop(): void;
}

export interface LagClock {
	now(): number;
	every(milliseconds: number, tick: () => void): () => void;
}

const processClock: LagClock = {
	now: () => performance.now(),
	every: (milliseconds, tick) => {
		const timer = setInterval(tick, milliseconds);
		timer.unref();
		return () => {
			clearInterval(timer);
		};
	},
};

/**
 * Watches how late timers come. One late tick may be a garbage collection or a deploy and is no reason to turn
 * webhooks away; so the lag counts only when two ticks in a row are late. The delay that is still going on counts
 * as a tick: whoever asks after a long turn of the event loop need not wait for the timer.
 */
export function startLagMeter(clock: LagClock = processClock): LagMeter {
	let lastTick = clock.now();
	let last = 0;
	let before = 0;
	const stop = clock.every(INTERVAL, () => {
		const now = clock.now();
		before = last;
		last = late(now);
		lastTick = now;
	});
	function late(now: number): number {
		return Math.max(0, now - lastTick - INTERVAL);
	}
	return {
		lag: () => {
			const going = late(clock.now());
			return Math.max(Math.min(before, last), Math.min(last, going));
		},
		stop,
	};
}
