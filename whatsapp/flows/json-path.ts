import { JSONPath } from 'jsonpath-plus';
import type { Json } from '../events/event';
import { isObject } from '../json';
import { FieldError } from '../field-error';

/** Reads one value out of an answer; undefined where the answer has none. */
export type ReadPath = (answer: Json) => Json | undefined;

/**
 * A path as people write it: the plain name of an answer, "rating"; a nested one, "$.address.city"; or any JSONPath that
 * needs no code. One that can match several values gives a list.
 *
 * @param field Names the path in errors.
 * @throws FieldError for an empty or broken path, and for filters and scripts: these would run code.
 */
export function compilePath(path: string, field: string): ReadPath {
	const written = path.trim();
	if (written === '') {
		throw new FieldError(field, 'is empty. Write the name of an answer, such as rating, or a JSONPath.');
	}
	const outside = written.replaceAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, "''");
	if (/\[\s*\??\s*\(|\[\s*\?/.test(outside)) throw filterError(field, written);
	if (!isBalanced(outside)) {
		throw new FieldError(field, `"${written}" is not a JSONPath: a bracket or a quote is not closed.`);
	}
	const name = written.replace(/^\$\./, '');
	return (answer) => {
		// Names of the user's own may hold what JSONPath reads as syntax: dots, blanks, parentheses.
		if (isObject(answer) && Object.hasOwn(answer, name)) return answer[name];
		return evaluate(written, answer, field);
	};
}

function evaluate(path: string, answer: Json, field: string): Json | undefined {
	if (typeof answer !== 'object' || answer === null) return undefined;
	try {
		const found: unknown = JSONPath({ path, json: answer, wrap: false, eval: false });
		return found as Json | undefined;
	} catch (error) {
		if (error instanceof Error && error.message.includes('prevented')) throw filterError(field, path);
		throw new FieldError(field, `"${path}" could not be followed in this answer. Write a simpler path.`);
	}
}

function filterError(field: string, path: string): FieldError {
	return new FieldError(
		field,
		`"${path}" has a filter or script, which would run code and is not supported. Take the list with [*] and filter it in a later node.`,
	);
}

function isBalanced(outsideQuotes: string): boolean {
	let open = 0;
	for (const character of outsideQuotes.replaceAll("''", '')) {
		if (character === '[') open++;
		if (character === ']' && --open < 0) return false;
		if ((character === "'" || character === '"') && open > 0) return false;
	}
	return open === 0;
}
