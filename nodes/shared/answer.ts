import type { GraphAnswer, NoAnswer } from '../../whatsapp/graph/call';
import { GraphError, readGraphError, reasonForNoAnswer } from '../../whatsapp/graph/errors';
import { readNoAnswer } from '../../whatsapp/graph/no-answer';
import { readResponse } from './request';

/** Awaits a request of n8n's HTTP client. Every HTTP status is an answer; it never rejects. */
export async function answerOf(request: () => Promise<unknown>): Promise<GraphAnswer | NoAnswer> {
	let answer: GraphAnswer;
	try {
		answer = readResponse(await request());
	} catch (error) {
		// n8n wraps what its HTTP client threw in an error of its own, which tells no longer whether anything was sent.
		const isWrapped = error instanceof Error && error.cause instanceof Error && !('code' in error);
		return readNoAnswer(isWrapped ? error.cause : error);
	}
	if (answer.status < 300 || answer.status > 399) return answer;
	// Meta never redirects these calls: something else stands at this address, a proxy's sign-in page for example.
	return { failure: 'not_sent', message: `HTTP ${answer.status}: redirected to another address` };
}

/**
 * For calls whose failure is an error.
 *
 * @throws GraphError when Meta refused, or did not answer.
 */
export function orThrow(answer: GraphAnswer | NoAnswer): GraphAnswer {
	if ('failure' in answer) throw new GraphError(reasonForNoAnswer(answer));
	const reason = readGraphError(answer);
	if (reason) throw new GraphError(reason, answer.status);
	return answer;
}
