import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { checkText, kindOf } from './limits';

/** What Meta takes as a file: one it fetches itself, or one that was uploaded before. */
export type MediaReference = { link: string } | { id: string };

const wanted = 'Give an https link or the id of an uploaded file.';

/**
 * Reads a file as users give it: an https link, a media id (digits), or `{ id | link, filename? }`.
 *
 * @returns Meta's media object; `filename` only where one was given.
 * @throws FieldError under the given field's name.
 */
export function readMediaReference(field: string, value: unknown): MediaReference & { filename?: string } {
	if (isRecord(value)) {
		const reference = readReference(field, value['id'] ?? value['link'] ?? value['url']);
		const name = value['filename'] ?? value['fileName'];
		if (name === undefined || name === null || name === '') return reference;
		return { ...reference, filename: checkFileName(`${field}, file name`, name) };
	}
	return readReference(field, value);
}

/** The name that a document shows in the chat. */
export function checkFileName(field: string, value: unknown): string {
	const name = checkText(field, value, { max: 240 });
	if (/[\\/\r\n]/.test(name))
		throw new FieldError(field, `"${name}" must be a name without slashes and line breaks.`);
	return name;
}

function readReference(field: string, value: unknown): MediaReference {
	const isText = typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value));
	if (!isText && value !== undefined && value !== null) {
		throw new FieldError(field, `is ${kindOf(value)}. ${wanted}`);
	}
	const text = String(value ?? '').trim();
	if (text === '') throw new FieldError(field, `is empty. ${wanted}`);
	if (/^\d+$/.test(text)) return { id: text };
	return { link: checkHttpsLink(field, text, wanted) };
}

/** Meta fetches links itself, from outside, and its pages ask for https. */
export function checkHttpsLink(field: string, text: string, advice: string): string {
	if (/^http:\/\//i.test(text)) throw new FieldError(field, 'must be an https link, not http.');
	if (!/^https:\/\/[^\s/]+\S*$/i.test(text) || !URL.canParse(text)) {
		throw new FieldError(field, `"${shortened(text)}" is not an https link. ${advice}`);
	}
	return text;
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isRecord(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
