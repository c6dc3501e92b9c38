import type { StatusEvent } from '../../../whatsapp/events/event';
import { RecentKeys } from '../../../whatsapp/events/recent-keys';

/** Enough for every message of a large campaign that is still under way; older ones are forgotten. */
const REMEMBERED = 20_000;

/**
 * A message that goes well has three or four statuses, and Meta repeats them. The counts under the node are
 * messages, so each is counted once as taken and once as rejected.
 */
export function eachMessageOnce(): (event: StatusEvent, counted: 'taken' | 'rejected') => boolean {
	const seen = new RecentKeys(REMEMBERED);
	return (event, counted) => seen.add(`${event.id ?? event.key}:${counted}`);
}
