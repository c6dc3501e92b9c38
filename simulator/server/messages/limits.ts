/**
 * Meta's two speed limits. Both are token buckets that cost O(1) per message: throughput per phone number (80
 * messages a second unless raised; Meta docs: throughput) and the pair limit per recipient, one message in 6 s with
 * a burst of 45 that is borrowed from the time to come (Meta docs: pair rate limits).
 */
export class Bucket {
	private level: number;
	private at: number;

	constructor(
		private capacity: number,
		private perMs: number,
		now: number,
	) {
		this.level = capacity;
		this.at = now;
	}

	take(now: number): boolean {
		this.level = Math.min(this.capacity, this.level + Math.max(0, now - this.at) * this.perMs);
		this.at = now;
		// Sums of fractions fall a hair short of the whole.
		if (this.level < 1 - 1e-9) return false;
		this.level -= 1;
		return true;
	}

	isFull(now: number): boolean {
		return this.level + (now - this.at) * this.perMs >= this.capacity;
	}
}

const pairCapacity = 45;
const pairPerMs = 1 / 6000;
const pairsKept = 20_000;

export class SpeedLimits {
	private throughput = new Map<string, { perSecond: number; bucket: Bucket }>();
	private pairs = new Map<string, Bucket>();
	private peaks = new Map<string, Peak>();

	/** True when the phone number may send one more message now. */
	takeThroughput(phoneNumberId: string, perSecond: number, now: number): boolean {
		let entry = this.throughput.get(phoneNumberId);
		if (entry?.perSecond !== perSecond) {
			entry = { perSecond, bucket: new Bucket(perSecond, perSecond / 1000, now) };
			this.throughput.set(phoneNumberId, entry);
		}
		return entry.bucket.take(now);
	}

	takePair(phoneNumberId: string, person: string, now: number): boolean {
		const key = `${phoneNumberId}/${person}`;
		let bucket = this.pairs.get(key);
		if (!bucket) {
			if (this.pairs.size >= pairsKept) this.forgetRested(now);
			bucket = new Bucket(pairCapacity, pairPerMs, now);
			this.pairs.set(key, bucket);
		}
		return bucket.take(now);
	}

	/** A full bucket is as good as none. */
	private forgetRested(now: number): void {
		for (const [key, bucket] of this.pairs) if (bucket.isFull(now)) this.pairs.delete(key);
	}

	accepted(phoneNumberId: string, now: number): void {
		let peak = this.peaks.get(phoneNumberId);
		if (!peak) this.peaks.set(phoneNumberId, (peak = new Peak()));
		peak.add(now);
	}

	stats(phoneNumberId: string): { accepted: number; peakPerSecond: number } {
		const peak = this.peaks.get(phoneNumberId);
		return { accepted: peak?.total ?? 0, peakPerSecond: peak?.highest ?? 0 };
	}
}

/** Most messages within any one second, in constant memory per message rate. */
class Peak {
	private times: number[] = [];
	private start = 0;
	highest = 0;
	total = 0;

	add(now: number): void {
		this.total += 1;
		this.times.push(now);
		while ((this.times[this.start] ?? now) <= now - 1000) this.start += 1;
		if (this.start > 1024) {
			this.times.splice(0, this.start);
			this.start = 0;
		}
		this.highest = Math.max(this.highest, this.times.length - this.start);
	}
}
