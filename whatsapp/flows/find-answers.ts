import type { FlowAnswer, Json, JsonObject, MessageEvent, WhatsAppEvent } from '../events/event';
import { isObject, objectOf, parseForeignJson, parseJson } from '../json';
import { readFlowAnswer } from '../events/form-answer';
import { FieldError } from '../field-error';
import { readEvents } from '../read-events';
import { readFlowToken } from './token';

/** One answer to a Flow, wherever it was found. */
export interface FoundAnswer {
	flow: FlowAnswer;
	/** The whole answer as the phone sent it: JSON, or the text where it was none. */
	raw: Json;
	/** The message that brought it, where the input had one. */
	event?: MessageEvent;
}

const field = 'Flow response';

/**
 * Every answer to a Flow in the input, in order.
 *
 * @param input A message event, a webhook's body, a message, its `interactive` or `nfm_reply`, the answer itself, or any of
 *   these as JSON text.
 * @throws FieldError when there is none; says what was found instead.
 */
export function findAnswers(input: unknown, secrets: readonly string[]): FoundAnswer[] {
	const events = readEvents(input, { secrets });
	if (events !== undefined) return answersIn(events, secrets);

	const given = typeof input === 'string' ? parseJson(input) : (input as Json | undefined);
	if (given === undefined) {
		throw new FieldError(
			field,
			typeof input === 'string'
				? `the input is text and not JSON: "${shortened(input)}". Hand over the event of the trigger, or the body of the webhook.`
				: 'the input is empty. Hand over the event of the trigger, or the body of the webhook.',
		);
	}
	return [answerIn(given, secrets)];
}

function answersIn(events: readonly WhatsAppEvent[], secrets: readonly string[]): FoundAnswer[] {
	const found = events.flatMap((event) => {
		if (event.kind !== 'message' || event.flow === undefined) return [];
		const flow = verified(event.flow, secrets);
		return [{ flow, raw: rawOf(flow.responseJson, flow.response), event }];
	});
	if (found.length > 0) return found;
	throw new FieldError(
		field,
		`the input has no answer to a Flow but ${describe(events)}. Connect the trigger's output for Flow responses.`,
	);
}

/** An event of a trigger that had no secret, or another one, may still be verified here. */
function verified(flow: FlowAnswer, secrets: readonly string[]): FlowAnswer {
	if (flow.trusted) return flow;
	const read = readFlowToken(flow.token, secrets);
	if (!read.trusted) return flow;
	const context = read.context === undefined ? {} : { context: read.context };
	return { ...flow, trusted: true, id: read.flowId, ...context };
}

function answerIn(given: Json, secrets: readonly string[]): FoundAnswer {
	const reply = formReplyIn(given);
	if (reply !== undefined) {
		if (reply.name !== undefined && reply.name !== 'flow') {
			throw new FieldError(
				field,
				`the input is a form of another kind, ${shortened(JSON.stringify(reply.name))}.`,
			);
		}
		const flow = readFlowAnswer(reply, secrets);
		return { flow, raw: rawOf(flow.responseJson, reply.response_json) };
	}
	if (typeof given !== 'object' || given === null) {
		throw new FieldError(field, `the input is only ${JSON.stringify(given)}, which answers no Flow.`);
	}
	const otherType = isObject(given) ? otherMessageType(given) : undefined;
	if (otherType !== undefined) {
		throw new FieldError(field, `the input is a message of type "${otherType}", which answers no Flow.`);
	}
	if (isObject(given) && Object.keys(given).length === 0) {
		throw new FieldError(field, 'the input is an empty object, which answers no Flow.');
	}
	return { flow: readFlowAnswer({ response_json: given }, secrets), raw: given };
}

/** `nfm_reply`, from itself or from what is around it; also the `flow` of an event. */
function formReplyIn(given: Json): JsonObject | undefined {
	if (!isObject(given)) return undefined;
	const interactive = objectOf(given.interactive) ?? given;
	const reply = objectOf(interactive.nfm_reply) ?? interactive;
	if ('response_json' in reply) return reply;
	if (typeof given.trusted !== 'boolean') return undefined;
	return { response_json: given.responseJson ?? withToken(given) };
}

/** An event's `flow` whose text was dropped on the way still has the answers, and the token beside them. */
function withToken(flow: JsonObject): Json {
	const response = flow.response ?? {};
	if (!isObject(response) || flow.token === undefined) return response;
	return { ...response, flow_token: flow.token };
}

/** Meta's message objects have an id, a type and a part of that name. */
function otherMessageType(given: JsonObject): string | undefined {
	const { type } = given;
	return typeof type === 'string' && isObject(given[type]) ? shortened(type) : undefined;
}

function rawOf(text: string | undefined, otherwise: Json | undefined): Json {
	if (text === undefined) return otherwise ?? null;
	return parseForeignJson(text) ?? text;
}

/** "2 statuses (delivered), 1 message (text)". */
function describe(events: readonly WhatsAppEvent[]): string {
	if (events.length === 0) return 'an empty list';
	const counts = new Map<string, number>();
	for (const event of events) counts.set(labelOf(event), (counts.get(labelOf(event)) ?? 0) + 1);
	return [...counts].map(([label, count]) => (count === 1 ? label : `${count} × ${label}`)).join(', ');
}

function labelOf(event: WhatsAppEvent): string {
	switch (event.kind) {
		case 'message':
			return `a message (${shortened(event.type)})`;
		case 'status':
			return `a status (${shortened(event.status)})`;
		case 'account':
			return `an account update (${shortened(event.field)})`;
		case 'unknown':
			return 'something that is not understood';
	}
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
