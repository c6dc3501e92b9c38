import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { amount, lengthOf, limits } from '../messages/limits';
import {
	needed,
	idIn,
	labelIn,
	placeIn,
	type Component,
	type Place,
	type TemplateVariable,
} from './component';
import { placeholdersOf, replacePlaceholders } from './placeholders';
import type { Template, TextPart } from './template';
import { parameterText } from './value-text';

/** The variable texts of a header or a body. */
export function textComponent(
	kind: 'header' | 'body',
	part: TextPart,
	options: { place: Place; format: Template['parameterFormat']; limit: number },
): Component | undefined {
	const names = placeholdersOf(part.text);
	if (names.length === 0) return undefined;

	const title = kind === 'header' ? 'Header' : 'Body';
	const fixed = lengthOf(replacePlaceholders(part.text, () => ''));
	const variables = names.map((name): TemplateVariable => {
		const example = part.examples[name];
		return {
			id: idIn(options.place, `${kind}.${name}`),
			label: labelIn(options.place, `${title}: ${/^\d+$/.test(name) ? `{{${name}}}` : name}`),
			kind: 'text',
			place: placeIn(options.place, kind),
			required: true,
			...(example === undefined ? {} : { example }),
			limit: Math.max(0, options.limit - fixed),
			hint: `Stands in: ${surroundings(part.text, name)}`,
		};
	});
	return {
		variables,
		build(values) {
			const texts = variables.map((variable) =>
				parameterText(variable.label, needed(values, variable), variable.limit),
			);
			checkFilled(labelIn(options.place, title), part.text, names, texts, options.limit);
			return {
				type: kind,
				parameters: texts.map((text, index) => textParameter(options.format, names[index] ?? '', text)),
			};
		},
	};
}

/** Named templates want each parameter's name; without it Meta answers with code 100. */
export function textParameter(format: Template['parameterFormat'], name: string, text: string): JsonObject {
	return format === 'NAMED' ? { type: 'text', parameter_name: name, text } : { type: 'text', text };
}

/** The limits hold for what the recipient reads, so each value can fit and all together not. */
function checkFilled(field: string, text: string, names: string[], values: string[], limit: number): void {
	const filled = replacePlaceholders(text, (name) => values[names.indexOf(name)]);
	const length = lengthOf(filled);
	if (length <= limit) return;
	throw new FieldError(
		field,
		`has ${amount(length)} characters once its variables are filled in, WhatsApp allows ${amount(limit)}. ` +
			`Shorten the values by ${amount(length - limit)}.`,
		{ limit, length },
	);
}

/** A few words around a placeholder, for a numbered one says nothing by itself. */
function surroundings(text: string, name: string): string {
	const found = new RegExp(`\\{\\{\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\}\\}`).exec(text);
	if (!found) return text;
	const from = Math.max(0, found.index - 30);
	const to = Math.min(text.length, found.index + found[0].length + 30);
	const excerpt = text.slice(from, to).replace(/\s+/g, ' ');
	return `${from > 0 ? '…' : ''}${excerpt}${to < text.length ? '…' : ''}`;
}

/** A body that stands alone may be much longer (Meta docs: Template components). */
export function bodyLimit(template: Template): number {
	const alone =
		!template.header && template.footer === undefined && template.buttons.length === 0 && !template.offer;
	return alone && template.cards.length === 0 ? limits.templateBodyAlone : limits.templateBody;
}
