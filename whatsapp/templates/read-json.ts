import type { Json, JsonObject } from '../events/event';

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One field of what may not be an object. */
export function field(value: unknown, name: string): Json | undefined {
	return isObject(value) ? value[name] : undefined;
}

export function listOf(value: unknown): Json[] {
	return Array.isArray(value) ? (value as Json[]) : [];
}

/**
 * Text, also where Meta writes an id as a number; undefined when blank. A number too large for JavaScript was rounded
 * when its JSON was read: better no id than another one's.
 */
export function textOf(value: unknown): string | undefined {
	const text = Number.isSafeInteger(value) ? String(value) : value;
	return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

export function upperOf(value: unknown): string | undefined {
	return textOf(value)?.trim().toUpperCase();
}
