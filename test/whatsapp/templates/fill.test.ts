import { expect } from 'chai';
import { FieldError } from '../../../whatsapp/field-error';
import { readFlowToken } from '../../../whatsapp/flows/token';
import { fillTemplate } from '../../../whatsapp/templates/fill';
import type { Template } from '../../../whatsapp/templates/template';
import { filled, template, templateOf } from './fixtures';

const nonce = () => 'bm9uY2U';

/** The values of the fixture, some of them changed. */
function fill(name: string, change: Record<string, unknown>, options: { secret?: string } = {}) {
	return fillTemplate(template(name), { ...filled(name).values, ...change }, { nonce, ...options });
}

function errorOf(action: () => unknown): FieldError {
	try {
		action();
	} catch (error) {
		if (error instanceof FieldError) return error;
		throw error;
	}
	throw new Error('Nothing was refused.');
}

describe('filling a template: what is wrong is found before anything is sent', () => {
	const cannot = (template: string, type: string) =>
		`needs values of a kind (${type}) that is not known here, so that WhatsApp would refuse the template ` +
		`"${template}". Choose another template or update this package.`;

	const refused: {
		of: string;
		change: Record<string, unknown>;
		message: string;
		limit?: number;
		length?: number;
	}[] = [
		...[undefined, null, '', '  '].map((value) => ({
			of: 'positional_body',
			change: { 'body.2': value },
			message: 'Body: {{2}}: is missing. The template "order_update" cannot be sent without it.',
		})),
		{
			of: 'named_body',
			change: { 'body.first_name': '' },
			message: 'Body: first_name: is missing. The template "spring_offer" cannot be sent without it.',
		},
		{
			of: 'carousel',
			change: { 'card.1.header.image': '' },
			message: 'Card 2, header: image: is missing. The template "three_loaves" cannot be sent without it.',
		},
		{
			of: 'otp_copy_code',
			change: { 'otp.code': '' },
			message: 'One-time code: is missing. The template "login_code" cannot be sent without it.',
		},
		{
			of: 'positional_body',
			change: { 'body.4': 'x', 'header.image': '1' },
			message:
				'Template "order_update": has no variable "body.4", "header.image"; it has body.1, body.2, body.3. The template has ' +
				'changed, or another was meant: choose it again.',
		},
		{
			of: 'plain',
			change: { 'body.1': 'x' },
			message:
				'Template "hello_world": has no variable "body.1"; it has none at all. The template has changed, or another was ' +
				'meant: choose it again.',
		},
		{
			// Data would be refused by Meta where the Flow's endpoint chooses the first screen.
			of: 'flow_data_exchange',
			change: { 'button.0.flow_data': '{"a":1}' },
			message:
				'Template "appointment": has no variable "button.0.flow_data"; it has button.0.flow_context, button.0.flow_token. ' +
				'The template has changed, or another was meant: choose it again.',
		},
		...['a\nb', 'a\r\nb', 'a\tb', 'a\u2028b'].map((value) => ({
			of: 'positional_body',
			change: { 'body.1': value },
			message:
				'Body: {{1}}: has a line break or a tab, which WhatsApp refuses in variables. Replace them with spaces or put the ' +
				'breaks into the template.',
		})),
		{
			of: 'lower_case',
			change: { 'header.1': 'a\nb' },
			message:
				'Header: {{1}}: has a line break or a tab, which WhatsApp refuses in variables. Replace them with spaces or put the ' +
				'breaks into the template.',
		},
		{
			of: 'positional_body',
			change: { 'body.1': 'a    b' },
			message:
				'Body: {{1}}: has four or more spaces in a row, which WhatsApp refuses in variables. Remove them.',
		},
		{ of: 'positional_body', change: { 'body.1': {} }, message: 'Body: {{1}}: must be text, not an object.' },
		{
			of: 'positional_body',
			change: { 'body.1': ['Ana'] },
			message: 'Body: {{1}}: must be text, not a list.',
		},
		{ of: 'positional_body', change: { 'body.1': NaN }, message: 'Body: {{1}}: must be text, not NaN.' },
		{
			of: 'positional_body',
			change: { 'body.1': new Date('never') },
			message: 'Body: {{1}}: must be text, not Invalid Date.',
		},
		{
			of: 'coupon',
			change: { 'button.1.coupon': 'C'.repeat(16) },
			message:
				'Button "Copy offer code": coupon code: has 16 characters, WhatsApp allows 15. Shorten it by 1.',
			limit: 15,
			length: 16,
		},
		{
			of: 'image_header',
			change: { 'header.image': 'http://bakery.example/a.png' },
			message: 'Header: image: must be an https link, not http.',
		},
		{
			of: 'image_header',
			change: { 'header.image': 'a.png' },
			message:
				'Header: image: "a.png" is not an https link. Give an https link or the id of an uploaded file.',
		},
		{
			of: 'document_header',
			change: { 'header.document.filename': 'a/b.pdf' },
			message: 'Header: file name: "a/b.pdf" must be a name without slashes and line breaks.',
		},
		{
			of: 'location_header',
			change: { 'header.location.latitude': '52,52' },
			message:
				'Header: latitude: "52,52" is not a number. Give decimal degrees with a point, for example 52.52.',
		},
		{
			of: 'location_header',
			change: { 'header.location.longitude': 180.5 },
			message: 'Header: longitude: 180.5 is not between -180 and 180.',
			limit: 180,
		},
		{
			of: 'url_buttons',
			change: { 'button.1.url': '77 78' },
			message:
				'Button "Track": end of the link: "77 78" has blanks, which break the link. Encode or remove them.',
		},
		{
			of: 'url_buttons',
			change: { 'button.1.url': 'https://bakery.example/o/' },
			message:
				'Button "Track": end of the link: is only the beginning of the link, https://bakery.example/o/. Give what follows it.',
		},
		{
			of: 'limited_time_offer',
			change: { 'offer.expires': '2026-11-30T18:00' },
			message:
				'Offer: end: "2026-11-30T18:00" does not say its time zone. Add Z or an offset: 2026-11-30T18:00+01:00.',
		},
		...['tomorrow', '2026-11-30', '2026-13-40T10:00:00Z'].map((value) => ({
			of: 'limited_time_offer',
			change: { 'offer.expires': value },
			message: `Offer: end: "${value}" is not a time. Give it like 2026-11-30T18:00:00Z.`,
		})),
		{
			of: 'flow_navigate',
			change: {},
			message: 'Button "Give feedback": context: cannot be sent: there is no app secret to sign it with.',
		},
		{
			of: 'flow_without_id',
			change: { 'button.0.flow_context': 'x' },
			message: 'Button "Start": context: cannot be sent: the template does not say its Flow\'s id.',
		},
		{
			of: 'flow_data_exchange',
			change: { 'button.0.flow_context': 'x' },
			message: 'Button "Book": context: cannot travel in a token of your own. Empty one of the two fields.',
		},
		{
			of: 'flow_navigate',
			change: { 'button.1.flow_context': '', 'button.1.flow_data': '{"a":' },
			message:
				'Button "Give feedback": data for the first screen: is not valid JSON. Check its quotes, commas and brackets.',
		},
		{
			of: 'flow_navigate',
			change: { 'button.1.flow_context': '', 'button.1.flow_data': '[1]' },
			message:
				'Button "Give feedback": data for the first screen: must be an object such as {"order": 77}, not a list.',
		},
		{
			of: 'multi_product',
			change: { 'button.0.sections': '{}' },
			message: 'Button "View items": sections of products: must be a list of sections, not an object.',
		},
		{
			of: 'multi_product',
			change: { 'button.0.sections': [] },
			message: 'Button "View items": sections of products: has no sections. Add at least one.',
			length: 0,
		},
		{
			of: 'multi_product',
			change: { 'button.0.sections': Array.from({ length: 11 }, () => ({ title: 'A', products: ['a'] })) },
			message: 'Button "View items": sections of products: has 11 sections, WhatsApp allows 10.',
			limit: 10,
			length: 11,
		},
		{
			of: 'multi_product',
			change: { 'button.0.sections': [{ title: 'A', products: [] }] },
			message: 'Button "View items": sections of products, section 1: has no products. Add at least one.',
			length: 0,
		},
		{
			of: 'multi_product',
			change: { 'button.0.sections': [{ products: ['a'] }] },
			message: 'Button "View items": sections of products, section 1, title: is empty. Fill it in.',
		},
		{
			of: 'multi_product',
			change: {
				'button.0.sections': ['A', 'B'].map((title) => ({
					title,
					products: Array.from({ length: 16 }, (_, n) => `p${n}`),
				})),
			},
			message:
				'Button "View items": sections of products: has 32 products in all sections together, WhatsApp allows 30.',
			limit: 30,
			length: 32,
		},
		{
			of: 'order_details',
			change: { 'button.0.order': 'order 77' },
			message:
				'Button "Review and Pay": order details: is not valid JSON. Check its quotes, commas and brackets.',
		},
		...[0, 43201, 1.5, 'soon'].map((value) => ({
			of: 'voice_call',
			change: { 'button.0.minutes': value },
			message:
				'Button "Call on WhatsApp": minutes that the button works: must be a whole number from 1 to 43200 (30 days).',
			limit: 43200,
		})),
	];
	for (const { of, change, message, limit, length } of refused) {
		it(`${of} with ${JSON.stringify(change).slice(0, 60)}`, () => {
			const error = errorOf(() => fill(of, change));
			expect(error.message).to.equal(message);
			expect(error.limit).to.equal(limit);
			expect(error.length).to.equal(length);
		});
	}

	const unknown = [
		{ of: 'unknown_component', field: 'SPARKLES', type: 'SPARKLES' },
		{ of: 'unknown_button', field: 'Button "Show"', type: 'HOLOGRAM' },
		{ of: 'unknown_header', field: 'Header', type: 'HEADER HOLOGRAM' },
	];
	for (const { of, field, type } of unknown) {
		it(`${of}: refused when sent, since it needs values that nobody here knows`, () => {
			const error = errorOf(() => fillTemplate(template(of), {}, { nonce }));
			expect(error.message).to.equal(`${field}: ${cannot(of, type)}`);
		});
	}
});

