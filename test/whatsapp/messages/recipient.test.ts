import { expect } from 'chai';
import fc from 'fast-check';
import { readRecipient } from '../../../whatsapp/messages/recipient';
import { refusal } from './refusal';

const wantsCountry = (text: string) =>
	`To: "${text}" does not say its country. Write it with a plus and the country code, for example +15551234567, or set ` +
	'the default country.';
const notOf = (text: string, country: string) =>
	`To: "${text}" is not a phone number of the default country ${country}. Check its digits, or write it with a plus and ` +
	'the country code, for example +15551234567.';
const either = (text: string, one: string, other: string) =>
	`To: "${text}" can be ${one} or ${other}. Write it with a plus and the country code.`;
const letters = (text: string) =>
	`To: "${text}" has letters. Give a phone number, for example +15551234567, or a user id such as ` +
	'US.13491208655302741918.';
const signs = (text: string) =>
	`To: "${text}" is not a phone number. Give digits with the country code, for example +15551234567.`;
const digitsAfter = (text: string, count: number, code: number) =>
	`To: "${text}" has ${count} digits after +${code}, which no number there has. Check for a missing or doubled digit.`;
const noCode = (text: string) =>
	`To: "${text}" begins with no country code, or is much too short or too long. Check for a missing or doubled digit.`;
const empty = 'To: is empty. Give a phone number, for example +15551234567, or a user id.';

