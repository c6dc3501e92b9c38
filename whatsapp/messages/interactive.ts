import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { checkText, limits, optionalText } from './limits';
import { readMediaReference } from './media-reference';

/** What may stand above the text of reply buttons. */
export type Header =
	| { type: 'text'; text: string }
	| { type: 'image' | 'video' | 'document'; media: unknown; fileName?: string | undefined };

/** Header, body and footer, which buttons, lists and Flow messages share. */
export function interactiveParts(input: {
	text: string;
	maxText: number;
	header?: Header | string | undefined;
	footer?: string | undefined;
}): JsonObject {
	const header = readHeader(input.header);
	const footer = optionalText('Footer', input.footer, { max: limits.footer });
	return {
		...(header ? { header } : {}),
		body: { text: checkText('Body text', input.text, { max: input.maxText }) },
		...(footer === undefined ? {} : { footer: { text: footer } }),
	};
}

function readHeader(header: Header | string | undefined): JsonObject | undefined {
	if (header === undefined) return undefined;
	if (typeof header === 'string' || header.type === 'text') {
		const given = typeof header === 'string' ? header : header.text;
		const text = optionalText('Header', given, { max: limits.header });
		return text === undefined ? undefined : { type: 'text', text };
	}
	const { filename, ...reference } = readMediaReference('Header', header.media);
	const name = optionalText('Header, file name', header.fileName, { max: 240 }) ?? filename;
	const shown = header.type === 'document' && name !== undefined ? { filename: name } : {};
	return { type: header.type, [header.type]: { ...reference, ...shown } };
}

/**
 * The id behind a button or row; by default its title, so that a person who wires the answers never needs to think of
 * ids. Meta refuses blanks around an id.
 */
export function checkId(field: string, id: unknown, title: string, max: number): string {
	if (id === undefined || id === null || id === '') return title.trim();
	const text = checkText(field, id, { max });
	if (text !== text.trim()) throw new FieldError(field, `"${text}" has blanks at its ends. Remove them.`);
	return text;
}

/** Two that are the same cannot be told apart when one is tapped; Meta refuses the message. */
export function checkUnique(
	values: readonly string[],
	complain: (value: string, first: number, second: number) => FieldError,
): void {
	const seen = new Map<string, number>();
	values.forEach((value, index) => {
		const first = seen.get(value);
		if (first !== undefined) throw complain(value, first + 1, index + 1);
		seen.set(value, index);
	});
}
