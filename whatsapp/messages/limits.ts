import { FieldError } from '../field-error';

/**
 * What Meta allows in the messages that are built here. A message over a limit is refused as a whole, so each limit
 * is checked before anything is sent.
 * Sources: Meta docs: Messages API (interactive reply buttons, interactive lists, text, media, Flows), and Meta's
 * OpenAPI file for the Cloud API where the pages are silent.
 */
export const limits = {
	text: 4096,
	caption: 1024,
	/** Body of reply buttons and Flow messages. */
	interactiveBody: 1024,
	/** Lists have a larger body than other interactive messages. */
	listBody: 4096,
	header: 60,
	footer: 60,
	replyButtons: 3,
	replyButtonTitle: 20,
	replyButtonId: 256,
	listButton: 20,
	listSections: 10,
	/** Over all sections together. */
	listRows: 10,
	listSectionTitle: 24,
	listRowTitle: 24,
	listRowDescription: 72,
	listRowId: 200,
	/** Meta's OpenAPI file says 30; its older pages said 20. */
	flowButton: 30,
	/** Meta documents none; longer tokens were seen nowhere, and a long one is more likely to be a mistake. */
	flowToken: 1000,
	/** `biz_opaque_callback_data`; was 256 until 2025. */
	tracking: 512,
	templateName: 512,
	templateHeader: 60,
	/** Once the variables are filled in. */
	templateBody: 1024,
	/** A template that has a body and nothing else. */
	templateBodyAlone: 32768,
	cardBody: 160,
	/** One-time codes, and coupon codes on Meta's older pages. */
	code: 15,
	/** Coupon codes on Meta's pages since 2025-12; used only where a template shows that Meta allowed it more than 15. */
	longCode: 20,
	url: 2000,
	/** Undocumented for templates; reply button ids, which do the same, have 256. */
	payload: 256,
	callPayload: 512,
	callMinutes: 43200,
	productSections: 10,
	products: 30,
	productSectionTitle: 24,
} as const;

/**
 * How long WhatsApp takes a text to be, in UTF-16 units: never less than what Meta can count, whichever of code points
 * or units its servers use, for Meta only says "characters". So an emoji counts as two or more.
 */
export function lengthOf(text: string): number {
	return text.length;
}

/**
 * A text that must be there and fit. Numbers and booleans become text; blanks around it stay, for they are the user's.
 *
 * @param field The field's name as the user knows it.
 * @throws FieldError when it is missing, blank, no text, or too long.
 */
export function checkText(field: string, value: unknown, rule: { max: number }): string {
	const text = optionalText(field, value, rule);
	if (text === undefined) throw new FieldError(field, 'is empty. Fill it in.');
	return text;
}

/** Like checkText, but undefined where nothing (or only blanks) was given. */
export function optionalText(field: string, value: unknown, rule: { max: number }): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		throw new FieldError(field, `must be text, not ${kindOf(value)}.`);
	}
	const text = String(value);
	if (text.trim() === '') return undefined;
	if (lengthOf(text) > rule.max) throw tooLong(field, text, rule.max);
	return text;
}

export function tooLong(field: string, text: string, limit: number): FieldError {
	const length = lengthOf(text);
	// Without this a person who counts an emoji as one cannot understand the figure.
	const emoji = /\p{Extended_Pictographic}/u.test(text) ? ' (an emoji counts as two or more)' : '';
	return new FieldError(
		field,
		`has ${amount(length)} characters${emoji}, WhatsApp allows ${amount(limit)}. Shorten it by ${amount(length - limit)}.`,
		{ limit, length },
	);
}

/** At least one of something, and not more than WhatsApp allows. */
export function checkCount(field: string, things: string, count: number, max: number): void {
	if (count === 0) throw new FieldError(field, `has no ${things}. Add at least one.`, { length: 0 });
	if (count > max) {
		throw new FieldError(field, `has ${count} ${things}, WhatsApp allows ${max}.`, {
			limit: max,
			length: count,
		});
	}
}

/** "1,024": the same on every machine, whatever its language. */
export function amount(value: number): string {
	return value.toLocaleString('en-US');
}

/** What a value is, for a sentence: "a list", "an object". */
export function kindOf(value: unknown): string {
	if (value === null || value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (value instanceof Date) return 'a date';
	const names: Partial<Record<string, string>> = {
		object: 'an object',
		string: 'text',
		number: 'a number',
		boolean: 'true or false',
		function: 'a function',
	};
	return names[typeof value] ?? `a ${typeof value}`;
}
