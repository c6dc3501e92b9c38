import type { IExecuteFunctions } from 'n8n-workflow';
import type { Json, JsonObject } from '../../whatsapp/events/event';
import { FieldError } from '../../whatsapp/field-error';
import { parseJson } from '../../whatsapp/templates/value-text';
import { parameter } from '../shared/parameters';

interface ContextFields {
	field?: { name: string; value: Json }[];
}

/** Reads what an item's message carries along; undefined when it is nothing. */
export function contextReader(context: IExecuteFunctions): (item: number) => Json | undefined {
	const typeOf = parameter<'none' | 'fields' | 'json'>(context, 'contextType', { fallback: 'none' });
	const fieldsOf = parameter<ContextFields>(context, 'contextFields', { fallback: {} });
	const jsonOf = parameter<string | object>(context, 'contextJson', { fallback: '' });
	return (item) => {
		switch (typeOf(item)) {
			case 'none':
				return undefined;
			case 'fields':
				return fromFields(fieldsOf(item).field ?? []);
			case 'json':
				return fromJson(jsonOf(item));
		}
	};
}

/** A field whose value is missing in this item is left out. */
function fromFields(rows: NonNullable<ContextFields['field']>): JsonObject | undefined {
	const named = rows.filter(({ name, value }) => name.trim() !== '' || !isEmpty(value));
	const nameless = named.findIndex(({ name }) => name.trim() === '');
	if (nameless !== -1)
		throw new FieldError(`Field to carry along ${nameless + 1}`, 'has a value and no name.');
	const given = named
		.filter(({ value }) => !isEmpty(value))
		.map(({ name, value }) => [name.trim(), value] as const);
	return given.length === 0 ? undefined : Object.fromEntries(given);
}

function fromJson(value: string | object): Json | undefined {
	const json =
		typeof value === 'string' && value.trim() !== '' ? parseJson('JSON to carry along', value) : value;
	// What n8n gives for an expression or for valid JSON is JSON.
	return isEmpty(json) ? undefined : (json as Json);
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
