import type { StatusEvent } from '../events/event';

/** How far a message has come. Words of Meta that are no step of its way ("warning") never hide one that is. */
const ranks: ReadonlyMap<string, number> = new Map([
	['unknown', 1],
	['accepted', 2],
	['sent', 3],
	['rejected', 4],
	['delivered', 5],
	['read', 6],
]);

/** From this rank on the message is at the person's phone. */
const arrived = 5;

export function statusRank(status: string): number {
	return ranks.get(status) ?? 0;
}

/**
 * Whether `a` says more about a message than `b`: sent < delivered < read, whatever came first. A rejection is final,
 * unless a later moment shows that the message arrived after all; both orders occur (delivered after a failed try to one
 * device, failed after delivery to another).
 */
export function isNewer(a: StatusEvent, b: StatusEvent): boolean {
	if (a.status === 'rejected' && hasArrived(b)) return timeOf(a) >= timeOf(b);
	if (b.status === 'rejected' && hasArrived(a)) return timeOf(a) > timeOf(b);
	return isAhead(a, b);
}

/**
 * The newest status of each message, in the order in which the messages first appear. The result does not depend on the
 * order of a message's statuses: Meta promises none. Statuses without a message id each stand for a message of their own;
 * in a group each participant has a status.
 */
export function newestStatuses(events: Iterable<StatusEvent>): StatusEvent[] {
	const messages = new Map<string, Progress>();
	for (const event of events) {
		const key = messageKey(event);
		let progress = messages.get(key);
		if (progress === undefined) messages.set(key, (progress = {}));
		note(progress, event);
	}
	return [...messages.values()].flatMap(newestOf);
}

/**
 * What is needed to decide at the end. Keeping only the newest so far would not do: read at 1, rejected at 2, delivered
 * at 3 beat each other in a circle.
 */
interface Progress {
	/** The farthest step that is no rejection. */
	best?: StatusEvent;
	rejected?: StatusEvent;
	/** When the message was last seen to arrive, in milliseconds. */
	lastArrival?: number;
}

function note(progress: Progress, event: StatusEvent): void {
	const kept = event.status === 'rejected' ? 'rejected' : 'best';
	if (progress[kept] === undefined || isAhead(event, progress[kept])) progress[kept] = event;
	if (hasArrived(event)) progress.lastArrival = Math.max(progress.lastArrival ?? -Infinity, timeOf(event));
}

function newestOf({ best, rejected, lastArrival }: Progress): StatusEvent[] {
	const arrivedLater = rejected !== undefined && lastArrival !== undefined && lastArrival > timeOf(rejected);
	const newest = arrivedLater ? best : (rejected ?? best);
	return newest === undefined ? [] : [newest];
}

/** By rank, then by time; then by anything that decides, so that repeats in any order give the same. */
function isAhead(a: StatusEvent, b: StatusEvent): boolean {
	const byRank = statusRank(a.status) - statusRank(b.status);
	if (byRank !== 0) return byRank > 0;
	const byTime = timeOf(a) - timeOf(b);
	if (byTime !== 0) return byTime > 0;
	return a !== b && JSON.stringify(a) > JSON.stringify(b);
}

function hasArrived(event: StatusEvent): boolean {
	return statusRank(event.status) >= arrived;
}

/** A time that cannot be read counts as the oldest. */
function timeOf(event: StatusEvent): number {
	const time = Date.parse(event.time);
	return Number.isNaN(time) ? 0 : time;
}

function messageKey({ id, key, groupId, contact }: StatusEvent): string {
	if (id === undefined) return `key ${key}`;
	if (groupId === undefined) return `id ${id}`;
	return `id ${id} ${contact.userId ?? contact.phone ?? contact.waId ?? ''}`;
}
