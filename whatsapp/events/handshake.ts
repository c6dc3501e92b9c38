import { createHash, timingSafeEqual } from 'node:crypto';

export type HandshakeAnswer = { status: 200; body: string } | { status: 400 | 403; body: string };

/**
 * Answers the GET request by which Meta asks whether a webhook address is wanted (Meta docs: Create a webhook
 * endpoint). Meta does not sign it; only the verify token speaks for it.
 *
 * @param query The query parameters as the host parsed them, each a text.
 * @param verifyToken What was given to Meta together with the address. An empty one accepts nobody.
 * @returns What to send back. The body is the challenge itself: send it as text/plain, never as HTML.
 */
export function answerHandshake(
	query: Readonly<Record<string, unknown>>,
	verifyToken: string,
): HandshakeAnswer {
	const challenge = query['hub.challenge'];
	const token = query['hub.verify_token'];
	if (query['hub.mode'] !== 'subscribe' || typeof challenge !== 'string' || challenge === '') {
		return {
			status: 400,
			body: 'This address takes WhatsApp webhooks; hub.mode and hub.challenge are missing.',
		};
	}
	if (typeof token !== 'string' || verifyToken === '' || !sameSecret(token, verifyToken)) {
		return { status: 403, body: 'The verify token is not the one that this address expects.' };
	}
	return { status: 200, body: challenge };
}

/** Hashing first gives both the same length, so that the comparison does not tell the token's length either. */
function sameSecret(a: string, b: string): boolean {
	return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
