import type { WhatsAppEvent } from '../../whatsapp/events/event';
import { RecentKeys } from '../../whatsapp/events/recent-keys';
import type { Share } from './webhook-load';

/**
 * Events whose keys are remembered, about 4 MB. Meta's repeats follow within seconds or minutes; this many is a
 * minute at the highest rate that a number can reach.
 */
const REMEMBERED = 20_000;

export type Listener = (events: readonly WhatsAppEvent[]) => void;

/** What was taken on and not yet handed out, in the order in which it came. */
export interface Inbox {
	/** Takes the events of one webhook. Those seen before are left out; the share goes back once they are handed out. */
	put(events: readonly WhatsAppEvent[], share: Share): void;
	/** Holds everything back while flows are being deployed: the nodes behind the listeners may be away. */
	hold(): void;
	/** Goes on handing out. */
	resume(): void;
	/** Webhooks that wait. */
	waiting(): number;
	/** Gives up what waits. @returns how many webhooks that were */
	drop(): number;
}

/**
 * Hands out one webhook in each turn of the event loop. What a flow does with an event is queued in the event loop
 * as well, so a slow flow slows this down; then webhooks wait here, where they are counted and bounded, and not in
 * front of the flow's nodes. Waits while there are no listeners.
 *
 * @param report is told about a listener that throws
 */
export function createInbox(listeners: () => readonly Listener[], report: (error: unknown) => void): Inbox {
	const recent = new RecentKeys(REMEMBERED);
	const queue: { events: readonly WhatsAppEvent[]; share: Share }[] = [];
	let held = false;
	let scheduled = false;

	function schedule(): void {
		if (scheduled || held || queue.length === 0) return;
		scheduled = true;
		setImmediate(() => {
			scheduled = false;
			const ready = held ? [] : listeners();
			if (ready.length === 0) return;
			const next = queue.shift();
			if (next) {
				handOut(next.events, ready);
				next.share.release();
			}
			schedule();
		});
	}

	function handOut(events: readonly WhatsAppEvent[], ready: readonly Listener[]): void {
		ready.forEach((listener, index) => {
			try {
				// Flows change their messages, so each listener gets its own; the last one may have the original.
				listener(index === ready.length - 1 ? events : structuredClone(events));
			} catch (error) {
				report(error);
			}
		});
	}

	return {
		put: (events, share) => {
			const fresh = events.filter((event) => recent.add(event.key));
			if (fresh.length === 0) {
				share.release();
				return;
			}
			queue.push({ events: fresh, share });
			schedule();
		},
		hold: () => {
			held = true;
		},
		resume: () => {
			held = false;
			schedule();
		},
		waiting: () => queue.length,
		drop: () => {
			const dropped = queue.splice(0);
			for (const { share } of dropped) share.release();
			return dropped.length;
		},
	};
}
