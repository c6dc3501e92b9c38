import type { Json, JsonObject } from '../state/json';

/** "id,preview.invalidate(false),phone_numbers{id}" → id, preview, phone_numbers. */
export function fieldNames(fields: string | undefined): string[] | undefined {
	if (!fields) return undefined;
	const names: string[] = [];
	let depth = 0;
	let name = '';
	for (const character of fields) {
		if (character === '{' || character === '(') depth += 1;
		if (depth === 0 && character === ',') {
			names.push(name);
			name = '';
		} else if (depth === 0) {
			name += character;
		}
		if (character === '}' || character === ')') depth -= 1;
	}
	names.push(name);
	return names.map((one) => one.trim().split('.')[0] ?? '').filter((one) => one !== '');
}

/** The asked fields that exist, and always the id; Meta leaves out what a node does not have. */
export function pickFields(
	all: Readonly<Record<string, Json | undefined>>,
	fields: string | undefined,
	byDefault: readonly string[],
): JsonObject {
	const picked: JsonObject = {};
	for (const name of [...(fieldNames(fields) ?? byDefault), 'id']) {
		const value = all[name];
		if (value !== undefined) picked[name] = value;
	}
	return picked;
}
