import type { Business, Contact, Json, JsonObject, Reason, StatusEvent } from '../events/event';
import { field, filled, listOf, objectOf, textOf } from '../json';
import { contentKey } from '../events/key';
import { readTracking } from '../events/tracking';
import type { GraphAnswer, NoAnswer } from '../graph/call';
import { graphErrorIn, plainReason, readGraphError, reasonForNoAnswer } from '../graph/errors';
import { maskSecretsIn } from '../graph/mask';

/**
 * What became of one send, in the language of delivery statuses.
 *
 * - `accepted`: WhatsApp took the message, which says nothing about delivery yet.
 * - `rejected`: it was refused, or never left this machine; the reason tells which.
 * - `unknown`: it may be out. Meta knows no key against repetition, so such a message is never sent again by itself.
 *
 * @param input.request The body that was sent to /messages.
 * @param input.time When the answer came, ISO 8601 in UTC.
 * @param input.flowToken The token inside the message that a Flow's answer will bring back.
 * @param input.preview The text as the recipient reads it.
 */
export function sendOutcome(input: {
	answer: GraphAnswer | NoAnswer;
	request: JsonObject;
	business: Business;
	time: string;
	flowToken?: string;
	preview?: string;
}): StatusEvent {
	const { answer, request, business, time, flowToken, preview } = input;
	const { status, id, reason } = statusOf(answer);
	const body = 'failure' in answer ? undefined : objectOf(answer.body);
	return filled<StatusEvent>({
		kind: 'status',
		key: `${id ?? contentKey('send', request, time)}:${status}`,
		id,
		status,
		time,
		contact: contactOf(request, body),
		business,
		reason,
		tracking: readTracking(request.biz_opaque_callback_data),
		flowToken,
		preview,
		// Meta's messages about tokens repeat the token.
		raw: body === undefined ? undefined : (maskSecretsIn(body) as JsonObject),
	});
}

/**
 * Whether the same message may be sent again by itself after a pause: only when it surely was not taken, and the cause
 * passes. A gateway's 5xx without Meta's own error does not tell whether the message is out.
 */
export function mayRetry(answer: GraphAnswer | NoAnswer): boolean {
	if ('failure' in answer) return reasonForNoAnswer(answer).retryable;
	return !isUnclear(answer) && (readGraphError(answer)?.retryable ?? false);
}

function statusOf(answer: GraphAnswer | NoAnswer): Pick<StatusEvent, 'status' | 'id' | 'reason'> {
	if ('failure' in answer) {
		const status = answer.failure === 'not_sent' ? 'rejected' : 'unknown';
		return { status, reason: plainReason(reasonForNoAnswer(answer)) };
	}
	if (isUnclear(answer)) {
		const message = `HTTP ${answer.status} without an answer of Meta`;
		return { status: 'unknown', reason: plainReason(reasonForNoAnswer({ failure: 'unknown', message })) };
	}
	const error = readGraphError(answer);
	if (error !== undefined) return { status: 'rejected', reason: plainReason(error) };

	const message = sentMessage(answer.body);
	const id = textOf(message?.id);
	const held = heldReasons.get(textOf(message?.message_status));
	return {
		status: 'accepted',
		...(id === undefined ? {} : { id }),
		...(held === undefined ? {} : { reason: held }),
	};
}

/** Neither Meta's error nor Meta's yes: a proxy or gateway spoke, before or after the message went through. */
function isUnclear({ status, body }: GraphAnswer): boolean {
	if (graphErrorIn(body) !== undefined) return false;
	if (status >= 500) return true;
	// Read receipts are answered by success alone.
	const taken = sentMessage(body)?.id !== undefined || objectOf(body)?.success === true;
	return status < 400 && !taken;
}

function sentMessage(body: Json): JsonObject | undefined {
	return objectOf(listOf(field(body, 'messages'))[0]);
}

/** `message_status` of templates: taken, but not on its way (Meta docs: Messages; Template pacing). */
const heldReasons: ReadonlyMap<string | undefined, Reason> = new Map([
	[
		'held_for_quality_assessment',
		{
			title: 'Held for a quality check',
			kind: 'template',
			action: 'retry_later',
			advice:
				'WhatsApp holds the message until the first recipients have reacted to the template; it then sends or drops it by itself.',
		},
	],
	[
		'paused',
		{
			title: 'Template paused',
			kind: 'template',
			action: 'retry_later',
			advice:
				'The template is paused for low quality: wait until Meta releases it, improve it, or use another.',
		},
	],
]);

/** The person as WhatsApp knows them; where it did not say, as the request named them. */
function contactOf(request: JsonObject, body: JsonObject | undefined): Contact {
	const known = objectOf(listOf(body?.contacts)[0]);
	const waId = textOf(known?.wa_id);
	return filled<Contact>({
		phone: waId !== undefined && /^\d+$/.test(waId) ? `+${waId}` : textOf(request.to),
		waId,
		userId: textOf(known?.user_id) ?? textOf(request.recipient),
	});
}
