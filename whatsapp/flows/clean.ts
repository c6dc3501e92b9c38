import type { Json, JsonObject } from '../events/event';
import { isObject } from '../json';
import { cleanNames } from './names';
import { cleanOption } from './options';
import { toType } from './typing';

export interface Cleaning {
	cleanNames: boolean;
	cleanOptions: boolean;
	trim: boolean;
	/** Turns texts that are numbers and booleans into these. */
	typed: boolean;
}

export interface CleanAnswer {
	/** The answers under the names that a person would read. */
	response: JsonObject;
	/** The same values under Meta's names, for paths that were written with these. */
	byOwnName: Json;
}

/** What Meta puts beside the answers: the token, and sometimes an object of its own. */
const notAnswers: ReadonlySet<string> = new Set(['flow_token', 'wa_flow_response_params']);

/** Deeper answers stay as they are. */
const deepest = 40;

/** The answer without what Meta adds, each value cleaned. A list gets the name "answers"; other JSON has no answers. */
export function cleanAnswer(raw: Json, cleaning: Cleaning): CleanAnswer {
	if (Array.isArray(raw)) {
		const answers = cleanValue(raw, '', cleaning);
		return { response: { answers }, byOwnName: answers };
	}
	if (!isObject(raw)) return { response: {}, byOwnName: {} };

	const own = Object.entries(raw)
		.filter(([name]) => !notAnswers.has(name))
		.map(([name, value]): [string, Json] => [name, cleanValue(value, name, cleaning)]);
	const names = cleaning.cleanNames ? cleanNames(own.map(([name]) => name)) : new Map<string, string>();
	return {
		response: Object.fromEntries(own.map(([name, value]) => [names.get(name) ?? name, value])),
		byOwnName: Object.fromEntries(own),
	};
}

function cleanValue(value: Json, name: string, cleaning: Cleaning, depth = 0): Json {
	if (typeof value === 'string') {
		const trimmed = cleaning.trim ? value.trim() : value;
		const text = cleaning.cleanOptions ? cleanOption(trimmed, name) : trimmed;
		return cleaning.typed ? toType(text, 'auto') : text;
	}
	if (typeof value !== 'object' || value === null || depth === deepest || isMedia(value)) return value;
	if (Array.isArray(value)) return value.map((item) => cleanValue(item, name, cleaning, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [key, cleanValue(item, name, cleaning, depth + 1)]),
	);
}

/** A file of a photo or document picker: its id, hash and name must arrive as they are. */
function isMedia(value: Json[] | JsonObject): boolean {
	return isObject(value) && ('cdn_url' in value || ('mime_type' in value && 'sha256' in value));
}
