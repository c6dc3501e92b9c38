import type { StatusEvent } from '../events/event';
import type { GraphAnswer, NoAnswer } from '../graph/call';
import { knownErrorRow } from '../graph/error-codes';
import { GraphError, readGraphError, reasonForNoAnswer } from '../graph/errors';

/**
 * What would refuse every other message as well: an expired token, a missing permission, a number that is gone, a
 * host that cannot be reached. A message is then neither rejected nor sent, and going on would only burn the rest.
 *
 * @returns An error that names the cause and the remedy. Undefined for what concerns one message alone, and for a
 * request without an answer that may have gone through: that one is an outcome, `unknown`.
 */
export function fatalProblem(answer: GraphAnswer | NoAnswer): GraphError | undefined {
	if ('failure' in answer) {
		const reason = reasonForNoAnswer(answer);
		return reason.fatal ? new GraphError(reason) : undefined;
	}
	const reason = readGraphError(answer);
	return reason?.fatal ? new GraphError(reason, answer.status) : undefined;
}

/**
 * The same for the outcome of a send, where the answer itself is no longer at hand. Without a code of a known family,
 * it is Meta's refusal of the sign-in (kind "account"), or the lack of any answer (no `raw`), that tells.
 */
export function isFatal({ status, reason, raw }: StatusEvent): boolean {
	if (status !== 'rejected' || reason === undefined) return false;
	const row = reason.code === undefined ? undefined : knownErrorRow(reason.code);
	if (row !== undefined) return row.fatal ?? false;
	return reason.kind === 'account' || (reason.kind === 'service' && raw === undefined);
}
