import { FieldError } from '../field-error';
import { replacePlaceholders } from './placeholders';
import type { Header, Parts, Template } from './template';
import { valueText } from './value-text';

/**
 * The message as its recipient reads it, as text: header, body, footer, then the buttons in brackets; cards after that.
 * A variable without a usable value stays as its {{…}}. Never throws, so that it can be shown while values are typed.
 *
 * @param values By the ids of templateVariables.
 */
export function templatePreview(template: Template, values: Readonly<Record<string, unknown>> = {}): string {
	const code = readable(values['otp.code']);
	const isOtp = template.buttons.some((button) => button.type === 'OTP');
	const text = (prefix: string) => (name: string) =>
		(isOtp ? code : undefined) ?? readable(values[`${prefix}.${name}`]);
	const blocks = [
		...partsPreview(template, text, ''),
		...template.cards.map((card, index) =>
			[`Card ${index + 1}`, ...partsPreview(card, text, `card.${index}.`)].join('\n'),
		),
	];
	return blocks.join('\n\n');
}

function partsPreview(
	parts: Parts & Pick<Partial<Template>, 'offer'>,
	text: (prefix: string) => (name: string) => string | undefined,
	prefix: string,
): string[] {
	const blocks = [
		parts.header && headerPreview(parts.header, text(`${prefix}header`)),
		parts.offer?.text,
		parts.body && replacePlaceholders(parts.body.text, text(`${prefix}body`)),
		parts.footer,
		parts.buttons.map((button) => `[${button.text}]`).join(' '),
	];
	return blocks.filter((block) => block !== undefined && block !== '') as string[];
}

function headerPreview(header: Header, text: (name: string) => string | undefined): string {
	switch (header.format) {
		case 'TEXT':
			return replacePlaceholders(header.text, text);
		case 'LOCATION':
			return `(location${suffix(text('location.name'))})`;
		case 'DOCUMENT':
			return `(document${suffix(text('document.filename'))})`;
		case 'UNKNOWN':
			return `(${header.type.toLowerCase()})`;
		default:
			return `(${header.format.toLowerCase()})`;
	}
}

function suffix(name: string | undefined): string {
	return name === undefined ? '' : `: ${name}`;
}

function readable(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	try {
		return valueText('', value);
	} catch (error) {
		if (error instanceof FieldError) return undefined;
		throw error;
	}
}
