import type { WhatsAppEvent } from './event';
import { isWebhook, parseWebhook } from './parse';
import { isSignature, verifySignature } from './signature';

export interface WebhookRequest {
	/** The bytes as they came; see verifySignature. */
	rawBody: Uint8Array;
	/** The value of `X-Hub-Signature-256`, whatever the host gives for it. */
	signature: unknown;
	/** App secrets, two during a rotation. They also verify the flow tokens that answers bring back. */
	secrets: readonly string[];
	/** The user's own decision: also take requests without a signature. A wrong signature stays refused. */
	acceptUnsigned?: boolean;
}

export type WebhookOutcome =
	| { status: 200; events: WhatsAppEvent[] }
	/** The status to answer with, and for the log one sentence without secrets or content. */
	| { status: 400 | 401; problem: string };

/**
 * From a POST request to its events. The signature comes first: nothing of an unsigned body is read. A signed body with
 * parts that nobody knows yet is still a 200, for Meta repeats for days whatever is refused.
 */
export function receiveWebhook(request: WebhookRequest): WebhookOutcome {
	const problem = signatureProblem(request);
	if (problem !== undefined) return { status: 401, problem };

	const { rawBody, secrets } = request;
	let body: unknown;
	try {
		body = JSON.parse(Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength).toString('utf8'));
	} catch {
		return { status: 400, problem: 'The body is not JSON.' };
	}
	if (!isWebhook(body)) {
		return { status: 400, problem: 'The body is JSON but no webhook: it has no list named "entry".' };
	}
	return { status: 200, events: parseWebhook(body, { secrets }) };
}

function signatureProblem(request: WebhookRequest): string | undefined {
	const { rawBody, signature, secrets, acceptUnsigned = false } = request;
	const verifiable = secrets.some((secret) => secret !== '');
	const signed = signature !== undefined && signature !== null && signature !== '';
	if (acceptUnsigned && !(verifiable && signed)) return undefined;
	if (!verifiable) return 'No app secret is set, so that no signature can be checked.';
	if (!signed) return 'The X-Hub-Signature-256 header is missing.';
	if (verifySignature(rawBody, signature, secrets)) return undefined;
	return isSignature(signature)
		? 'The signature does not fit the body: another app secret, or a body changed on the way.'
		: 'The X-Hub-Signature-256 header is not "sha256=" and 64 hex digits.';
}
