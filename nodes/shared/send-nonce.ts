import { randomBytes } from 'node:crypto';

/** What makes a flow token unlike every other: 96 random bits, base64url. */
export function nonce(): string {
	return randomBytes(12).toString('base64url');
}
