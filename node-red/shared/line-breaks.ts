import type { TypedValue } from './typed-value';

/** Node-RED's typed input is a single line, and the browser takes line breaks out of it: this stands for one. */
export const LINE_BREAK_MARK = '↵';

/** The text that was typed in a dialog, with its line breaks. What comes from a msg or an expression stays as it is. */
export function withLineBreaks(field: TypedValue): TypedValue {
	if (field.type !== 'str') return field;
	return { ...field, value: field.value.replace(/ ?↵ ?/g, '\n') };
}
