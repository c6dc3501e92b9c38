import type { GraphAnswer, NoAnswer } from '../graph/call';
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
