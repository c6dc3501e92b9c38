import type { NoAnswer } from '../../whatsapp/graph/call';

/**
 * Failures in which the request cannot have left: no such host, no connection, no trust in the certificate. All
 * else, timeouts first, may have reached Meta.
 */
const NOT_SENT = new Set([
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
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

/** Tells why a request got no answer, from what axios or Node threw. */
export function noAnswer(error: unknown): NoAnswer {
	const { code, syscall, message, timeout } = facts(error);
	const sent =
		!(code !== undefined && NOT_SENT.has(code)) && !(syscall !== undefined && BEFORE_SENDING.has(syscall));
	const text =
		timeout === undefined ? [code, message].filter(Boolean).join(': ') : `timeout after ${timeout / 1000} s`;
	return { failure: sent ? 'unknown' : 'not_sent', message: text || 'no answer' };
}

function facts(error: unknown): {
	code: string | undefined;
	syscall: string | undefined;
	message: string;
	timeout: number | undefined;
} {
	const code = text(error, 'code') ?? text(cause(error), 'code');
	const config = property(error, 'config');
	const timeout = property(config, 'timeout');
	return {
		code,
		syscall: text(error, 'syscall') ?? text(cause(error), 'syscall'),
		message: text(error, 'message') ?? '',
		timeout: code === 'ETIMEDOUT' && typeof timeout === 'number' ? timeout : undefined,
	};
}

/** Node tries each address of a host and reports all failures in one; the last one stands for them. */
function cause(error: unknown): unknown {
	const inner = property(error, 'cause');
	const all = property(inner, 'errors');
	return Array.isArray(all) ? all.at(-1) : inner;
}

function text(value: unknown, name: string): string | undefined {
	const found = property(value, name);
	return typeof found === 'string' ? found : undefined;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
