import type { z } from 'zod';
import { MetaError, badParameter } from '../graph/meta-error';

/** "template['components'][0]['type']", the way Meta names a place in a request. */
export function metaPath(path: readonly PropertyKey[]): string {
	return path
		.map((key, index) =>
			index === 0 ? String(key) : typeof key === 'number' ? `[${key}]` : `['${String(key)}']`,
		)
		.join('');
}

const expectedWords: Readonly<Record<string, string>> = {
	string: 'a string',
	number: 'a number',
	boolean: 'a boolean',
	object: 'a JSON object',
	array: 'an array',
};

type Issue = z.core.$ZodIssue;

/**
 * Parses a request with a strict schema and refuses it in Meta's words. `code: 131009` in an issue's params asks
 * for that code with the issue's message as details; the rest is code 100.
 */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw issue ? refusal(issue, value) : badParameter('Invalid parameter');
}

function refusal(issue: Issue, root: unknown): MetaError {
	const path = metaPath(issue.path);
	switch (issue.code) {
		case 'unrecognized_keys': {
			const key = issue.keys[0] ?? '';
			return badParameter(
				path === '' ? `Unexpected key "${key}".` : `Unexpected key "${key}" on param "${path}".`,
			);
		}
		case 'invalid_type': {
			if (valueAt(root, issue.path) === undefined) return badParameter(`The parameter ${path} is required.`);
			const word = expectedWords[issue.expected] ?? `of type ${issue.expected}`;
			return badParameter(`Param ${path} must be ${word}.`);
		}
		case 'invalid_value': {
			if (valueAt(root, issue.path) === undefined) return badParameter(`The parameter ${path} is required.`);
			const got = JSON.stringify(valueAt(root, issue.path));
			return badParameter(
				`Param ${path} must be one of {${issue.values.map(String).join(', ')}} - got ${got}.`,
			);
		}
		case 'too_big':
		case 'too_small':
			return lengthRefusal(issue, path);
		case 'custom': {
			const code: unknown = issue.params?.['code'];
			return typeof code === 'number'
				? new MetaError(code, { details: issue.message })
				: badParameter(`Param ${path} ${issue.message}`);
		}
		case 'invalid_union':
			return unionRefusal(issue, path, root);
		default:
			return badParameter(`Param ${path} is not valid.`);
	}
}

/** Inside `interactive` Meta speaks of lengths with 131009, elsewhere with 100. */
function lengthRefusal(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>, path: string): MetaError {
	const most = issue.code === 'too_big';
	const limit = Number(most ? issue.maximum : issue.minimum);
	if (issue.path[0] === 'interactive') {
		const what = issue.origin === 'string' ? 'length' : 'number of entries';
		return new MetaError(131009, {
			details: `${path} ${what} invalid. ${most ? 'Max' : 'Min'} ${what}: ${limit}`,
		});
	}
	const unit = issue.origin === 'string' ? ' characters long' : ' elements';
	return badParameter(`Param ${path} must be at ${most ? 'most' : 'least'} ${limit}${unit}.`);
}

/** The first complaint of the branch that came furthest says more than "no branch matched". */
function unionRefusal(
	issue: Extract<Issue, { code: 'invalid_union' }>,
	path: string,
	root: unknown,
): MetaError {
	const branches = issue.errors.map((issues) => issues[0]).filter((first) => first !== undefined);
	const deepest = branches.sort((a, b) => b.path.length - a.path.length)[0];
	if (!deepest) return badParameter(`Param ${path} is not valid.`);
	return refusal({ ...deepest, path: [...issue.path, ...deepest.path] }, root);
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
	let value: unknown = root;
	for (const key of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<PropertyKey, unknown>)[key];
	}
	return value;
}
