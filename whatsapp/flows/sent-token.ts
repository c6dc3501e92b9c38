import type { Json } from '../events/event';
import { FieldError } from '../field-error';
import { makeFlowToken } from './token';

/**
 * The token that a Flow goes out with: the user's own, else one that is signed here, else none where there is no app
 * secret to sign with (the answer then says neither which Flow it is nor what it was sent for).
 *
 * @param input.own The user's own token; kept as it is.
 * @param input.context Anything JSON that should come back with the answer.
 * @param input.secret The app secret.
 * @param input.nonce Random base64url, fresh each time; asked only when a token is made.
 * @throws FieldError for a context that could not come back: beside an own token, without a secret, or too long.
 */
export function sentFlowToken(input: {
	flowId: string;
	own?: string | undefined;
	context?: Json | undefined;
	secret?: string | undefined;
	nonce: () => string;
}): string | undefined {
	const { flowId, context, secret } = input;
	const own = input.own?.trim() ?? '';
	if (own !== '') {
		if (context === undefined) return own;
		throw new FieldError(
			'Context',
			'cannot come back with a token of your own. Leave one of the two fields empty.',
		);
	}
	if (!secret) {
		if (context === undefined) return undefined;
		throw new FieldError(
			'Context',
			'needs the app secret, which signs it. Enter it in the WhatsApp account.',
		);
	}
	return makeFlowToken({ flowId, secret, nonce: input.nonce(), ...(context !== undefined && { context }) });
}
