import type { Json } from '../events/event';
import { isObject } from '../json';

/**
 * What Meta's texts may repeat of a secret: user and system user tokens begin with "EAA", app tokens are "id|secret",
 * and the message about a malformed token quotes it whole, as do addresses with an access_token in them.
 */
const secrets: readonly RegExp[] = [
	/\bEAA[A-Za-z0-9_-]{10,}/g,
	/\b\d{4,}\|[A-Za-z0-9_-]{8,}/g,
	/(?<=\b(?:access_token|app_secret|client_secret|appsecret_proof|verify_token)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
	/(?<=\bBearer\s+)[^\s"',;]{6,}/gi,
	/(?<=\bmalformed access token:?\s+["']?)[^\s"']+/gi,
];

/** The text with everything that looks like a token or a secret replaced by "***". */
export function maskSecrets(text: string): string {
	return secrets.reduce((masked, pattern) => masked.replace(pattern, '***'), text);
}

/** The same for every text inside a JSON value; gives a copy. */
export function maskSecretsIn(value: Json): Json {
	if (typeof value === 'string') return maskSecrets(value);
	if (Array.isArray(value)) return value.map(maskSecretsIn);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskSecretsIn(inner)]));
}
