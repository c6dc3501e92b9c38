import { limits } from '../messages/limits';
import { needed, type Component, type TemplateVariable, type Values } from './component';
import { placeholdersOf } from './placeholders';
import type { Template } from './template';
import { textParameter } from './text-components';
import { parameterText } from './value-text';

/**
 * A one-time code stands in the body and in the button, which copies it or fills it in: one variable, two components
 * (Meta docs: Authentication templates). The same for copy code, one-tap and zero-tap.
 *
 * @returns Nothing for templates without a one-time code button.
 */
export function otpComponents(template: Template): Component[] {
	const buttons = template.buttons.flatMap((button, index) =>
		button.type === 'OTP' ? [{ ...button, index }] : [],
	);
	const [first] = buttons;
	if (!first) return [];

	// Meta writes the body itself; as created, and not as returned, it has no text at all.
	const [name = '1'] = placeholdersOf(template.body?.text ?? '');
	const example = template.body?.examples[name] ?? first.example;
	const variable: TemplateVariable = {
		id: 'otp.code',
		label: 'One-time code',
		kind: 'code',
		place: 'body',
		required: true,
		limit: limits.code,
		hint: 'Goes into the text and into the button.',
		...(example === undefined ? {} : { example }),
	};
	const code = (values: Values) => parameterText(variable.label, needed(values, variable), limits.code);
	return [
		{
			variables: [variable],
			build: (values) => ({
				type: 'body',
				parameters: [textParameter(template.parameterFormat, name, code(values))],
			}),
		},
		...buttons.map(({ index }): Component => ({
			variables: [],
			build: (values) => ({
				type: 'button',
				sub_type: 'url',
				index: String(index),
				parameters: [{ type: 'text', text: code(values) }],
			}),
		})),
	];
}
