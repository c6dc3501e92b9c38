import { createHash } from 'node:crypto';
import type { Json } from './event';

/** Deeper than anything Meta sends; a body made to overflow the stack ends here. */
const deepest = 40;

/**
 * A key for what Meta gives no id: the same content gives the same key, so that a repeated delivery is known again,
 * whatever the order of its fields.
 */
export function contentKey(prefix: string, ...parts: (Json | undefined)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(canonical(part, 0)).update('\0');
	return `${prefix}:${hash.digest('hex').slice(0, 32)}`;
}

/** JSON with sorted keys. */
function canonical(value: Json | undefined, depth: number): string {
	if (value === undefined) return '';
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	if (depth === deepest) return '…';
	if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join()}]`;
	const fields = Object.keys(value).sort();
	return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(value[field], depth + 1)}`).join()}}`;
}
