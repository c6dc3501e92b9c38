import {
	isSupportedCountry,
	parseIncompletePhoneNumber,
	parsePhoneNumberWithError,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/mobile';
import { FieldError } from '../field-error';
import { kindOf } from './limits';

/** How Meta wants a recipient addressed: by phone (`to`) or by business-scoped user id (`recipient`). */
export type Recipient = { to: string } | { recipient: string };

const field = 'To';
const example = 'for example +15551234567';

/** "US.13491208655302741918", with a parent id "US.ENT.…". Opaque beyond that (Meta docs: Business-scoped user IDs). */
const userId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Digits of any script, a plus in front, and what people write between digits. */
const phoneCharacters = /^\+?[\p{Nd}\s().\-‐-―−/]+$/u;

/**
 * Reads whom to send to. A phone number always leaves with its plus: without it Meta puts the business's own country
 * code in front, and the message goes to a stranger (Meta docs: Phone number formatting).
 *
 * - "+49 (0)151 …", "0049 …", "whatsapp:+1…": international, as they stand.
 * - "0151 …", "(555) 123-4567": national, need the default country.
 * - Digits only ("4915123456789", as WhatsApp ids and spreadsheets have them): international, if they are a real
 *   mobile number that way; where they are also one of the default country, a FieldError asks for the plus.
 * - "US.13491208655302741918": a user id.
 * - The contact of an event: by its phone number, or by its user id where the person shows no number.
 *
 * @param input Text, number, or a Contact.
 * @param options.defaultCountry Country of numbers without a country code, two letters: "DE".
 * @returns E.164 with plus, or the user id as given.
 * @throws FieldError "To: …" or "Default country: …"
 */
export function readRecipient(
	input: unknown,
	options: { defaultCountry?: string | undefined } = {},
): Recipient {
	const country = readCountry(options.defaultCountry);
	const text = tidy(inputText(addressOf(input)));
	if (text === '') throw new FieldError(field, `is empty. Give a phone number, ${example}, or a user id.`);
	if (userId.test(text)) return { recipient: text };
	checkCharacters(text);

	const digits = parseIncompletePhoneNumber(text);
	if (digits.startsWith('+')) return { to: international(text, digits) };
	if (digits.startsWith('00')) return { to: international(text, `+${digits.slice(2)}`) };
	return { to: country ? withDefaultCountry(text, digits, country) : withoutCountry(text, digits) };
}

/** So that whoever wrote can be answered by handing on the event's contact as it is. */
function addressOf(input: unknown): unknown {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
	const { phone, userId, waId } = input as { [Name in 'phone' | 'userId' | 'waId']?: unknown };
	return phone ?? userId ?? (typeof waId === 'string' ? `+${waId}` : input);
}

function inputText(input: unknown): string {
	if (typeof input === 'string') return input;
	if (typeof input === 'bigint') return String(input);
	if (typeof input === 'number') {
		if (Number.isSafeInteger(input) && input > 0) return String(input);
		throw new FieldError(field, `${input} is not a phone number. Give it as text, ${example}.`);
	}
	if (input === undefined || input === null) return '';
	throw new FieldError(
		field,
		`is ${kindOf(input)}. Give one phone number as text, ${example}, or one user id.`,
	);
}

/** Full-width signs become plain ones; invisible direction marks come along when numbers are copied from a phone. */
function tidy(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.trim()
		.replace(/^(?:whatsapp|tel):\s*/i, '');
}

function checkCharacters(text: string): void {
	if (phoneCharacters.test(text)) return;
	if (/\p{L}/u.test(text)) {
		throw new FieldError(
			field,
			`"${text}" has letters. Give a phone number, ${example}, or a user id such as US.13491208655302741918.`,
		);
	}
	throw new FieldError(
		field,
		`"${text}" is not a phone number. Give digits with the country code, ${example}.`,
	);
}

function readCountry(code: string | undefined): CountryCode | undefined {
	const text = code?.trim().toUpperCase() ?? '';
	if (text === '') return undefined;
	if (isSupportedCountry(text)) return text;
	throw new FieldError('Default country', `"${code ?? ''}" is not a country. Use its two letters, DE or US.`);
}

function parse(digits: string, country?: CountryCode): PhoneNumber | undefined {
	try {
		return parsePhoneNumberWithError(digits, { extract: false, ...(country && { defaultCountry: country }) });
	} catch {
		return undefined;
	}
}

/** E.164 ends at 15 digits with the country code; the shortest subscriber's number, on Niue, has 7. */
const lengths = { min: 7, max: 15 };

/** The number, if numbers of this length exist in its country. Germany by the book has some of 2 and of 17 digits. */
function parsePossible(digits: string, country?: CountryCode): PhoneNumber | undefined {
	const number = parse(digits, country);
	if (!number || number.number.length - 1 < lengths.min || number.number.length - 1 > lengths.max)
		return undefined;
	return number.isPossible() || isMexicanWaId(number) ? number : undefined;
}

/**
 * WhatsApp still knows Mexican mobiles by the "1" that the country dropped in 2019, and waIds have it, so that the
 * length is wrong by the book.
 */
function isMexicanWaId(number: PhoneNumber): boolean {
	return /^\+521\d{10}$/.test(number.number);
}

/**
 * Whether somebody can have this possible number as a mobile. +1 555 counts, though no exchange hands it out, since
 * Meta's test numbers have it.
 */
function isLikely(number: PhoneNumber | undefined): boolean {
	if (!number) return false;
	return number.isValid() || isMexicanWaId(number) || number.number.startsWith('+1555');
}

/** With a plus nothing is guessed, so that a possible length is enough: new and fictional prefixes pass. */
function international(text: string, digits: string): string {
	const number = parsePossible(digits);
	if (number) return number.number;
	const impossible = parse(digits);
	const problem = impossible
		? `has ${impossible.nationalNumber.length} digits after +${impossible.countryCallingCode}, which no number there has`
		: 'begins with no country code, or is much too short or too long';
	throw new FieldError(field, `"${text}" ${problem}. Check for a missing or doubled digit.`);
}

/**
 * Digits without a plus are read both ways. Only one that is a likely mobile number wins; two or none are a question
 * for the user, since a wrong guess reaches a stranger.
 */
function withDefaultCountry(text: string, digits: string, country: CountryCode): string {
	const here = parsePossible(digits, country);
	const abroad = writtenNationally(text, digits) ? undefined : parsePossible(`+${digits}`);
	const only = here ?? abroad;
	if (!only) {
		throw new FieldError(
			field,
			`"${text}" is not a phone number of the default country ${country}. Check its digits, or write it with a plus ` +
				`and the country code, ${example}.`,
		);
	}
	if (!here || !abroad || here.number === abroad.number) return only.number;
	if (isLikely(here) !== isLikely(abroad)) return isLikely(here) ? here.number : abroad.number;
	throw new FieldError(
		field,
		`"${text}" can be ${here.number} or ${abroad.number}. Write it with a plus and the country code.`,
	);
}

function withoutCountry(text: string, digits: string): string {
	const number = writtenNationally(text, digits) ? undefined : parsePossible(`+${digits}`);
	// Ten digits that are a number in North America are more often written that way than without a plus.
	const northAmerican = digits.length === 10 && isLikely(parsePossible(`+1${digits}`));
	if (number && isLikely(number) && !northAmerican) return number.number;
	throw new FieldError(
		field,
		`"${text}" does not say its country. Write it with a plus and the country code, ${example}, or set the default ` +
			'country.',
	);
}

/** A leading zero or an area code in brackets is never the start of a country code. */
function writtenNationally(text: string, digits: string): boolean {
	return digits.startsWith('0') || text.startsWith('(');
}
