import type { TypedValue } from '../typed-value';
import { addStyle } from './style';
import type { TypedInputTypes } from './typed-text';

/** One row: a name and a typed input. */
export interface FieldRow {
	/** Key under which the value is kept. */
	id: string;
	label: string;
	required: boolean;
	/** Shown in the empty field. */
	placeholder?: string | undefined;
	/** What belongs in it, in a sentence; shown when the pointer rests on the name. */
	hint?: string | undefined;
	/** Of the typed input, the first is the default. */
	types: TypedInputTypes;
}

export type FieldValues = Record<string, TypedValue>;

export interface VariableFields {
	/** Draws these rows. What was typed under the same id before stays, also over another choice in between. */
	show(rows: readonly FieldRow[]): void;
	/** The values of the rows that are shown, without the empty ones. */
	values(): FieldValues;
	/** Marks what is required and empty. */
	check(): void;
}

/**
 * Rows of typed inputs for what is only known when the dialog is open: the variables of a template, the data of a
 * Flow's screen.
 */
export function variableFields(
	container: JQuery,
	options: { stored: Readonly<FieldValues>; requiredTitle: string; onChange: () => void },
): VariableFields {
	addStyle('whatsapp-fields-style', style);
	container.addClass('whatsapp-fields');
	const typed = new Map<string, TypedValue>(Object.entries(options.stored));
	let shown: { row: FieldRow; input: JQuery }[] = [];

	const mark = ({ row, input }: { row: FieldRow; input: JQuery }) => {
		const empty = row.required && input.typedInput('value').trim() === '';
		input.next('.red-ui-typedInput-container').toggleClass('input-error', empty);
	};
	const draw = (row: FieldRow) => {
		const name = `whatsapp-field-${row.id.replace(/[^\w-]/g, '-')}`;
		const label = $('<label></label>').attr('for', name).text(row.label);
		if (row.required) {
			$('<span class="whatsapp-fields-required"> *</span>')
				.attr('title', options.requiredTitle)
				.appendTo(label);
		}
		if (row.hint !== undefined) label.attr('title', row.hint);
		const input = $('<input type="text">').attr({ id: name, placeholder: row.placeholder ?? '' });
		container.append($('<div class="form-row"></div>').attr('data-field', row.id).append(label, input));
		const value = typed.get(row.id);
		input.typedInput({ types: row.types });
		if (value) {
			input.typedInput('type', value.type);
			input.typedInput('value', value.value);
		}
		const field = { row, input };
		input.on('change keyup', () => {
			typed.set(row.id, typedIn(input));
			mark(field);
			options.onChange();
		});
		mark(field);
		return field;
	};

	return {
		show(rows) {
			// A list that arrives while somebody types must not take the field away from under the cursor.
			if (JSON.stringify(rows) === JSON.stringify(shown.map(({ row }) => row))) return;
			for (const { row, input } of shown) typed.set(row.id, typedIn(input));
			// "remove" is what the typed inputs' open tooltips and menus listen to.
			container.empty();
			shown = rows.map(draw);
		},
		values() {
			const pairs = shown.map(({ row, input }) => [row.id, typedIn(input)] as const);
			return Object.fromEntries(pairs.filter(([, { value }]) => value.trim() !== ''));
		},
		check() {
			shown.forEach(mark);
		},
	};
}

function typedIn(input: JQuery): TypedValue {
	return { type: input.typedInput('type'), value: input.typedInput('value') };
}

/** Long names ("Card 2, button 1: web address") want more room than the 100 pixels of a form's own labels. */
const style = `
.whatsapp-fields { width: calc(70% + 104px); margin-bottom: 14px; }
.whatsapp-fields > .form-row { display: flex; align-items: center; gap: 6px; margin-bottom: 8px; }
.whatsapp-fields > .form-row > label { flex: 0 0 34%; width: auto; margin: 0; overflow-wrap: anywhere; line-height: 17px; }
.whatsapp-fields > .form-row > .red-ui-typedInput-container { flex: 1 1 auto; min-width: 0; width: auto !important; }
.whatsapp-fields-required { color: var(--red-ui-text-color-error); }
`;
