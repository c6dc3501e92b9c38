import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../../whatsapp/events/event';
import { parseWebhook } from '../../../whatsapp/events/parse';
import { FieldError } from '../../../whatsapp/field-error';
import { type AnswerField, readFlowResponses } from '../../../whatsapp/flows/response';
import { makeFlowToken } from '../../../whatsapp/flows/token';

const secret = 'the-app-secret';
const token = makeFlowToken({ flowId: '9988', context: { order: 77 }, secret, nonce: 'abcdefgh' });

function fixture(name: string): string {
	return readFileSync(join(__dirname, '../../fixtures/flows', name), 'utf8').replaceAll('TOKEN', token);
}

const builderAnswer = JSON.parse(fixture('builder-answer.json')) as JsonObject;
const webhookText = fixture('two-answers-webhook.json');
const webhook = JSON.parse(webhookText) as JsonObject;

/** The one result that the input gives. */
function readOne(...args: Parameters<typeof readFlowResponses>) {
	const results = readFlowResponses(...args);
	expect(results).to.have.length(1);
	return results[0]!;
}

function fields(answer: Json, list: AnswerField[], typed = false): JsonObject {
	return readOne(answer, { mode: 'fields', fields: list, typed }).values;
}

describe('the whole answer', () => {
	it('has the names and values that a person would read', () => {
		const { values, response, raw } = readOne(builderAnswer);
		expect(values).to.deep.equal({
			Order_number: '4711',
			RadioButtonsGroup_1: 'Yes',
			Dropdown_0: 'Above £1000',
			CheckboxGroup_1: ['Quality', 'Very good (4/5)'],
			ChipsSelector_2: ['5', '10'],
			DatePicker_0: '2025-03-21',
			OptIn_1: true,
			TextArea_2: 'Excellent',
			Amount: '10_000',
		});
		expect(response).to.deep.equal(values);
		expect(raw).to.deep.equal(builderAnswer);
	});

	it('goes under a name of its own where one is given', () => {
		const { values } = readOne({ rating: '4' }, { mode: 'whole', name: ' feedback ' });
		expect(values).to.deep.equal({ feedback: { rating: '4' } });
	});

	it('stays as it came, but for the token, when all cleaning is off', () => {
		const off = { cleanNames: false, cleanOptions: false, trim: false };
		const { values } = readOne(builderAnswer, { mode: 'whole', ...off });
		expect({ ...values, flow_token: 'unused' }).to.deep.equal(builderAnswer);
		expect(values).to.not.have.property('flow_token');
	});

	it('is typed on demand', () => {
		const answer = { rating: '4', agreed: 'true', phone: '+1555', lots: ['1', 'x'] };
		const { values } = readOne(answer, { mode: 'whole', typed: true });
		expect(values).to.deep.equal({ rating: 4, agreed: true, phone: '+1555', lots: [1, 'x'] });
	});

	it('keeps the answers of two screens apart', () => {
		const { values } = readOne({ screen_0_Dropdown_0: '0_Red', screen_1_Dropdown_0: '1_Blue' });
		expect(values).to.deep.equal({ screen_0_Dropdown_0: 'Red', screen_1_Dropdown_0: 'Blue' });
	});

	it('leaves the files of a picker untouched', () => {
		const answer = JSON.parse(fixture('media-answer.json')) as JsonObject;
		const { values } = readOne(answer, { mode: 'whole', typed: true });
		expect(values).to.deep.equal({ photos: answer.photos, uploads: answer.uploads });
	});

	it('is harmless with names that JavaScript has taken', () => {
		const text = '{"__proto__":{"polluted":"1"},"constructor":"x","hasOwnProperty":"y","flow_token":"t"}';
		const { values } = readOne(text);
		expect(Object.keys(values)).to.have.members(['__proto__', 'constructor', 'hasOwnProperty']);
		expect(({} as JsonObject).polluted).to.equal(undefined);
		expect(Object.getPrototypeOf(values)).to.equal(Object.prototype);
	});

	it('does not overflow with a body made for it', () => {
		const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
		const result = readOne({ name: 'flow', response_json: `{"a":${deep}}` });
		expect(result).to.deep.include({ raw: `{"a":${deep}}`, response: {} });
		expect(() => JSON.stringify(result)).to.not.throw();
	});
});