describe('whom to send to', () => {
	const phones: { input: unknown; country?: string; to: string }[] = [
		// International, as they stand.
		{ input: '+15551234567', to: '+15551234567' },
		{ input: '+15550001111', to: '+15550001111' },
		{ input: '+1 (555) 123-4567', to: '+15551234567' },
		{ input: ' +49 151 23456789 ', to: '+4915123456789' },
		{ input: '+49 (0) 151 23456789', to: '+4915123456789' },
		{ input: '0049 151 23456789', to: '+4915123456789' },
		{ input: '0049 151 23456789', country: 'US', to: '+4915123456789' },
		{ input: '+49 151 23456789', country: 'US', to: '+4915123456789' },
		{ input: 'whatsapp:+15551234567', to: '+15551234567' },
		{ input: 'tel: +1-555-123-4567', to: '+15551234567' },
		{ input: '\u202a+1\u00a0555‑123–4567\u202c', to: '+15551234567' },
		{ input: '＋１５５５１２３４５６７', to: '+15551234567' },
		{ input: '+١٥٥٥١٢٣٤٥٦٧', to: '+15551234567' },
		{ input: '+39 06 12345678', to: '+390612345678' },
		// Brazil with and without the ninth digit, Mexico and Argentina with the mobile digit that WhatsApp ids have.
		{ input: '+5511912345678', to: '+5511912345678' },
		{ input: '+551112345678', to: '+551112345678' },
		{ input: '+525512345678', to: '+525512345678' },
		{ input: '+5215512345678', to: '+5215512345678' },
		{ input: '+5491123456789', to: '+5491123456789' },
		// Digits only, as WhatsApp ids and spreadsheets have them.
		{ input: '15551234567', to: '+15551234567' },
		{ input: 15551234567, to: '+15551234567' },
		{ input: 15551234567n, to: '+15551234567' },
		{ input: '4915123456789', to: '+4915123456789' },
		{ input: '5511912345678', to: '+5511912345678' },
		{ input: '5215512345678', to: '+5215512345678' },
		{ input: '33612345678', to: '+33612345678' },
		// National, with a default country.
		{ input: '0151 23456789', country: 'DE', to: '+4915123456789' },
		{ input: '0151 23456789', country: ' de ', to: '+4915123456789' },
		{ input: '030/12345678', country: 'DE', to: '+493012345678' },
		{ input: '(555) 123-4567', country: 'US', to: '+15551234567' },
		{ input: '555.123.4567', country: 'US', to: '+15551234567' },
		{ input: '1 555 123 4567', country: 'US', to: '+15551234567' },
		{ input: '011 44 7911 123456', country: 'US', to: '+447911123456' },
		{ input: '06 12345678', country: 'IT', to: '+390612345678' },
		{ input: '9876543210', country: 'IN', to: '+919876543210' },
		{ input: 9876543210, country: 'IN', to: '+919876543210' },
		{ input: '(51) 91234-5678', country: 'BR', to: '+5551912345678' },
		{ input: '612345678', country: 'ES', to: '+34612345678' },
		// Digits that begin with the default country's own code.
		{ input: '4915123456789', country: 'DE', to: '+4915123456789' },
		{ input: '919876543210', country: 'IN', to: '+919876543210' },
		{ input: '5215512345678', country: 'MX', to: '+5215512345678' },
		{ input: '15551234567', country: 'US', to: '+15551234567' },
		// Or with another country's, where nobody at home can have them.
		{ input: '447911123456', country: 'DE', to: '+447911123456' },
	];
	for (const { input, country, to } of phones) {
		it(`${String(input)}${country ? ` in ${country}` : ''} is ${to}`, () => {
			expect(readRecipient(input, { defaultCountry: country })).to.deep.equal({ to });
		});
	}

	for (const userId of ['US.13491208655302741918', 'US.ENT.13491208655302741918', 'BR.aB3xY9', 'DE.1']) {
		it(`${userId} is a user id`, () => {
			expect(readRecipient(` ${userId} `, { defaultCountry: 'DE' })).to.deep.equal({ recipient: userId });
		});
	}

	const refused: { input: unknown; country?: string; message: string }[] = [
		...['', '  ', '\u200b', undefined, null, 'whatsapp:'].map((input) => ({ input, message: empty })),
		{
			input: {},
			message: 'To: is an object. Give one phone number as text, for example +15551234567, or one user id.',
		},
		{
			input: ['+15551234567'],
			message: 'To: is a list. Give one phone number as text, for example +15551234567, or one user id.',
		},
		{
			input: true,
			message:
				'To: is true or false. Give one phone number as text, for example +15551234567, or one user id.',
		},
		...[1.5, NaN, -1, 0, 2 ** 60].map((input) => ({
			input,
			message: `To: ${input} is not a phone number. Give it as text, for example +15551234567.`,
		})),
		...[
			'+1 800 FLOWERS',
			'+15551234567 ext 5',
			'Ana',
			'us.123',
			'US.',
			'US.12-3',
			'USA.123',
			'ana@example.com',
		].map((input) => ({ input, message: letters(input) })),
		...['+15551234567, +15551234568', '+1+5551234567', '15551234567#5', '+', '{{1}}'].map((input) => ({
			input,
			message: signs(input),
		})),
		{ input: '+1234', message: digitsAfter('+1234', 3, 1) },
		{ input: '+1555123456', message: digitsAfter('+1555123456', 9, 1) },
		{ input: '+155512345678', message: digitsAfter('+155512345678', 11, 1) },
		{ input: '+999123456789', message: noCode('+999123456789') },
		{ input: '+1', message: noCode('+1') },
		{ input: '00', message: noCode('00') },
		{ input: `+${'1'.repeat(40)}`, message: noCode(`+${'1'.repeat(40)}`) },
		// Without a plus Meta would put the business's own country code in front.
		...['0151 23456789', '(555) 123-4567', '5551234567', '9876543210', '-', '12345'].map((input) => ({
			input,
			message: wantsCountry(input),
		})),
		// A mobile of Singapore, and of Alabama.
		{ input: '6592234567', message: wantsCountry('6592234567') },
		{ input: '0151', country: 'DE', message: notOf('0151', 'DE') },
		{ input: '0123456789012345', country: 'DE', message: notOf('0123456789012345', 'DE') },
		{ input: '+49 151', message: digitsAfter('+49 151', 3, 49) },
		{ input: '15551234567', country: 'DE', message: either('15551234567', '+4915551234567', '+15551234567') },
		{ input: '51912345678', country: 'BR', message: either('51912345678', '+5551912345678', '+51912345678') },
		...['Germany', '49', 'D', 'XX'].map((country) => ({
			input: '+15551234567',
			country,
			message: `Default country: "${country}" is not a country. Use its two letters, DE or US.`,
		})),
	];
	for (const { input, country, message } of refused) {
		const shown = Array.isArray(input) ? 'a list' : String(input);
		it(`refuses ${shown}${country ? ` in ${country}` : ''}`, () => {
			expect(refusal(() => readRecipient(input, { defaultCountry: country })).message).to.equal(message);
		});
	}

	it('gives a plus and digits, a user id, or a FieldError, whatever comes in', () => {
		const country = fc.constantFrom(undefined, 'DE', 'US', 'IN', 'BR', 'IT');
		const phoneLike = fc.stringMatching(/^\+?[0-9 ()./-]{0,20}$/);
		fc.assert(
			fc.property(fc.oneof(phoneLike, fc.anything()), country, (input, defaultCountry) => {
				try {
					const read = readRecipient(input, { defaultCountry });
					expect('to' in read ? read.to : read.recipient).to.match(
						/^(?:\+[1-9]\d{3,16}|[A-Z]{2}\.[A-Za-z0-9.]+)$/,
					);
				} catch (error) {
					expect(error).to.have.property('name', 'FieldError');
				}
			}),
		);
	});
});
