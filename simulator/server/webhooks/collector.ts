import type { Simulation } from '../simulation';
import type { Update } from './updates';

interface Collection {
	updates: Update[];
	flush: () => void;
}

/**
 * Gathers updates where faults ask for it: several in one webhook (batch), or held back and let go newest first
 * (disorder). Without those faults each update passes straight through as a webhook of its own.
 */
export class Collector {
	private readonly open = new Map<string, Collection>();

	constructor(
		private readonly simulation: () => Simulation,
		private readonly pass: (url: string, updates: readonly Update[]) => void,
	) {}

	add(url: string, update: Update): void {
		const { faults } = this.simulation();
		const { batch, disorderMs } = faults;
		if (disorderMs) {
			this.gather(url, update, disorderMs, Infinity, (updates) => {
				for (const one of updates.reverse()) this.pass(url, [one]);
			});
		} else if (batch) {
			this.gather(url, update, batch.ms, batch.size, (updates) => {
				this.pass(url, updates);
			});
		} else {
			this.pass(url, [update]);
		}
	}

	private gather(
		url: string,
		update: Update,
		milliseconds: number,
		size: number,
		release: (updates: Update[]) => void,
	): void {
		let collection = this.open.get(url);
		if (!collection) {
			const fresh: Collection = {
				updates: [],
				flush: () => {
					if (this.open.get(url) !== fresh) return;
					this.open.delete(url);
					release(fresh.updates);
				},
			};
			collection = fresh;
			this.open.set(url, fresh);
			this.simulation().later(milliseconds, fresh.flush);
		}
		collection.updates.push(update);
		if (collection.updates.length >= size) collection.flush();
	}

	clear(): void {
		this.open.clear();
	}
}
