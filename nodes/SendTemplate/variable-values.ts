import { type IExecuteFunctions, isResourceMapperValue } from 'n8n-workflow';
import { parameter } from '../shared/parameters';

/** By the ids of the template's variables; empty ones are not there. */
export type VariableValues = Record<string, unknown>;

/** A variable as the template had it when it was chosen. */
export interface StoredVariable {
	id: string;
	label: string;
}

interface ById {
	variablesById?: { variable?: { id: string; value: unknown }[] };
}

/** Reads an item's values, from the fields of the template and from the option Variables by ID. */
export function valuesReader(context: IExecuteFunctions): (item: number) => VariableValues {
	// Not checked by n8n: it would name a missing variable by its id, where the domain names it as the template does.
	const mapped = parameter<VariableValues | null>(context, 'variables.value', {
		fallback: {},
		skipValidation: true,
	});
	const optionsOf = parameter<ById>(context, 'options', { fallback: {} });
	return (item) => {
		const rows = optionsOf(item).variablesById?.variable ?? [];
		const byId = rows.map(({ id, value }) => [id.trim(), value] as const);
		const given = [...Object.entries(mapped(item) ?? {}), ...byId];
		return Object.fromEntries(given.filter(([id, value]) => id !== '' && !isEmpty(value)));
	};
}

/** What the node remembers of the template's variables; nothing where they were never listed. */
export function storedVariables(context: IExecuteFunctions): StoredVariable[] {
	const stored = context.getNode().parameters['variables'];
	if (!isResourceMapperValue(stored)) return [];
	return stored.schema.map(({ id, displayName }) => ({ id, label: displayName }));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
