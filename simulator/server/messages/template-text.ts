import { MetaError } from '../graph/meta-error';
import type { SentParameter } from './template-schema';
import { wrongCount, type PartCheck } from './template-check';

const placeholder = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** Names or numbers in a template's text, each once, in order of appearance. */
export function placeholders(text: string): string[] {
	return [...new Set(Array.from(text.matchAll(placeholder), (match) => match[1] ?? ''))];
}

/** Cloud API always shows fallback_value for currencies and dates (Meta docs: localizable parameters). */
function shownText(parameter: SentParameter): string | undefined {
	switch (parameter.type.toUpperCase()) {
		case 'TEXT':
			return parameter.text;
		case 'CURRENCY':
			return parameter.currency?.fallback_value;
		case 'DATE_TIME':
			return parameter.date_time?.fallback_value;
		default:
			return undefined;
	}
}

/** A template's text with the parameters in place, positional or named. */
export function fillText(text: string, parameters: readonly SentParameter[]): string {
	return text.replace(placeholder, (whole, key: string) => {
		const named = parameters.find((parameter) => parameter.parameter_name === key);
		const parameter = named ?? parameters[Number(key) - 1];
		return (parameter ? shownText(parameter) : undefined) ?? whole;
	});
}

/** Count, names and contents of the parameters of a header text or a body. */
export function checkTextParameters(
	part: 'header' | 'body',
	text: string,
	parameters: readonly SentParameter[],
	check: PartCheck,
): void {
	const keys = placeholders(text);
	// Meta looks for the name first: an unnamed parameter of a NAMED template is code 100, not a wrong count.
	if (check.named && parameters.some((parameter) => !parameter.parameter_name)) {
		throw new MetaError(100, { details: 'Parameter name is missing or empty' });
	}
	if (parameters.length !== keys.length) throw wrongCount(part, parameters.length, keys.length);
	if (check.named) {
		const given = new Set(parameters.map((parameter) => parameter.parameter_name));
		const missing = keys.find((key) => !given.has(key));
		if (missing !== undefined) {
			throw new MetaError(100, {
				details: `${part}: parameter_name (${missing}) of the template is not given`,
			});
		}
	}
	parameters.forEach((parameter, index) => {
		checkTextParameter(part, parameter, index, check.majorVersion);
	});
}

function checkTextParameter(
	part: string,
	parameter: SentParameter,
	index: number,
	majorVersion: number,
): void {
	const type = parameter.type.toUpperCase();
	if (type !== 'TEXT' && type !== 'CURRENCY' && type !== 'DATE_TIME') {
		throw new MetaError(132012, {
			details: `${part}: parameter at index ${index}: Format mismatch, expected TEXT, received ${type}`,
		});
	}
	const shown = shownText(parameter);
	if (!shown) {
		const key = type.toLowerCase();
		throw new MetaError(100, {
			details: `Parameter '${key}' is mandatory for component parameter type '${key}'`,
		});
	}
	if (/[\n\t]| {5}/.test(shown)) {
		throw new MetaError(majorVersion >= 23 ? 132018 : 100, {
			details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
		});
	}
	if (part === 'header' && shown.length > 60) {
		throw new MetaError(132005, { details: `header: text is ${shown.length} characters long, at most 60` });
	}
}
