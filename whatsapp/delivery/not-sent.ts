import type { Business, Contact, Json, Reason, StatusEvent } from '../events/event';
import { contentKey } from '../events/key';
import { GraphError, plainReason } from '../graph/errors';
import { readRecipient } from '../messages/recipient';
import { writtenRecipient } from './refused';

/**
 * A message that was never requested, though others of the same run went out: something in it is wrong, its file was
 * refused, or the run ended before its turn. It has to be handed out beside them, or whoever sends the rest later cannot
 * tell which those are.
 *
 * @param input.problem What stood in the way: a GraphError gives its own reason, anything else its message.
 * @param input.time When that was clear, ISO 8601.
 * @param input.position The place in the run; two rows for one person are two messages.
 */
export function notSent(input: {
	to: unknown;
	defaultCountry?: string | undefined;
	business: Business;
	time: string;
	tracking?: Json | undefined;
	position: number;
	problem: unknown;
}): StatusEvent {
	const { to, business, time, tracking, position } = input;
	return {
		kind: 'status',
		key: `${contentKey('send', writtenRecipient(to), time, position)}:rejected`,
		status: 'rejected',
		time,
		contact: contactOf(to, input.defaultCountry),
		business,
		reason: reasonOf(input.problem),
		...(tracking !== undefined && { tracking }),
	};
}

function reasonOf(problem: unknown): Reason {
	if (problem instanceof GraphError) {
		const reason = plainReason(problem.reason);
		return { ...reason, advice: `Nothing was sent to this person. ${reason.advice}` };
	}
	const details = problem instanceof Error ? problem.message : String(problem);
	return {
		title: 'The message cannot be put together',
		details,
		kind: 'request',
		action: 'fix_request',
		advice: 'Nothing was sent to this person. Correct it and send this message again.',
	};
}

/** As a send would have named them; as it was written where it cannot be read, for that finds the row again. */
function contactOf(to: unknown, defaultCountry: string | undefined): Contact {
	try {
		const recipient = readRecipient(to, { defaultCountry });
		return 'to' in recipient ? { phone: recipient.to } : { userId: recipient.recipient };
	} catch {
		const written = writtenRecipient(to);
		return written === '' ? {} : { phone: written };
	}
}
