import type { Json } from '../events/event';
import { isObject } from '../json';

/** What an answer should become. */
export type AnswerType = 'auto' | 'text' | 'number' | 'boolean' | 'date' | 'list';

/** A number that keeps its meaning as one: no leading zeros, no plus (phones, postcodes, codes), no lost digits. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;

/** What a person may type where a number is asked for; a comma before one or two digits is a decimal one. */
const typedNumber = /^[+-]?\d{1,15}(?:\.\d{1,10}|,\d{1,2})?$/;

const yesAndNo: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['yes', true],
	['1', true],
	['false', false],
	['no', false],
	['0', false],
]);

/** Twelve digits and more are milliseconds since 1970 (from 1973 on). */
const epochMilliseconds = /^-?\d{11,14}$/;

const halfDay = 12 * 60 * 60 * 1000;

/**
 * The answer as the type that was asked for. What cannot be read as that type stays as it is: an answer that a person
 * gave is never lost for its form.
 */
export function toType(value: Json, type: AnswerType): Json {
	return converters[type](value);
}

const converters: Readonly<Record<AnswerType, (value: Json) => Json>> = {
	auto: (value) => eachText(value, (text) => (plainNumber.test(text) ? Number(text) : plainBoolean(text))),
	text: toText,
	number: (value) =>
		eachText(value, (text) => (typedNumber.test(text) ? Number(text.replace(',', '.')) : text)),
	boolean: (value) => {
		if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : value;
		return eachText(value, (text) => yesAndNo.get(text.toLowerCase()) ?? text);
	},
	date: (value) => eachText(typeof value === 'number' ? String(value) : value, toDate),
	list: (value) => (Array.isArray(value) ? value : value === '' || value === null ? [] : [value]),
};

/** Also inside lists and date ranges. */
function eachText(value: Json, convert: (text: string) => Json): Json {
	if (typeof value === 'string') return convert(value.trim());
	if (Array.isArray(value))
		return value.map((item) => (typeof item === 'string' ? convert(item.trim()) : item));
	if (isObject(value) && 'start-date' in value && 'end-date' in value) {
		return Object.fromEntries(
			Object.entries(value).map(([key, item]) => [
				key,
				typeof item === 'string' ? convert(item.trim()) : item,
			]),
		);
	}
	return value;
}

function plainBoolean(text: string): Json {
	return text === 'true' ? true : text === 'false' ? false : text;
}

function toText(value: Json): string {
	if (typeof value === 'string') return value;
	if (value === null) return '';
	if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Since Flow JSON 5.0 a date is "2025-03-21" and stays so. Before, it was milliseconds of the person's local midnight,
 * of which only the local date counts (Meta docs: Flow JSON, DatePicker). The zone is not told, so that the UTC
 * midnight next to it decides: right from UTC-11 to UTC+12.
 */
function toDate(text: string): string {
	if (!epochMilliseconds.test(text)) return text;
	return new Date(Number(text) + halfDay).toISOString().slice(0, 10);
}
