import { fetchFlows } from '../../../shared/editor/account-lists';
import { chosenAccount } from '../../../shared/editor/account-field';
import { type Picker, makePicker } from '../../../shared/editor/picker';
import type { NamedRule } from '../settings';
import { RULE_KINDS, type RuleField } from './rule-kinds';
import { ruleLabel } from './rule-label';
import { ruleProblem } from './validate';

export interface RuleRow {
	rule(): NamedRule;
	/** The number that stands behind the rule, as on its output. */
	number(place: number): void;
	close(): void;
}

type Word = (key: string, values?: Record<string, string>) => string;

/** One rule as a row: what kind, the fields of this kind, and a name. Shows at once what is wrong with it. */
export function makeRuleRow(
	node: EditorNode,
	container: JQuery,
	stored: NamedRule,
	onChange: () => void,
): RuleRow {
	const word: Word = (key, values) => node._(`whatsapp-trigger.${key}`, values);
	let values: Record<string, string> = { ...(stored as Record<string, string>) };
	let pickers: Picker[] = [];

	const kind = select(word, 'kind', Object.keys(RULE_KINDS), stored.kind).attr(
		'aria-label',
		word('label.kind'),
	);
	const fields = $('<span class="whatsapp-trigger-fields"></span>');
	const place = $('<span class="whatsapp-trigger-place"></span>');
	const name = $('<input type="text" class="whatsapp-trigger-name" />')
		.val(stored.name ?? '')
		.attr('aria-label', word('label.ruleName'));
	const problem = $('<span class="whatsapp-trigger-problem" role="alert"></span>');
	const line = $('<div class="whatsapp-trigger-line"></div>').append(kind, fields, place);
	container.append(line, $('<div class="whatsapp-trigger-line"></div>').append(name, problem));

	const read = (): NamedRule => {
		const rule: Record<string, string> = { kind: String(kind.val()) };
		for (const field of fieldsOf(rule)) {
			const value = values[field.name] ?? '';
			if (value !== '' && !isHidden(field, values)) rule[field.name] = value;
		}
		const called = String(name.val()).trim();
		// The fields of each kind are those of the table, which is written for the type of its rule.
		return { ...rule, ...(called !== '' && { name: called }) } as NamedRule;
	};
	const check = () => {
		const rule = read();
		const { name: _name, ...unnamed } = rule;
		name.attr('placeholder', ruleLabel(node, unnamed));
		problem.text(ruleProblem(node, rule) ?? '');
		fields.find('[data-whatsapp-field]').each((_index, element) => {
			const field = fieldsOf(rule).find((each) => each.name === element.dataset['whatsappField']);
			$(element).toggle(field !== undefined && !isHidden(field, values));
		});
		onChange();
	};
	const draw = () => {
		closePickers();
		fields.empty();
		for (const field of fieldsOf({ kind: String(kind.val()) })) {
			const box = $('<span></span>').attr('data-whatsapp-field', field.name).appendTo(fields);
			const input = drawField(word, box, field, values[field.name] ?? '', (picker) => pickers.push(picker));
			values[field.name] = String(input.val());
			input.on('input change', () => {
				values[field.name] = String(input.val());
				check();
			});
		}
		check();
	};
	const closePickers = () => {
		for (const picker of pickers) picker.close();
		pickers = [];
	};
	kind.on('change', () => {
		// Only what was typed may also suit the other kind.
		values = { value: values['value'] ?? '' };
		draw();
	});
	name.on('input', check);
	draw();
	return {
		rule: read,
		number: (index) => {
			place.text(`→ ${index + 1}`);
		},
		close: closePickers,
	};
}

function fieldsOf(rule: Record<string, string | undefined>): readonly RuleField[] {
	return RULE_KINDS[rule['kind'] as NamedRule['kind']];
}

function isHidden(field: RuleField, values: Readonly<Record<string, string>>): boolean {
	return (
		field.as === 'text' &&
		field.unless !== undefined &&
		(values[field.unless.field] ?? '') === field.unless.is
	);
}

function drawField(
	word: Word,
	box: JQuery,
	field: RuleField,
	value: string,
	keep: (picker: Picker) => void,
): JQuery {
	const label = word(`field.${field.name}`);
	switch (field.as) {
		case 'select':
			return select(word, field.text, field.choices, value).attr('aria-label', label).appendTo(box);
		case 'text':
			return $('<input type="text" />')
				.val(value)
				.attr({ 'aria-label': label, placeholder: label, ...(field.list && { list: field.list }) })
				.appendTo(box);
		case 'flow': {
			const input = $('<input type="hidden" />').val(value).appendTo(box);
			keep(flowPicker(word, input, value));
			return input;
		}
	}
}

function select(word: Word, group: string, choices: readonly string[], value: string): JQuery {
	const list = $('<select></select>');
	// A word that Meta made up later, or that was typed into the flow file, stays what it is.
	const offered = value === '' || choices.includes(value) ? choices : [...choices, value];
	for (const choice of offered) {
		const text = choices.includes(choice) ? word(`${group}.${choice || 'any'}`) : choice;
		$('<option></option>').val(choice).text(text).appendTo(list);
	}
	return list.val(value === '' ? (choices[0] ?? '') : value);
}

function flowPicker(word: Word, input: JQuery, value: string): Picker {
	const any = { value: '', label: word('flow.any') };
	return makePicker({
		input,
		typed: true,
		stored: value === '' ? any : { value, label: value },
		load: async () => [
			any,
			...(await fetchFlows(chosenAccount())).map((flow) => ({
				value: flow.value,
				label: flow.label,
				detail: flow.value,
				...(flow.why !== undefined && { warning: flow.why }),
			})),
		],
		texts: {
			none: word('flow.any'),
			search: word('flow.search'),
			loading: word('flow.loading'),
			empty: word('flow.empty'),
			notFound: word('flow.notFound'),
			refresh: word('flow.refresh'),
			use: (typed) => word('flow.use', { value: typed }),
		},
	});
}
