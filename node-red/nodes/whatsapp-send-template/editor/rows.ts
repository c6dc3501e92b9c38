import {
	type TemplateVariable,
	type VariableKind,
	templateVariables,
} from '../../../../whatsapp/templates/variables';
import type { Template } from '../../../../whatsapp/templates/template';
import { TEXT_TYPES, type TypedInputTypes } from '../../../shared/editor/typed-text';
import type { FieldRow, FieldValues } from '../../../shared/editor/variable-fields';

const JSON_TYPES: TypedInputTypes = ['json', 'msg', 'flow', 'global', 'env', 'jsonata'];
const NUMBER_TYPES: TypedInputTypes = ['num', 'msg', 'flow', 'global', 'env', 'jsonata'];

/** Kinds that are no text; the first type is what a new field offers. */
const typesOfKind: Partial<Record<VariableKind, TypedInputTypes>> = {
	location_latitude: NUMBER_TYPES,
	location_longitude: NUMBER_TYPES,
	flow_context: JSON_TYPES,
	flow_data: JSON_TYPES,
	product_sections: JSON_TYPES,
	order: JSON_TYPES,
	minutes: NUMBER_TYPES,
};

/** One row for each variable of the template; `optional` stands in empty fields that may stay empty. */
export function variableRows(template: Template, optional: string): FieldRow[] {
	return templateVariables(template).map((variable) => ({
		id: variable.id,
		label: variable.label,
		required: variable.required,
		placeholder: variable.example ?? (variable.required ? undefined : optional),
		hint: hintOf(variable),
		types: typesOfKind[variable.kind] ?? TEXT_TYPES,
	}));
}

function hintOf({ hint, limit }: TemplateVariable): string | undefined {
	const most = limit === undefined ? undefined : `≤ ${limit}`;
	return [hint, most].filter((part) => part !== undefined).join(' ') || undefined;
}

/**
 * What a template gained and lost since it was picked, by the names of its variables. A lost one that had no value is
 * nobody's concern.
 */
export function variableChanges(
	before: Template,
	now: Template,
	values: Readonly<FieldValues>,
): { added: string[]; gone: string[] } {
	const old = templateVariables(before);
	const present = templateVariables(now);
	const has = (list: readonly TemplateVariable[], id: string) => list.some((variable) => variable.id === id);
	return {
		added: present.filter(({ id }) => !has(old, id)).map(({ label }) => label),
		gone: old.filter(({ id }) => id in values && !has(present, id)).map(({ label }) => label),
	};
}