describe('answers that are no JSON object', () => {
	const cases: [what: string, responseJson: string, raw: Json, response: JsonObject][] = [
		[
			'a list',
			'[{"screen_0_City_0":" Rome "}]',
			[{ screen_0_City_0: ' Rome ' }],
			{ answers: [{ screen_0_City_0: 'Rome' }] },
		],
		['broken', '{"a":', '{"a":', {}],
		['a number', '4', 4, {}],
		['an empty object', '{}', {}, {}],
	];
	for (const [what, responseJson, raw, response] of cases) {
		it(`still give a result: ${what}`, () => {
			const result = readOne({ type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: responseJson } });
			expect(result).to.deep.include({ raw, response, trusted: false });
		});
	}
});

describe('chosen fields', () => {
	const answer = {
		screen_0_Order_number_1: '4711',
		rating: '4',
		'a.b': 'dotted',
		'Rating (1-5)': '5',
		address: { city: 'Rome', lines: ['Via Appia 1', 'Piano 2'] },
		guests: [{ name: 'Ana' }, { name: 'Ben' }],
		agreed: false,
		nothing: '',
		flow_token: 'secret-of-somebody',
	};
	const cases: [path: string, value: Json | undefined][] = [
		['rating', '4'],
		['$.rating', '4'],
		[' rating ', '4'],
		["$['rating']", '4'],
		['Order_number', '4711'],
		['screen_0_Order_number_1', '4711'],
		['$.screen_0_Order_number_1', '4711'],
		['a.b', 'dotted'],
		['Rating (1-5)', '5'],
		["$['Rating (1-5)']", '5'],
		['address.city', 'Rome'],
		['$.address.lines[1]', 'Piano 2'],
		['$.address.lines', ['Via Appia 1', 'Piano 2']],
		['$.guests[*].name', ['Ana', 'Ben']],
		['$..name', ['Ana', 'Ben']],
		['agreed', false],
		['nothing', ''],
		['flow_token', undefined],
		['missing', undefined],
		['$.missing.deep', undefined],
		['constructor', undefined],
		['__proto__', undefined],
		['toString', undefined],
	];
	for (const [path, value] of cases) {
		it(`"${path}" is ${value === undefined ? 'left out' : JSON.stringify(value)}`, () => {
			expect(fields(answer, [{ name: 'x', path }])).to.deep.equal(value === undefined ? {} : { x: value });
		});
	}

	it('take the type that each asks for', () => {
		const list: AnswerField[] = [
			{ name: 'rating', path: 'rating', type: 'number' },
			{ name: 'same', path: 'rating' },
			{ name: 'cities', path: 'address.city', type: 'list' },
		];
		expect(fields(answer, list)).to.deep.equal({ rating: 4, same: '4', cities: ['Rome'] });
		expect(fields(answer, list.slice(1, 2), true)).to.deep.equal({ same: 4 });
	});

	it('read dates of Flows before Flow JSON 5.0 only where a date is asked for', () => {
		const list: AnswerField[] = [
			{ name: 'day', path: 'day', type: 'date' },
			{ name: 'text', path: 'day', type: 'text' },
		];
		expect(fields({ day: '1711013400000' }, list, true)).to.deep.equal({
			day: '2024-03-21',
			text: '1711013400000',
		});
	});

	it('may have any name', () => {
		expect(Object.keys(fields(answer, [{ name: '__proto__', path: 'rating' }]))).to.deep.equal(['__proto__']);
	});

	const refused: [what: string, list: AnswerField[], message: RegExp][] = [
		['none at all', [], /^Fields: choose/],
		['one without a name', [{ name: ' ', path: 'a' }], /^Field 1: has no name/],
		[
			'one name twice',
			[
				{ name: 'a', path: 'a' },
				{ name: 'a', path: 'b' },
			],
			/^Field 2: .*"a"/,
		],
		['an empty path', [{ name: 'a', path: ' ' }], /^Path of "a": is empty/],
		['an open bracket', [{ name: 'a', path: '$.a[0' }], /^Path of "a": .*not closed/],
		['a stray bracket', [{ name: 'a', path: 'a]' }], /^Path of "a": .*not closed/],
		['an open quote', [{ name: 'a', path: "$['a" }], /^Path of "a": .*not closed/],
		['a filter', [{ name: 'a', path: '$.guests[?(@.name=="Ana")]' }], /^Path of "a": .*filter or script/],
		['a filter of RFC 9535', [{ name: 'a', path: '$.guests[?@.name]' }], /^Path of "a": .*filter or script/],
		['a script', [{ name: 'a', path: '$.guests[(@.length-1)]' }], /^Path of "a": .*filter or script/],
		['a hidden script', [{ name: 'a', path: "$['(process.exit())']" }], /^Path of "a": .*filter or script/],
	];
	for (const [what, list, message] of refused) {
		it(`refuse ${what} with an error that names the field`, () => {
			expect(() => fields(answer, list)).to.throw(FieldError, message);
		});
	}
});

