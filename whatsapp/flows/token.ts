import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Json } from '../events/event';
import { FieldError } from '../field-error';
import { parseJson } from '../json';
import { limits } from '../messages/limits';

/*
 * A Flow's answer says neither which Flow was filled in nor what it was sent for; all that comes back is the
 * flow token (Meta docs: Flows, Receiving a Flow response). So the token carries both, signed:
 *
 *   v1.<Flow id>.<nonce>[.<context as base64url JSON>].<MAC as base64url>
 */
const version = 'v1';

/** 128 bits: half of SHA-256, far beyond guessing, and 21 characters shorter than the whole. */
const macBytes = 16;

/**
 * The app secret also signs webhook bodies (JSON) and Meta's own flow token JWTs ("base64.base64"). Neither can begin
 * with these bytes, so that no signature made elsewhere is a valid token here.
 */
const domain = 'whatsapp-flows/flow-token\0';

const plainPart = /^[A-Za-z0-9_-]+$/;

/** What a token of ours says; nothing at all when it was not made with one of the secrets. */
export type FlowTokenContent = { trusted: true; flowId: string; context?: Json } | { trusted: false };

/**
 * Makes the token that a phone returns with a Flow's answer.
 *
 * @param input.flowId The Flow's id; stays readable in the token.
 * @param input.context Anything JSON that should come back with the answer. Readable by whoever sees the token.
 * @param input.secret The app secret.
 * @param input.nonce Random, base64url, fresh for each message; 12 bytes are plenty.
 * @throws FieldError when the token would be longer than 1,000 characters; names what the context takes and what fits.
 */
export function makeFlowToken(input: {
	flowId: string;
	context?: Json;
	secret: string;
	nonce: string;
}): string {
	if (!plainPart.test(input.flowId)) {
		throw new FieldError('Flow', 'the Flow id may only have letters, digits, "_" and "-".');
	}
	if (input.secret === '') {
		throw new FieldError('App secret', 'is empty; without it the answer to a Flow cannot be trusted.');
	}
	if (!plainPart.test(input.nonce)) throw new TypeError('The nonce of a flow token must be base64url.');

	const head = `${version}.${input.flowId}.${input.nonce}`;
	const context = input.context === undefined ? '' : JSON.stringify(input.context);
	const signed = context === '' ? head : `${head}.${Buffer.from(context).toString('base64url')}`;
	const token = `${signed}.${mac(signed, input.secret)}`;
	if (token.length > limits.flowToken) throw tooLong(context, head.length);
	return token;
}

/**
 * Reads a token that came back with an answer. Whatever it is (absent, "unused", another system's, altered), this
 * never throws; only a token made with one of `secrets` is believed. Several secrets serve a rotation; empty ones
 * are passed over, for anybody could sign with them.
 */
export function readFlowToken(token: unknown, secrets: readonly string[]): FlowTokenContent {
	if (typeof token !== 'string' || token.length > limits.flowToken) return { trusted: false };
	const parts = token.split('.');
	const [prefix, flowId, , context] = parts;
	if (prefix !== version || !flowId || (parts.length !== 4 && parts.length !== 5)) return { trusted: false };

	const signed = token.slice(0, token.lastIndexOf('.'));
	const given = token.slice(signed.length + 1);
	if (!secrets.some((secret) => secret !== '' && sameText(given, mac(signed, secret)))) {
		return { trusted: false };
	}
	if (parts.length === 4 || context === undefined) return { trusted: true, flowId };
	const json = parseJson(Buffer.from(context, 'base64url').toString());
	return json === undefined ? { trusted: false } : { trusted: true, flowId, context: json };
}

function mac(signed: string, secret: string): string {
	const whole = createHmac('sha256', secret).update(domain).update(signed).digest();
	return whole.subarray(0, macBytes).toString('base64url');
}

/**
 * Constant time for texts of equal length. Compares the texts and not the decoded bytes: base64url leaves bits of
 * its last character unused, so that several texts stand for the same bytes.
 */
function sameText(a: string, b: string): boolean {
	const left = Buffer.from(a);
	const right = Buffer.from(b);
	return left.length === right.length && timingSafeEqual(left, right);
}

function tooLong(context: string, headLength: number): FieldError {
	const macLength = Math.ceil((macBytes * 4) / 3);
	const room = limits.flowToken - headLength - macLength - 2;
	const limit = Math.max(0, Math.floor((room * 3) / 4));
	const length = Buffer.byteLength(context);
	return new FieldError(
		'Context',
		`takes ${length} bytes as JSON and at most ${limit} fit into a flow token (accented letters and emoji take ` +
			'2 to 4 bytes). Carry an id along and look up the rest when the answer comes.',
		{ limit, length },
	);
}
