import type { Business, Contact, FlowAnswer, Json } from '../events/event';
import { filled } from '../json';
import { FieldError } from '../field-error';
import type { ParsedFlowResponse } from './response';

/** What an answer's record has besides the answers themselves: the next node answers the person by it. */
export interface ResponseEnvelope {
	/** The message that brought the answer. */
	id?: string;
	/** The message that was answered. */
	repliesTo?: string;
	/** ISO 8601, UTC. */
	time?: string;
	contact?: Contact;
	business?: Business;
	flow: Pick<FlowAnswer, 'id' | 'trusted' | 'token' | 'context'>;
}

export type ResponseRecord = ResponseEnvelope & Record<string, Json | object | undefined>;

/** Names that the answers' own attributes cannot have. */
export const envelopeNames = ['id', 'repliesTo', 'time', 'contact', 'business', 'flow'] as const;

/**
 * One Flow answer as one record of a host: the attributes that were asked for, and beside them who answered what.
 *
 * @throws FieldError when an attribute would take the place of one of the record's own.
 */
export function responseRecord(parsed: ParsedFlowResponse): ResponseRecord {
	for (const name of Object.keys(parsed.values)) checkAttributeName(name);
	return filled<ResponseRecord>({
		...parsed.values,
		id: parsed.messageId,
		repliesTo: parsed.repliesTo,
		time: parsed.time,
		contact: parsed.contact,
		business: parsed.business,
		flow: filled<ResponseEnvelope['flow']>({
			id: parsed.flowId,
			trusted: parsed.trusted,
			token: parsed.token,
			context: parsed.context,
		}),
	});
}

function checkAttributeName(name: string): void {
	if (!envelopeNames.some((taken) => taken === name)) return;
	throw new FieldError(
		'Name',
		`"${name}" is taken by the message that brought the answer. Choose another one, "answer_${name}".`,
	);
}
