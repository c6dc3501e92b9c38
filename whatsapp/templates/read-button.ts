import type { Json } from '../events/event';
import { placeholdersOf } from './placeholders';
import { field, textOf, upperOf } from '../json';
import type { Button } from './template';
import { unknownPart } from './unknown-part';

/**
 * One button of a template. What nobody knows yet is kept under Meta's own word.
 *
 * @param category The template's: one-time code buttons are created as OTP and come back as URL buttons (Meta docs:
 * Authentication templates).
 */
export function readButton(json: Json, category: string | undefined): Button {
	const type = upperOf(field(json, 'type')) ?? '';
	const text = textOf(field(json, 'text')) ?? defaultTexts[type] ?? type;
	const example = exampleOf(json);
	switch (type) {
		case 'QUICK_REPLY':
		case 'CATALOG':
		case 'MPM':
		case 'VOICE_CALL':
		case 'ORDER_DETAILS':
			return { type, text };
		case 'URL': {
			const url = textOf(field(json, 'url')) ?? '';
			if (category === 'AUTHENTICATION' && /otp_type=|\/otp\/code/.test(url)) {
				return { type: 'OTP', text, ...optional('example', suffixOf(url, example)?.slice(0, 15)) };
			}
			return { type, text, url, examples: urlExamples(url, example) };
		}
		case 'OTP':
			return { type, text, ...optional('example', example) };
		case 'COPY_CODE':
			return { type, text, ...optional('example', example) };
		case 'PHONE_NUMBER':
			return { type, text, ...optional('phoneNumber', textOf(field(json, 'phone_number'))) };
		case 'FLOW': {
			const exchange = upperOf(field(json, 'flow_action')) === 'DATA_EXCHANGE';
			return {
				type,
				text,
				...optional('flowId', textOf(field(json, 'flow_id'))),
				action: exchange ? 'data_exchange' : 'navigate',
				...optional('screen', textOf(field(json, 'navigate_screen'))),
			};
		}
		default:
			return { type: 'OTHER', text, of: unknownPart(type === '' ? 'without a type' : type, json) };
	}
}

/** What the phone shows where Meta's JSON has no text. */
const defaultTexts: Partial<Record<string, string>> = {
	COPY_CODE: 'Copy offer code',
	OTP: 'Copy code',
	CATALOG: 'View catalog',
	MPM: 'View items',
	SPM: 'View',
	VOICE_CALL: 'Call on WhatsApp',
	ORDER_DETAILS: 'Review and pay',
	REQUEST_CONTACT_INFO: 'Share phone number',
};

/** Meta gives text for some buttons, a list of one for others. */
function exampleOf(json: Json): string | undefined {
	const example = field(json, 'example');
	return textOf(Array.isArray(example) ? example[0] : example);
}

function urlExamples(url: string, example: string | undefined): Record<string, string> {
	const [name] = placeholdersOf(url);
	const value = suffixOf(url, example);
	return name === undefined || value === undefined ? {} : { [name]: value };
}

/** The example is the whole address in some templates and only what stands at the placeholder in others. */
function suffixOf(url: string, example: string | undefined): string | undefined {
	const before = url.slice(0, Math.max(0, url.indexOf('{{')));
	const after = url.slice(url.lastIndexOf('}}') + 2);
	if (example === undefined || before === '' || !example.startsWith(before)) return example;
	const suffix = example.slice(
		before.length,
		after !== '' && example.endsWith(after) ? -after.length : undefined,
	);
	return suffix === '' ? undefined : suffix;
}

function optional<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
	return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, string>>;
}
