import type { Json, JsonObject } from './event';

/** A JSON object: neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: Json | undefined): JsonObject | undefined {
	return isObject(value) ? value : undefined;
}

export function listOf(value: Json | undefined): Json[] | undefined {
	return Array.isArray(value) ? value : undefined;
}

/** Text that says something. Ids that Meta or a proxy wrote as numbers become text. */
export function textOf(value: Json | undefined): string | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	return typeof value === 'number' ? String(value) : undefined;
}

/** What the text says as JSON; nothing when it is not JSON. */
export function parseJson(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}

/** The fields that have a value: in events an empty field is left out. */
export function filled<T extends object>(fields: { [Key in keyof T]: T[Key] | undefined }): T {
	const result: Partial<T> = {};
	for (const key in fields) {
		const value = fields[key];
		if (value !== undefined) result[key] = value;
	}
	// Required fields of T cannot be undefined in the argument's type unless the caller's own type says so.
	return result as T;
}
