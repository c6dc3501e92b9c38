import { createHmac } from 'node:crypto';
import type { Account } from '../../shared/account';

/**
 * What Meta's handshake has to bring. Where the user has not made a verify token up, it is derived from the app secret, so
 * that every process of n8n knows it, and a test can put the published workflow's address back.
 *
 * @returns "" where there is neither; then nothing passes the handshake.
 */
export function verifyTokenOf({ verifyToken, secrets: [secret] }: Account): string {
	if (verifyToken !== '') return verifyToken;
	return secret === undefined ? '' : createHmac('sha256', secret).update('verify token').digest('hex');
}