describe('filling a template: lengths, at the limit and one over', () => {
	const body = (text: string, ...others: unknown[]) => templateOf([{ type: 'BODY', text }, ...others]);
	const footer = { type: 'FOOTER', text: 'Bye' };
	const buttons = (...list: unknown[]) => ({ type: 'BUTTONS', buttons: list });
	const card = { components: [{ type: 'BODY', text: 'Only {{1}}' }] };
	const start = 'https://bakery.example/';

	const cases: { name: string; of: Template; id: string; field: string; fixed: number; limit: number }[] = [
		{
			name: 'header',
			of: templateOf([{ type: 'HEADER', format: 'TEXT', text: 'For {{1}}' }]),
			id: 'header.1',
			field: 'Header: {{1}}',
			fixed: 4,
			limit: 60,
		},
		{ name: 'body', of: body('Hi {{1}}', footer), id: 'body.1', field: 'Body: {{1}}', fixed: 3, limit: 1024 },
		{
			name: 'body that stands alone',
			of: body('Hi {{1}}'),
			id: 'body.1',
			field: 'Body: {{1}}',
			fixed: 3,
			limit: 32768,
		},
		{
			name: 'body of a card',
			of: body('Hi', { type: 'CAROUSEL', cards: [card] }),
			id: 'card.0.body.1',
			field: 'Card 1, body: {{1}}',
			fixed: 5,
			limit: 160,
		},
		{
			name: 'coupon code',
			of: body('Hi', buttons({ type: 'COPY_CODE', text: 'Copy' })),
			id: 'button.0.coupon',
			field: 'Button "Copy": coupon code',
			fixed: 0,
			limit: 15,
		},
		{
			name: 'coupon code where a longer one was approved',
			of: body('Hi', buttons({ type: 'COPY_CODE', text: 'Copy', example: ['C'.repeat(16)] })),
			id: 'button.0.coupon',
			field: 'Button "Copy": coupon code',
			fixed: 0,
			limit: 20,
		},
		{
			name: 'one-time code',
			of: body('{{1}}', buttons({ type: 'OTP', text: 'Copy' })),
			id: 'otp.code',
			field: 'One-time code',
			fixed: 0,
			limit: 15,
		},
		{
			name: 'payload',
			of: body('Hi', buttons({ type: 'QUICK_REPLY', text: 'Yes' })),
			id: 'button.0.payload',
			field: 'Button "Yes": payload',
			fixed: 0,
			limit: 256,
		},
		{
			name: 'payload of a call button',
			of: body('Hi', buttons({ type: 'VOICE_CALL', text: 'Call' })),
			id: 'button.0.payload',
			field: 'Button "Call": payload',
			fixed: 0,
			limit: 512,
		},
		{
			name: 'link',
			of: body('Hi', buttons({ type: 'URL', text: 'Go', url: `${start}{{1}}` })),
			id: 'button.0.url',
			field: 'Button "Go": end of the link',
			fixed: start.length,
			limit: 2000,
		},
		{
			name: "token of one's own",
			of: body('Hi', buttons({ type: 'FLOW', text: 'Go', flow_id: '1' })),
			id: 'button.0.flow_token',
			field: 'Button "Go": Flow token',
			fixed: 0,
			limit: 1000,
		},
	];
	for (const { name, of, id, field, fixed, limit } of cases) {
		const most = limit - fixed;
		it(`${name}: ${limit}`, () => {
			expect(() => fillTemplate(of, { [id]: 'x'.repeat(most) }, { nonce })).to.not.throw();
			const error = errorOf(() => fillTemplate(of, { [id]: 'x'.repeat(most + 1) }, { nonce }));
			expect(error.message).to.equal(
				`${field}: has ${(most + 1).toLocaleString('en-US')} characters, WhatsApp allows ${most.toLocaleString('en-US')}. Shorten it by 1.`,
			);
			expect(error).to.include({ field, limit: most, length: most + 1 });
		});
	}

	it('body: 1024 in all, where each value fits by itself', () => {
		const of = body('{{1}} {{2}} {{1}}', footer);
		const values = (last: number) => ({ 'body.1': 'x'.repeat(300), 'body.2': 'y'.repeat(last) });
		expect(() => fillTemplate(of, values(422), { nonce })).to.not.throw();
		const error = errorOf(() => fillTemplate(of, values(423), { nonce }));
		expect(error.message).to.equal(
			'Body: has 1,025 characters once its variables are filled in, WhatsApp allows 1,024. Shorten the values by 1.',
		);
		expect(error).to.include({ field: 'Body', limit: 1024, length: 1025 });
	});

	it('counts an emoji as two, as Meta may, and says so', () => {
		const of = body('Hi', buttons({ type: 'COPY_CODE', text: 'Copy' }));
		expect(
			errorOf(() => fillTemplate(of, { 'button.0.coupon': `${'C'.repeat(14)}🎉` }, { nonce })).message,
		).to.equal(
			'Button "Copy": coupon code: has 16 characters (an emoji counts as two or more), WhatsApp allows 15. Shorten it by 1.',
		);
	});
});

