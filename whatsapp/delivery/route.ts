import type { StatusEvent } from '../events/event';
import { FieldError } from '../field-error';
import { readEvents } from '../read-events';

/** The outputs of a Status Router. */
export type StatusOutput = 'sent' | 'delivered' | 'read' | 'rejected' | 'other';

const outputs: ReadonlyMap<string, StatusOutput> = new Map([
	// Received by WhatsApp's server: what a sending node knows, and what the webhook says a moment later.
	['accepted', 'sent'],
	['sent', 'sent'],
	['delivered', 'delivered'],
	['read', 'read'],
	['rejected', 'rejected'],
]);

/** Warnings, sends without an answer and words that Meta may add leave by Other. */
export function statusOutput(event: StatusEvent): StatusOutput {
	return outputs.get(event.status) ?? 'other';
}

/**
 * The statuses in whatever is connected to a router: events, results of sends, a webhook's body as object or text, or a
 * list of these. Messages and account updates among them are no statuses and are left out.
 *
 * @throws FieldError when the input is nothing of that kind.
 */
export function readStatuses(input: unknown): StatusEvent[] {
	const events = readEvents(input);
	if (events === undefined) {
		throw new FieldError(
			'Status',
			'the input is neither an event of the WhatsApp Trigger, nor the result of a send, nor the body of a webhook.',
		);
	}
	return events.filter((event) => event.kind === 'status');
}
