import type { Json, JsonObject } from './events/event';

/*
 * Reading JSON that others wrote. What is missing or of another kind is `undefined` or an empty list, never an error: Meta
 * adds and leaves out fields as it likes.
 */

/** A JSON object: neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: Json | undefined): JsonObject | undefined {
	return isObject(value) ? value : undefined;
}

/** One field of what may not be an object. */
export function field(value: unknown, name: string): Json | undefined {
	return isObject(value) ? value[name] : undefined;
}

export function listOf(value: Json | undefined): Json[] {
	return Array.isArray(value) ? value : [];
}

const space = 0x20;

/**
 * Text that says something, so not a blank one. Ids that Meta or a proxy wrote as numbers become text, except one too
 * large for JavaScript, which was rounded when its JSON was read: better no id than another one's.
 */
export function textOf(value: Json | undefined): string | undefined {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
	if (typeof value !== 'string') return undefined;
	// A webhook has thousands of texts, and almost none begins with a space: those need no trimming to be told apart.
	return value.charCodeAt(0) > space || value.trim() !== '' ? value : undefined;
}

export function upperOf(value: Json | undefined): string | undefined {
	return textOf(value)?.trim().toUpperCase();
}

/** What the text says as JSON; nothing when it is not JSON. */
export function parseJson(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}

/** Far deeper than anything that a form asks for. */
const deepest = 60;

/**
 * The same for text that a stranger chose, such as the answer to a Flow. Nothing also where lists and objects lie so deep
 * inside each other that whatever copies or writes them later would overflow the stack, and take along the other events
 * that came in the same webhook.
 */
export function parseForeignJson(text: string): Json | undefined {
	const json = parseJson(text);
	return json === undefined || isDeeper(json, deepest) ? undefined : json;
}

function isDeeper(value: Json, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
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