describe('filling a template: values', () => {
	const bodyText = (value: unknown) => {
		const [body] = fill('positional_body', { 'body.2': value }).components;
		return (body?.['parameters'] as { text: string }[])[1]?.text;
	};
	const texts: { value: unknown; text: string }[] = [
		{ value: 'order 77', text: 'order 77' },
		{ value: 77, text: '77' },
		{ value: 0, text: '0' },
		{ value: 77.5, text: '77.5' },
		{ value: 77n, text: '77' },
		{ value: false, text: 'false' },
		{ value: new Date('2026-11-22T10:00:00Z'), text: '2026-11-22T10:00:00.000Z' },
		{ value: new Date('2026-11-22'), text: '2026-11-22' },
		{ value: { toISO: () => '2026-11-22T10:00:00.000+01:00' }, text: '2026-11-22T10:00:00.000+01:00' },
	];
	for (const { value, text } of texts) {
		it(`${typeof value} becomes ${text}`, () => {
			expect(bodyText(value)).to.equal(text);
		});
	}

	const times: { value: unknown; time: number }[] = [
		{ value: '2026-11-30T17:00:00Z', time: 1796058000000 },
		{ value: '2026-11-30 18:00+0100', time: 1796058000000 },
		{ value: 1796058000, time: 1796058000000 },
		{ value: '1796058000000', time: 1796058000000 },
		{ value: new Date(1796058000000), time: 1796058000000 },
	];
	for (const { value, time } of times) {
		it(`an offer's end of ${String(value)} goes out in milliseconds`, () => {
			const offer = fill('limited_time_offer', { 'offer.expires': value }).components[1];
			expect(offer?.['parameters']).to.deep.equal([
				{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: time } },
			]);
		});
	}

	const media: { value: unknown; json: unknown }[] = [
		{ value: 'https://bakery.example/a.pdf', json: { link: 'https://bakery.example/a.pdf' } },
		{ value: 1013859600285441, json: { id: '1013859600285441' } },
		{ value: { id: '123' }, json: { id: '123' } },
		{
			value: { link: 'https://bakery.example/a.pdf', filename: 'a.pdf' },
			json: { link: 'https://bakery.example/a.pdf', filename: 'a.pdf' },
		},
	];
	for (const { value, json } of media) {
		it(`a document may be ${JSON.stringify(value)}`, () => {
			const [header] = fill('document_header', {
				'header.document': value,
				'header.document.filename': '',
			}).components;
			expect(header?.['parameters']).to.deep.equal([{ type: 'document', document: json }]);
		});
	}

	it('sends a file name with documents only', () => {
		const [header] = fill('image_header', { 'header.image': { id: '1', filename: 'a.png' } }).components;
		expect(header?.['parameters']).to.deep.equal([{ type: 'image', image: { id: '1' } }]);
	});

	it('takes the whole address of a link where only its end is wanted', () => {
		const { components } = fill('url_buttons', { 'button.1.url': ' https://bakery.example/o/77 ' });
		expect(components[0]?.['parameters']).to.deep.equal([{ type: 'text', text: '77' }]);
	});

	it('passes over variables that went, as long as they are empty', () => {
		expect(fill('positional_body', { 'body.9': '', 'header.image': null }).components).to.have.length(1);
	});
});

