import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { kindOf, lengthOf, tooLong } from '../messages/limits';
import { isObject } from '../json';

/**
 * What a value reads like in a message: text as it is, numbers and booleans written out, dates as "2026-11-22" (when at
 * midnight UTC) or in full ISO form. Dates of other libraries count when they have a toISO method.
 *
 * @param label The variable's name in an error.
 */
export function valueText(label: string, value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	const iso = isoText(value);
	if (iso !== undefined) return iso.replace(/T00:00:00(?:\.000)?Z$/, '');
	if (typeof value === 'number' || value instanceof Date)
		throw new FieldError(label, `must be text, not ${String(value)}.`);
	throw new FieldError(label, `must be text, not ${kindOf(value)}.`);
}

function isoText(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (typeof value !== 'object' || value === null || !('toISO' in value)) return undefined;
	const text = typeof value.toISO === 'function' ? (value.toISO as () => unknown).call(value) : undefined;
	return typeof text === 'string' ? text : undefined;
}

/**
 * The text of a header or body parameter. Meta refuses the whole message (132018, on older versions 132000 or 100) when
 * one has a line break, a tab or more than four spaces in a row; four are refused here, since its pages say both.
 */
export function parameterText(label: string, value: unknown, limit: number | undefined): string {
	const text = valueText(label, value);
	if (/[\r\n\t\u2028\u2029]/.test(text)) {
		throw new FieldError(
			label,
			'has a line break or a tab, which WhatsApp refuses in variables. Replace them with spaces or put the breaks into the template.',
		);
	}
	if (/ {4}/.test(text)) {
		throw new FieldError(
			label,
			'has four or more spaces in a row, which WhatsApp refuses in variables. Remove them.',
		);
	}
	return limitedText(label, text, limit);
}

export function limitedText(label: string, value: unknown, limit: number | undefined): string {
	const text = valueText(label, value);
	if (limit !== undefined && lengthOf(text) > limit) throw tooLong(label, text, limit);
	return text;
}

/** An object, or the JSON text of one, as users type it. */
export function valueObject(label: string, value: unknown): JsonObject {
	const json = typeof value === 'string' ? parseJson(label, value) : value;
	if (isObject(json)) return json;
	throw new FieldError(label, `must be an object such as {"order": 77}, not ${kindOf(json)}.`);
}

export function parseJson(label: string, text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw new FieldError(label, 'is not valid JSON. Check its quotes, commas and brackets.');
	}
}
