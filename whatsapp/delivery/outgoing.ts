import type { Business, JsonObject, StatusEvent } from '../events/event';
import type { GraphAnswer, NoAnswer } from '../graph/call';
import { messagePreview } from '../messages/preview';
import { sendOutcome } from './outcome';

/** A message that is ready to go. */
export interface Outgoing {
	/** For POST /{phone-number-id}/messages. */
	body: JsonObject;
	/** The token inside it that a Flow's answer will bring back. */
	flowToken?: string;
	/** The text as the recipient reads it, where the body does not say it: a template. */
	preview?: string;
	/** A read receipt has neither an id nor a recipient of its own: the message it is about, and who wrote that. */
	about?: Pick<StatusEvent, 'id' | 'contact'>;
}

/**
 * What became of it, with what only its sender knows: the preview, the token, the message that a read receipt is about.
 *
 * @param input.time When the answer came, ISO 8601 in UTC.
 */
export function outgoingOutcome(
	outgoing: Outgoing,
	input: { answer: GraphAnswer | NoAnswer; business: Business; time: string },
): StatusEvent {
	const { body, flowToken, about } = outgoing;
	const preview = outgoing.preview ?? messagePreview(body);
	const outcome = sendOutcome({
		...input,
		request: body,
		...(flowToken !== undefined && { flowToken }),
		...(preview !== undefined && { preview }),
	});
	return about ? { ...about, ...outcome, contact: { ...about.contact, ...outcome.contact } } : outcome;
}