describe('filling a template: Flow buttons', () => {
	const secret = 'app-secret-for-tests';

	it('sends the button even when there is nothing to say, for Meta refuses the template without it', () => {
		expect(
			fill('flow_navigate', { 'button.1.flow_context': '', 'button.1.flow_data': {} }).components[1],
		).to.deep.equal({
			type: 'button',
			sub_type: 'flow',
			index: '1',
		});
	});

	it('signs a token when there is an app secret, also without a context', () => {
		const { components, flowTokens } = fill(
			'flow_navigate',
			{ 'button.1.flow_context': '', 'button.1.flow_data': '' },
			{ secret },
		);
		expect(components[1]?.['parameters']).to.deep.equal([
			{ type: 'action', action: { flow_token: flowTokens[0] } },
		]);
		expect(readFlowToken(flowTokens[0], [secret])).to.deep.equal({
			trusted: true,
			flowId: '998877665544332',
		});
	});

	const contexts: { value: unknown; context: unknown }[] = [
		{ value: 'order 77', context: 'order 77' },
		{ value: '77', context: '77' },
		{ value: 77, context: 77 },
		{ value: '{"order":77}', context: { order: 77 } },
		{ value: '[1,2]', context: [1, 2] },
		{ value: '{not json', context: '{not json' },
		{ value: { at: new Date('2026-11-22T10:00:00Z') }, context: { at: '2026-11-22T10:00:00.000Z' } },
	];
	for (const { value, context } of contexts) {
		it(`carries ${JSON.stringify(value)} along`, () => {
			const { flowTokens } = fill('flow_navigate', { 'button.1.flow_context': value }, { secret });
			expect(readFlowToken(flowTokens[0], [secret])).to.deep.equal({
				trusted: true,
				flowId: '998877665544332',
				context,
			});
		});
	}

	it("keeps a token of the user's own, with and without a secret", () => {
		for (const options of [{}, { secret }]) {
			expect(fill('flow_data_exchange', {}, options).flowTokens).to.deep.equal(['my-own-token']);
		}
	});

	it('asks for a fresh nonce for each token', () => {
		let calls = 0;
		const two = templateOf([
			{ type: 'BODY', text: 'Hi' },
			{
				type: 'CAROUSEL',
				cards: [1, 2].map((id) => ({
					components: [{ type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Go', flow_id: id }] }],
				})),
			},
		]);
		const { flowTokens } = fillTemplate(two, {}, { secret, nonce: () => `nonce${calls++}` });
		expect(flowTokens).to.have.length(2);
		expect(flowTokens[0]).to.contain('.nonce0.');
		expect(flowTokens[1]).to.contain('.nonce1.');
	});
});
