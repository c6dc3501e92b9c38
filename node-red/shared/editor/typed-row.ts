import type { TypedValue } from '../typed-value';
import { TEXT_TYPES, type TypedInputTypes } from './typed-text';

export interface TypedField {
	/** The typed value as it stands in the dialog now. */
	read(): TypedValue;
	input: JQuery;
}

/** Adds a typed input that is not a property of its own but a part of a list's item. */
export function addTypedField(
	parent: JQuery,
	stored: TypedValue | undefined,
	options: { placeholder: string; types?: TypedInputTypes; width?: string },
): TypedField {
	const input = $('<input type="text">')
		.attr({ placeholder: options.placeholder, 'aria-label': options.placeholder })
		.css('width', options.width ?? '100%')
		.val(stored?.value ?? '')
		.appendTo(parent);
	input.typedInput({ default: stored?.type ?? 'str', types: options.types ?? TEXT_TYPES });
	return { input, read: () => ({ type: input.typedInput('type'), value: input.typedInput('value') }) };
}

/** What is wrong with a typed value on its own, in Node-RED's words; true when nothing is. */
export function typedProblem(field: TypedValue, label: string): true | string {
	const result: unknown = RED.utils.validateTypedProperty(field.value, field.type, { label });
	return typeof result === 'string' ? result : result === false ? label : true;
}

/**
 * What the items of an editableList come to, in their order; an item that comes to nothing is left out.
 * @param read Takes the data that addItem filled.
 */
export function readItems<Setting>(list: JQuery, read: (data: unknown) => Setting | undefined): Setting[] {
	return list
		.editableList('items')
		.get()
		.flatMap((row) => read($(row).data('data')) ?? []);
}
