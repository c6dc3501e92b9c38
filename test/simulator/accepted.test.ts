import { expect } from 'chai';
import {
	ana,
	body,
	button,
	flowMessage,
	interactive,
	list,
	named,
	replyButtons,
	startHarness,
	template,
	text,
	type Harness,
	type JsonBody,
} from './world';

const https = { link: 'https://example.com/a' };
const header = (type: string, value: unknown) => ({ type: 'header', parameters: [{ type, [type]: value }] });
const payload = (value: string) => ({ type: 'payload', payload: value });
const words = (value: string) => ({ type: 'text', text: value });
const long = (length: number) => 'x'.repeat(length);
const place = { latitude: 52.5, longitude: 13.4, name: 'Mill Lane 4', address: 'Mill Lane 4, Town' };

const cases: [what: string, message: JsonBody][] = [
	['a text of 4,096 characters', text(ana, long(4096))],
	['a text without its type', { to: ana, text: { body: 'a', preview_url: true } }],
	['an answer to a message', { ...text(ana), context: { message_id: 'wamid.X' } }],
	[
		'tracking of 512 characters',
		{ ...text(ana), biz_opaque_callback_data: long(512), recipient_type: 'individual' },
	],
	['a picture', { to: ana, type: 'image', image: { ...https, caption: 'a' } }],
	['a video', { to: ana, type: 'video', video: https }],
	['a sound', { to: ana, type: 'audio', audio: https }],
	['a document', { to: ana, type: 'document', document: { ...https, filename: 'a.pdf', caption: 'a' } }],
	['a sticker', { to: ana, type: 'sticker', sticker: https }],
	['a place', { to: ana, type: 'location', location: place }],
	['a reaction', { to: ana, type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } }],
	['a reaction taken back', { to: ana, type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '' } }],
	[
		'a contact card',
		{ to: ana, type: 'contacts', contacts: [{ name: { formatted_name: 'Ben', first_name: 'Ben' } }] },
	],
	['three buttons of 20 characters', replyButtons(ana, long(20), 'b', 'c')],
	[
		'ten rows',
		list(
			ana,
			Array.from({ length: 10 }, (_, index) => ({
				id: String(index),
				title: long(24),
				description: long(72),
			})),
		),
	],
	[
		'a link button',
		interactive(ana, {
			type: 'cta_url',
			body: { text: 'a' },
			action: { name: 'cta_url', parameters: { display_text: 'Go', url: 'https://example.com' } },
		}),
	],
	[
		'a question for the place',
		interactive(ana, {
			type: 'location_request_message',
			body: { text: 'a' },
			action: { name: 'send_location' },
		}),
	],
	[
		'a Flow with data for its first screen',
		flowMessage(ana, {
			flow_id: '3002',
			flow_action: 'navigate',
			flow_token: 't',
			flow_action_payload: { screen: 'APPOINTMENT', data: { customer_name: 'Ana' } },
		}),
	],
	[
		'a Flow with an endpoint',
		flowMessage(ana, { flow_id: '3006', flow_action: 'data_exchange', mode: 'published' }),
	],
	['a template without variables', template(ana, 'hello_world')],
	[
		'named variables in any order',
		template(ana, 'order_update', [
			named({ order_number: '7' }, 'header'),
			named({ time: '16:30', first_name: 'Ana', state: 'ready' }),
			button('url', 0, words('77')),
		]),
	],
	[
		'the same in German',
		template(
			ana,
			'order_update',
			[
				named({ order_number: '7' }, 'header'),
				named({ time: '16:30', first_name: 'Ana', state: 'fertig' }),
				button('url', '0', words('77')),
			],
			'de',
		),
	],
	[
		'currency and date',
		template(ana, 'payment_received', [
			{
				type: 'body',
				parameters: [
					words('Ana'),
					{ type: 'currency', currency: { fallback_value: '$1', code: 'USD', amount_1000: 1000 } },
				],
			},
		]),
	],
	[
		'upper-case component words',
		template(ana, 'welcome', [{ type: 'BODY', parameters: [{ type: 'TEXT', text: 'Ana' }] }]),
	],
	[
		'quick replies with payloads',
		template(ana, 'delivery_survey', [
			body('77'),
			button('quick_reply', 0, payload('G')),
			button('QUICK_REPLY', '1', payload('B')),
		]),
	],
	[
		'a document header',
		template(ana, 'invoice_ready', [
			header('document', { ...https, filename: 'a.pdf' }),
			body('Ana', '77', '$1'),
		]),
	],
	['a video header', template(ana, 'baking_video', [header('video', https), named({ first_name: 'Ana' })])],
	['a place as header', template(ana, 'pickup_place', [header('location', place), body('Ana', '18:00')])],
	[
		'a FLOW button without token',
		template(ana, 'feedback_request', [body('Ana', '77'), button('flow', '0')]),
	],
	[
		'a FLOW button with token and data',
		template(ana, 'appointment_invite', [
			body('Ana'),
			button('flow', 0, { type: 'action', action: { flow_token: 't', flow_action_data: { a: 1 } } }),
		]),
	],
	[
		'a FLOW button of a Flow with an endpoint',
		template(ana, 'table_booking', [button('flow', 0, { type: 'action', action: { flow_token: 't' } })]),
	],
	[
		'a limited offer',
		template(ana, 'weekend_deal', [
			header('image', https),
			{
				type: 'limited_time_offer',
				parameters: [
					{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: Date.now() + 60_000 } },
				],
			},
			body('Ana', 'SUN25'),
			button('copy_code', 0, { type: 'coupon_code', coupon_code: 'SUN25' }),
			button('url', 1, words('SUN25')),
		]),
	],
	['a code', template(ana, 'login_code', [body('123456'), button('url', '0', words('123456'))])],
	[
		'a catalog',
		template(ana, 'bread_catalog', [
			body('Ana'),
			button('CATALOG', 0, { type: 'action', action: { thumbnail_product_retailer_id: 'p1' } }),
		]),
	],
	[
		'products',
		template(ana, 'bestsellers', [
			body('Ana'),
			button('mpm', 0, {
				type: 'action',
				action: {
					thumbnail_product_retailer_id: 'p1',
					sections: [{ title: 'Bread', product_items: [{ product_retailer_id: 'p1' }] }],
				},
			}),
		]),
	],
	[
		'a coupon',
		template(ana, 'birthday_gift', [
			body('Ana', 'CAKE4U'),
			button('copy_code', 0, { type: 'coupon_code', coupon_code: 'CAKE4U' }),
		]),
	],
];

describe('what Meta takes', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness();
		await harness.control.faults({ pairLimitOff: true });
	});
	after(() => harness.close());

	for (const [what, message] of cases) {
		it(what, async () => {
			const { status, body: answer } = await harness.send(message);
			expect(status, JSON.stringify(answer)).to.equal(200);
			expect(answer).to.have.nested.property('messages[0].id');
			const sent = (answer['messages'] as JsonBody[])[0]!;
			expect('message_status' in sent).to.equal(message['type'] === 'template');
		});
	}

	it('marketing messages: marketing templates, and nothing else', async () => {
		const post = (message: JsonBody) =>
			harness.graph('POST', '/1065/marketing_messages', {
				messaging_product: 'whatsapp',
				product_policy: 'STRICT',
				message_activity_sharing: true,
				...message,
			});
		expect((await post(template(ana, 'welcome', [body('Ana')]))).status).to.equal(200);
		expect((await post(template(ana, 'hello_world'))).body.error?.code).to.equal(131009);
		expect((await post(text(ana))).body.error?.code).to.equal(131009);
		const elsewhere = await harness.send({ ...text(ana), product_policy: 'STRICT' });
		expect(elsewhere.body.error?.message).to.contain('Unexpected key "product_policy"');
	});
});
