import { createHmac, timingSafeEqual } from 'node:crypto';

const prefix = 'sha256=';
const signatureForm = /^sha256=[0-9a-fA-F]{64}$/;
const signatureLength = 71;

/**
 * Whether Meta signed these bytes with one of the app's secrets (Meta docs: Webhooks, Validating payloads).
 *
 * @param rawBody The body as it came over the wire. A body that was parsed and written again has other bytes
 *   (Meta writes `/` as `\/`) and fails.
 * @param header The value of `X-Hub-Signature-256`; anything but "sha256=" and 64 hex digits is refused.
 * @param secrets App secrets, two during a rotation. Empty ones are passed over: anybody could sign with them.
 * @returns Never throws; takes the same time wherever two signatures differ.
 */
export function verifySignature(rawBody: Uint8Array, header: unknown, secrets: readonly string[]): boolean {
	if (typeof header !== 'string' || header.length !== signatureLength || !header.startsWith(prefix))
		return false;
	const given = Buffer.from(header.toLowerCase());
	if (signedBy(rawBody, given, secrets)) return true;
	if (!isSignature(header)) return false;
	// Meta's text says that the signature is made over the escaped form; the wire normally has just that form, so
	// that the bytes themselves are right. A proxy that unescapes on the way leaves only this second way.
	const escaped = escapeUnicode(rawBody);
	return escaped !== undefined && signedBy(escaped, given, secrets);
}

/** The value of `X-Hub-Signature-256` for a body, as Meta makes it. */
export function signBody(rawBody: Uint8Array | string, secret: string): string {
	return prefix + createHmac('sha256', secret).update(rawBody).digest('hex');
}

/** Whether a header has the form of a signature, right or wrong. */
export function isSignature(header: unknown): boolean {
	return typeof header === 'string' && signatureForm.test(header);
}

function signedBy(body: Uint8Array | string, given: Buffer, secrets: readonly string[]): boolean {
	for (const secret of secrets) {
		if (secret === '') continue;
		// Compared as text, which Node makes faster than bytes; equal to it means well-formed, too.
		const expected = Buffer.from(signBody(body, secret));
		if (expected.length === given.length && timingSafeEqual(expected, given)) return true;
	}
	return false;
}

/**
 * The body with everything beyond ASCII as `\uXXXX` in lower case; nothing when it is ASCII already, or no text at all.
 * Written by hand: anybody can send megabytes of such characters, and a callback for each would stop a server for a second.
 */
function escapeUnicode(rawBody: Uint8Array): Uint8Array | undefined {
	const text = decode(rawBody);
	// What is beyond ASCII has more bytes than UTF-16 units: this many more, at least one for each unit.
	const surplus = text === undefined ? 0 : rawBody.length - text.length;
	if (text === undefined || surplus === 0) return undefined;
	const escaped = Buffer.allocUnsafe(text.length + 5 * surplus);
	let end = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x80) {
			escaped[end++] = unit;
			continue;
		}
		escaped[end++] = backslash;
		escaped[end++] = letterU;
		for (let shift = 12; shift >= 0; shift -= 4) escaped[end++] = hexDigit((unit >> shift) & 0xf);
	}
	return escaped.subarray(0, end);
}

const backslash = 0x5c;
const letterU = 0x75;

/** The character code of a digit in "0123456789abcdef". */
function hexDigit(value: number): number {
	return value + (value < 10 ? 0x30 : 0x57);
}

function decode(utf8: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8);
	} catch {
		return undefined;
	}
}