describe('where an answer is found', () => {
	const message = (webhook as { entry: { changes: { value: { messages: JsonObject[] } }[] }[] }).entry[0]!
		.changes[0]!.value.messages[0]!;
	const interactive = message.interactive as JsonObject;
	const event = parseWebhook(webhook, { secrets: [secret] })[0]!;
	const inputs: [what: string, input: unknown][] = [
		['a message event', event],
		['a list with an event', [event]],
		["Meta's message", message],
		['its interactive', interactive],
		['its nfm_reply', interactive.nfm_reply],
		['the flow of an event', event.kind === 'message' ? event.flow : undefined],
		['the answer', { rating: '4', flow_token: token }],
	];
	for (const [what, input] of inputs) {
		for (const [form, given] of [
			[what, input],
			[`${what} as text`, JSON.stringify(input)],
		]) {
			it(`${String(form)}: is believed with the secret`, () => {
				expect(readOne(given, { mode: 'whole', secrets: [secret] })).to.deep.include({
					values: { rating: '4' },
					flowId: '9988',
					context: { order: 77 },
					trusted: true,
					token,
				});
			});
		}
	}

	it('a webhook with several answers among other things: each, in order, with who and when', () => {
		for (const input of [webhook, webhookText, { headers: {}, body: webhook }, { payload: webhookText }]) {
			const results = readFlowResponses(input, { mode: 'whole', secrets: [secret] });
			expect(results.map(({ values }) => values)).to.deep.equal([{ rating: '4' }, { rating: '2' }]);
			const [ana, ben] = results;
			expect(ana).to.deep.include({
				flowId: '9988',
				trusted: true,
				messageId: 'wamid.ANA',
				repliesTo: 'wamid.SENT',
				time: new Date(1_790_000_000_000).toISOString(),
				business: { phone: '+15550001111', phoneNumberId: '1065', accountId: '2001' },
			});
			expect(ana!.contact).to.include({ phone: '+15551234567', name: 'Ana' });
			expect(ben)
				.to.include({ trusted: false, token: 'unused', messageId: 'wamid.BEN' })
				.and.not.have.any.keys('flowId', 'context');
		}
	});

	it("a part of a webhook, as n8n's own trigger gives it", () => {
		const { value } = (webhook as { entry: { changes: JsonObject[] }[] }).entry[0]!.changes[0]!;
		expect(readOne(value).messageId).to.equal('wamid.ANA');
	});

	it('a foreign token leaves the answer intact and tells no Flow', () => {
		const result = readOne({ rating: '4', flow_token: 'ours:123' }, { mode: 'whole', secrets: [secret] });
		expect(result).to.deep.include({ values: { rating: '4' }, trusted: false, token: 'ours:123' });
		expect(result).to.not.have.any.keys('flowId', 'context');
	});

	it('an event that was not verified before is verified here', () => {
		const [unverified] = parseWebhook(webhook);
		expect(readOne(unverified).trusted).to.equal(false);
		expect(readOne(unverified, { mode: 'whole', secrets: [secret] })).to.include({
			trusted: true,
			flowId: '9988',
		});
	});

	const status = {
		kind: 'status',
		key: 'k',
		status: 'read',
		time: '2026-11-22T10:00:00Z',
		contact: {},
		business: {},
	};
	const nothing: [what: string, input: unknown, message: RegExp][] = [
		['nothing', undefined, /the input is empty/],
		['null', null, /only null/],
		['a number', 7, /only 7/],
		['plain text', 'hello', /text and not JSON: "hello"/],
		['an empty object', {}, /an empty object/],
		['an empty list', [], /an empty list/],
		['a status', status, /a status \(read\)/],
		['several statuses', [status, status], /2 × a status \(read\)/],
		['a text message', { type: 'text', id: 'wamid.X', text: { body: 'hi' } }, /a message of type "text"/],
		['an address', { name: 'address_message', response_json: '{}' }, /another kind, "address_message"/],
		['a webhook without messages', { object: 'x', entry: [{ id: '1', changes: [] }] }, /an empty list/],
	];
	for (const [what, input, problem] of nothing) {
		it(`${what}: says what it is instead`, () => {
			expect(() => readFlowResponses(input)).to.throw(FieldError, problem);
		});
	}
});
