import { LINE_BREAK_MARK } from '../../../shared/line-breaks';
import type { TypedValue } from '../../../shared/typed-value';
import { bubble } from '../../../shared/editor/bubble';
import { LONG_TEXT_TYPES, TEXT_TYPES, type TypedInputTypes } from '../../../shared/editor/typed-text';
import { TYPED_FIELDS, type TypedFieldName } from '../settings';

const JSON_TYPES: TypedInputTypes = ['json', 'msg', 'flow', 'global', 'env', 'jsonata'];

/** Types of the typed inputs that differ from plain text. */
const typesOf: Partial<Record<TypedFieldName, TypedInputTypes>> = {
	body: LONG_TEXT_TYPES,
	moreData: JSON_TYPES,
	context: [...JSON_TYPES, 'str'],
	tracking: [...TEXT_TYPES, 'json'],
};

/** Turns the fields into typed inputs and draws the message below them as it is typed. */
export function prepareMessage(): void {
	for (const name of TYPED_FIELDS) {
		$(`#node-input-${name}`).typedInput({
			types: typesOf[name] ?? TEXT_TYPES,
			typeField: $(`#node-input-${name}Type`),
		});
	}
	for (const name of ['header', 'body', 'footer', 'buttonText'] as const) {
		$(`#node-input-${name}`).on('change keyup', drawBubble);
	}
	drawBubble();
}

function drawBubble(): void {
	const values = {
		header: typed('header'),
		body: typed('body'),
		footer: typed('footer'),
		button: typed('buttonText'),
	};
	const button = shown(values.button);
	const header = shown(values.header);
	const drawn = bubble(
		{
			...(header !== '' && { header: { format: 'TEXT', ...part(values.header) } }),
			body: part(values.body),
			footer: shown(values.footer),
			buttons: button === '' ? [] : [{ type: 'FLOW', text: button, action: 'navigate' }],
		},
		(id) => (id === 'body.value' ? values.body : id === 'header.value' ? values.header : undefined),
	);
	const nothing = Object.values(values).every(({ value }) => value.trim() === '');
	$('#whatsapp-flow-bubble').toggle(!nothing).empty().append(drawn);
}

function typed(name: TypedFieldName): TypedValue {
	const input = $(`#node-input-${name}`);
	return { type: input.typedInput('type'), value: input.typedInput('value') };
}

/** A text as it is; what is read from a msg as the one placeholder of a text. */
function part({ type, value }: TypedValue): { text: string; examples: Record<string, string> } {
	return { text: type === 'str' ? withBreaks(value) : value === '' ? '' : '{{value}}', examples: {} };
}

function shown({ type, value }: TypedValue): string {
	return type === 'str' || value === '' || type === 'jsonata' ? withBreaks(value) : `${type}.${value}`;
}

function withBreaks(text: string): string {
	return text.replaceAll(LINE_BREAK_MARK, '\n');
}
