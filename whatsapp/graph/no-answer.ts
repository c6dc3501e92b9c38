import type { GraphAnswer, NoAnswer } from './call';
import { maskSecrets } from './mask';

/**
 * Failures in which the request cannot have left: no such host, no connection, no trust in the certificate. All
 * else, timeouts first, may have reached Meta.
 */
const notSent: ReadonlySet<string> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
	'EPROTO',
	'ERR_INVALID_URL',
	'ERR_BAD_OPTION',
	'ERR_BAD_OPTION_VALUE',
	'ERR_UNSUPPORTED_PROTOCOL',
	'ERR_INVALID_CHAR',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** System calls that come before the first byte of a request. */
const beforeSending: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);

/**
 * Tells why a request got no answer, from what axios or Node threw. An error that says nothing is `unknown`: to take a
 * message for unsent that was sent would send it twice.
 */
export function readNoAnswer(error: unknown): NoAnswer {
	const inner = innerOf(error);
	const code = textIn(error, 'code') ?? textIn(inner, 'code');
	const call = textIn(error, 'syscall') ?? textIn(inner, 'syscall');
	const sent = !(code !== undefined && notSent.has(code)) && !(call !== undefined && beforeSending.has(call));
	const message = [code, textIn(error, 'message')].filter(Boolean).join(': ');
	return { failure: sent ? 'unknown' : 'not_sent', message: maskSecrets(message || 'no answer') };
}

/**
 * Meta never redirects these calls: something else stands at this address, a proxy's sign-in page for example. Hosts follow
 * no redirect, for the access token must not travel to another host.
 */
export function withoutRedirect(answer: GraphAnswer): GraphAnswer | NoAnswer {
	if (answer.status < 300 || answer.status > 399) return answer;
	return { failure: 'not_sent', message: `HTTP ${answer.status}: redirected to another address` };
}

/** Node tries each address of a host and reports all failures in one; the last one stands for them. */
function innerOf(error: unknown): unknown {
	const cause = propertyOf(error, 'cause');
	const all = propertyOf(cause, 'errors');
	return Array.isArray(all) ? all.at(-1) : cause;
}

function textIn(value: unknown, name: string): string | undefined {
	const found = propertyOf(value, name);
	return typeof found === 'string' ? found : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
