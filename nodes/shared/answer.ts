import type { GraphAnswer, NoAnswer } from '../../whatsapp/graph/call';
import { readNoAnswer, withoutRedirect } from '../../whatsapp/graph/no-answer';
import { readResponse } from './request';

/** Awaits a request of n8n's HTTP client. Every HTTP status is an answer; it never rejects. */
export async function answerOf(request: () => Promise<unknown>): Promise<GraphAnswer | NoAnswer> {
	try {
		return withoutRedirect(readResponse(await request()));
	} catch (error) {
		// n8n wraps what its HTTP client threw in an error of its own, which tells no longer whether anything was sent.
		const isWrapped = error instanceof Error && error.cause instanceof Error && !('code' in error);
		return readNoAnswer(isWrapped ? error.cause : error);
	}
}
