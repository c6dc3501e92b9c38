import { expect } from 'chai';
import {
	ana,
	body,
	button,
	flowMessage,
	idaUserId,
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

interface Case {
	what: string;
	message: JsonBody;
	code: number;
	/** Default 400. */
	status?: number;
	/** Part of the details, or of the message where Meta gives no details. */
	says: string;
}

const payload = (value: string) => ({ type: 'payload', payload: value });
const flowAction = (action: JsonBody) => ({ type: 'action', action });
const image = (content: JsonBody) => ({ type: 'header', parameters: [{ type: 'image', image: content }] });
const link = { link: 'https://example.com/a.jpg' };
const feedback = (...components: unknown[]) =>
	template(ana, 'feedback_request', [body('Ana', '77'), ...components]);
const order = (...components: unknown[]) =>
	template(ana, 'order_update', [
		named({ order_number: '77' }, 'header'),
		named({ first_name: 'Ana', state: 'ready', time: '16:30' }),
		...components,
	]);
const deal = (expires: number, coupon = 'SUN25') =>
	template(ana, 'weekend_deal', [
		image(link),
		{
			type: 'limited_time_offer',
			parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: expires } }],
		},
		body('Ana', 'SUN25'),
		button('copy_code', 0, { type: 'coupon_code', coupon_code: coupon }),
		button('url', 1, { type: 'text', text: 'SUN25' }),
	]);
const spring = (...components: unknown[]) =>
	template(ana, 'spring_offer', [named({ first_name: 'Ana' }), ...components]);
const long = (length: number) => 'x'.repeat(length);

const envelope: Case[] = [
	{ what: 'no recipient', message: { text: { body: 'a' } }, code: 100, says: 'The parameter to is required' },
	{
		what: 'a recipient that is a number',
		message: { ...text(ana), to: 15551230001 },
		code: 100,
		says: 'Param to must be a string',
	},
	{ what: 'a recipient with letters', message: text('+1555CALLANA'), code: 131009, says: 'phone number' },
	{ what: 'a recipient of three digits', message: text('+155'), code: 131009, says: 'phone number' },
	{ what: 'the sender as recipient', message: text('+1 (555) 000-1111'), code: 131021, says: 'sender' },
	{ what: 'a user id in `to`', message: text(idaUserId), code: 131009, says: 'phone number' },
	{
		what: 'an unknown user id',
		message: { ...text(''), to: undefined, recipient: 'US.1' },
		code: 131009,
		says: 'user id',
	},
	{
		what: 'an unknown type',
		message: { to: ana, type: 'poem', poem: {} },
		code: 100,
		says: 'Param type must be one of',
	},
	{
		what: 'an unknown key',
		message: { ...text(ana), priority: 1 },
		code: 100,
		says: 'Unexpected key "priority"',
	},
	{
		what: 'another messaging product',
		message: { ...text(ana), messaging_product: 'sms' },
		code: 100,
		says: 'Param messaging_product must be one of {whatsapp} - got "sms"',
	},
	{
		what: 'tracking of 513 characters',
		message: { ...text(ana), biz_opaque_callback_data: long(513) },
		code: 100,
		says: 'at most 512 characters',
	},
	{
		what: 'the part of another type',
		message: { to: ana, type: 'text', image: link },
		code: 100,
		says: 'The parameter text is required',
	},
];

const session: Case[] = [
	{
		what: 'an empty text',
		message: text(ana, ''),
		code: 100,
		says: "Param text['body'] must be at least 1 characters",
	},
	{
		what: 'a text of 4,097 characters',
		message: text(ana, long(4097)),
		code: 100,
		says: 'at most 4096 characters',
	},
	{
		what: 'a misspelt key',
		message: { to: ana, type: 'text', text: { body: 'a', previewUrl: true } },
		code: 100,
		says: 'Unexpected key "previewUrl" on param "text"',
	},
	{
		what: 'a number for a text',
		message: { to: ana, type: 'text', text: { body: 5 } },
		code: 100,
		says: "Param text['body'] must be a string",
	},
	{
		what: 'a link over http',
		message: { to: ana, type: 'image', image: { link: 'http://example.com/a.jpg' } },
		code: 100,
		says: 'https',
	},
	{
		what: 'a link that is none',
		message: { to: ana, type: 'image', image: { link: 'a.jpg' } },
		code: 100,
		says: "image['link'] is not a valid URI",
	},
	{
		what: 'media without id and link',
		message: { to: ana, type: 'image', image: { caption: 'a' } },
		code: 100,
		says: 'either id or link',
	},
	{
		what: 'media that was never uploaded',
		message: { to: ana, type: 'image', image: { id: '404' } },
		code: 131009,
		says: 'Media ID 404',
	},
	{
		what: 'a caption of 1,025 characters',
		message: { to: ana, type: 'image', image: { ...link, caption: long(1025) } },
		code: 100,
		says: 'at most 1024',
	},
	{
		what: 'a latitude beyond the pole',
		message: { to: ana, type: 'location', location: { latitude: 91, longitude: 0 } },
		code: 100,
		says: 'location',
	},
	{
		what: 'a reaction to nothing',
		message: { to: ana, type: 'reaction', reaction: { emoji: '👍' } },
		code: 100,
		says: "reaction['message_id'] is required",
	},
	{
		what: 'four buttons',
		message: replyButtons(ana, 'a', 'b', 'c', 'd'),
		code: 131009,
		says: 'Max number of entries: 3',
	},
	{
		what: 'a button title of 21 characters',
		message: replyButtons(ana, long(21)),
		code: 131009,
		says: 'Max length: 20',
	},
	{
		what: 'two equal button titles',
		message: replyButtons(ana, 'a', 'a'),
		code: 131009,
		says: 'Duplicated button title',
	},
	{
		what: 'a list of eleven rows',
		message: list(
			ana,
			Array.from({ length: 11 }, (_, index) => ({ id: String(index), title: 'a' })),
		),
		code: 131009,
		says: 'Total row count',
	},
	{
		what: 'two rows of one id',
		message: list(ana, [
			{ id: 'a', title: 'a' },
			{ id: 'a', title: 'b' },
		]),
		code: 131009,
		says: 'Duplicated row id',
	},
	{
		what: 'a row title of 25 characters',
		message: list(ana, [{ id: 'a', title: long(25) }]),
		code: 131009,
		says: 'Max length: 24',
	},
	{
		what: 'a row id with a space at its end',
		message: list(ana, [{ id: 'a ', title: 'a' }]),
		code: 131009,
		says: 'spaces',
	},
	{
		what: 'a body of 1,025 characters beside buttons',
		message: interactive(ana, {
			type: 'button',
			body: { text: long(1025) },
			action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'a' } }] },
		}),
		code: 131009,
		says: 'Max length: 1024',
	},
	{
		what: 'interactive without a type',
		message: interactive(ana, { body: { text: 'a' } }),
		code: 100,
		says: 'interactive',
	},
];

const flows: Case[] = [
	{ what: 'an unknown Flow', message: flowMessage(ana, { flow_id: '404' }), code: 131009, says: 'Flow 404' },
	{
		what: 'neither id nor name',
		message: flowMessage(ana, {}),
		code: 131009,
		says: 'Either flow_id or flow_name',
	},
	{
		what: 'id and name',
		message: flowMessage(ana, { flow_id: '3001', flow_name: 'Feedback' }),
		code: 131009,
		says: 'not both',
	},
	{
		what: 'a draft without mode draft',
		message: flowMessage(ana, { flow_id: '3004' }),
		code: 131009,
		says: 'mode draft',
	},
	{
		what: 'a deprecated Flow',
		message: flowMessage(ana, { flow_id: '3008' }),
		code: 131009,
		says: 'deprecated',
	},
	{ what: 'a blocked Flow', message: flowMessage(ana, { flow_id: '3007' }), code: 132068, says: 'blocked' },
	{
		what: 'a payload with data_exchange',
		message: flowMessage(ana, {
			flow_id: '3006',
			flow_action: 'data_exchange',
			flow_action_payload: { screen: 'BOOKING' },
		}),
		code: 131009,
		says: 'flow_action is navigate',
	},
	{
		what: 'empty data',
		message: flowMessage(ana, { flow_id: '3002', flow_action_payload: { screen: 'APPOINTMENT', data: {} } }),
		code: 131009,
		says: 'non-empty object',
	},
	{
		what: 'an unknown screen',
		message: flowMessage(ana, { flow_id: '3001', flow_action_payload: { screen: 'NOWHERE' } }),
		code: 131009,
		says: 'Screen NOWHERE',
	},
	{
		what: 'an empty token',
		message: flowMessage(ana, { flow_id: '3001', flow_token: '' }),
		code: 131009,
		says: 'flow_token',
	},
	{
		what: 'a button title of 31 characters',
		message: flowMessage(ana, { flow_id: '3001', flow_cta: long(31) }),
		code: 131009,
		says: 'Max length: 30',
	},
	{
		what: 'another message version',
		message: flowMessage(ana, { flow_id: '3001', flow_message_version: 3 }),
		code: 100,
		says: 'flow_message_version',
	},
	{
		what: 'an unknown action',
		message: flowMessage(ana, { flow_id: '3001', flow_action: 'open' }),
		code: 100,
		says: 'must be one of {navigate, data_exchange}',
	},
];

const templates: Case[] = [
	{
		what: 'an unknown template',
		message: template(ana, 'no_such'),
		code: 132001,
		status: 404,
		says: 'template name (no_such) does not exist in en_US',
	},
	{
		what: 'another language',
		message: template(ana, 'spring_offer', [], 'de'),
		code: 132001,
		status: 404,
		says: 'does not exist in de',
	},
	{
		what: 'one in review',
		message: template(ana, 'summer_offer'),
		code: 132001,
		status: 404,
		says: 'summer_offer',
	},
	{
		what: 'a rejected one',
		message: template(ana, 'guaranteed_win'),
		code: 132001,
		status: 404,
		says: 'guaranteed_win',
	},
	{ what: 'a paused one', message: template(ana, 'flash_sale'), code: 132015, says: 'paused' },
	{ what: 'a disabled one', message: template(ana, 'old_newsletter'), code: 132016, says: 'disabled' },
	{
		what: 'no language',
		message: { to: ana, type: 'template', template: { name: 'spring_offer' } },
		code: 100,
		says: "The parameter template['language'] is required",
	},
	{
		what: 'no language code',
		message: { to: ana, type: 'template', template: { name: 'spring_offer', language: {} } },
		code: 100,
		says: "The parameter template['language']['code'] is required",
	},
	{
		what: 'too few variables',
		message: template(ana, 'feedback_request', [body('Ana')]),
		code: 132000,
		says: 'body: number of localizable_params (1) does not match the expected number of params (2)',
	},
	{
		what: 'too many variables',
		message: template(ana, 'welcome', [body('Ana', 'Ben')]),
		code: 132000,
		says: '(2) does not match the expected number of params (1)',
	},
	{
		what: 'none at all',
		message: template(ana, 'welcome'),
		code: 132000,
		says: '(0) does not match the expected number of params (1)',
	},
	{
		what: 'a variable without its name',
		message: template(ana, 'spring_offer', [body('Ana')]),
		code: 100,
		says: 'Parameter name is missing or empty',
	},
	{
		what: 'a variable with another name',
		message: template(ana, 'spring_offer', [named({ name: 'Ana' })]),
		code: 100,
		says: 'first_name',
	},
	{
		what: 'an empty variable',
		message: template(ana, 'welcome', [body('')]),
		code: 100,
		says: "Parameter 'text' is mandatory",
	},
	{
		what: 'a line break in a variable',
		message: template(ana, 'welcome', [body('Ana\nB')]),
		code: 132018,
		says: 'new-line',
	},
	{
		what: 'five spaces in a variable',
		message: template(ana, 'welcome', [body('Ana     B')]),
		code: 132018,
		says: 'consecutive spaces',
	},
	{
		what: 'a body of more than 32,768 characters alone',
		message: template(ana, 'welcome', [body(long(32_768))]),
		code: 132005,
		says: 'at most 32768',
	},
	{
		what: 'a body of more than 1,024 characters beside buttons',
		message: template(ana, 'order_ready', [body(long(1020), '77')]),
		code: 132005,
		says: 'at most 1024',
	},
	{
		what: 'a picture for a text',
		message: template(ana, 'welcome', [{ type: 'body', parameters: [{ type: 'image', image: link }] }]),
		code: 132012,
		says: 'expected TEXT, received IMAGE',
	},
	{
		what: 'no picture in the header',
		message: template(ana, 'new_bread_photo'),
		code: 132012,
		says: 'header: Format mismatch, expected IMAGE, received UNKNOWN',
	},
	{
		what: 'a video for a picture',
		message: template(ana, 'new_bread_photo', [
			{ type: 'header', parameters: [{ type: 'video', video: { link: 'https://example.com/a.mp4' } }] },
		]),
		code: 132012,
		says: 'expected IMAGE, received VIDEO',
	},
	{
		what: 'a place without an address',
		message: template(ana, 'pickup_place', [
			{
				type: 'header',
				parameters: [{ type: 'location', location: { latitude: 1, longitude: 1, name: 'Here' } }],
			},
			body('Ana', '18:00'),
		]),
		code: 100,
		says: "['location']['address'] is required",
	},
	{
		what: 'a variable for a header without any',
		message: spring({ type: 'header', parameters: [{ type: 'text', parameter_name: 'a', text: 'b' }] }),
		code: 132000,
		says: 'header: number of localizable_params (1)',
	},
	{
		what: 'two bodies',
		message: template(ana, 'welcome', [body('Ana'), body('Ana')]),
		code: 131009,
		says: 'body is given 2 times',
	},
	{
		what: 'a component of an unknown type',
		message: template(ana, 'welcome', [{ type: 'buttons' }]),
		code: 100,
		says: "Param template['components'][0]['type'] must be one of",
	},
	{
		what: 'an unknown key in a parameter',
		message: template(ana, 'welcome', [
			{ type: 'body', parameters: [{ type: 'text', text: 'a', name: 'b' }] },
		]),
		code: 100,
		says: 'Unexpected key "name" on param "template[\'components\'][0][\'parameters\'][0]"',
	},
	{
		what: 'a sub type of Meta’s old list',
		message: order(button('phone_number', 1)),
		code: 100,
		says: 'QUICK_REPLY',
	},
	{
		what: 'a button on another’s place',
		message: spring(button('url', 0, { type: 'text', text: 'a' })),
		code: 131009,
		says: 'Components sub_type invalid at index: 0',
	},
	{
		what: 'a button that is not there',
		message: spring(button('quick_reply', 3, payload('a'))),
		code: 131009,
		says: 'at index: 3',
	},
	{
		what: 'a button twice',
		message: spring(button('quick_reply', 0, payload('a')), button('quick_reply', '0', payload('b'))),
		code: 131009,
		says: 'at index: 0',
	},
	{
		what: 'an empty quick reply payload',
		message: spring(button('quick_reply', 0, payload(''))),
		code: 132018,
		says: 'payload',
	},
	{
		what: 'no ending for a URL button',
		message: order(),
		code: 131008,
		says: 'buttons: Button at index 0 of type Url requires a parameter',
	},
	{
		what: 'an ending for a fixed URL',
		message: template(ana, 'baking_video', [
			{ type: 'header', parameters: [{ type: 'video', video: { link: 'https://example.com/a.mp4' } }] },
			named({ first_name: 'Ana' }),
			button('url', 0, { type: 'text', text: 'a' }),
		]),
		code: 132018,
		says: 'does not take parameters',
	},
	{ what: 'a FLOW button left out', message: feedback(), code: 131009, says: 'of type Flow' },
	{
		what: 'a FLOW button under another index',
		message: feedback(button('flow', 1)),
		code: 131009,
		says: 'at index: 1',
	},
	{
		what: 'an empty Flow token',
		message: feedback(button('flow', 0, flowAction({ flow_token: '' }))),
		code: 131009,
		says: 'flow_token cannot be empty',
	},
	{
		what: 'empty Flow data',
		message: feedback(button('flow', 0, flowAction({ flow_action_data: {} }))),
		code: 131009,
		says: 'empty object',
	},
	{
		what: 'data for a Flow with an endpoint',
		message: template(ana, 'table_booking', [button('flow', 0, flowAction({ flow_action_data: { a: 1 } }))]),
		code: 132018,
		says: 'data_exchange',
	},
	{
		what: 'a Flow token of the wrong kind',
		message: feedback(button('flow', 0, payload('a'))),
		code: 131008,
		says: 'requires a parameter',
	},
	{
		what: 'two cards of three',
		message: template(ana, 'cake_carousel', [body('Ana'), { type: 'carousel', cards: [0, 1].map(card) }]),
		code: 132012,
		says: 'number of cards (2)',
	},
	{
		what: 'a card without its picture',
		message: template(ana, 'cake_carousel', [
			body('Ana'),
			{
				type: 'carousel',
				cards: [0, 1, 2].map((index) => ({ ...card(index), components: card(index).components.slice(1) })),
			},
		]),
		code: 132012,
		says: 'expected IMAGE',
	},
	{ what: 'an offer that ended', message: deal(Date.now() - 1000), code: 131009, says: 'future' },
	{
		what: 'an offer whose end is in seconds',
		message: deal(Math.floor(Date.now() / 1000) + 9000),
		code: 131009,
		says: 'future',
	},
	{
		what: 'a coupon of 16 characters',
		message: deal(Date.now() + 9000, long(16)),
		code: 131009,
		says: 'Max length: 15',
	},
	{
		what: 'a code of 16 characters',
		message: template(ana, 'login_code', [body(long(16)), button('url', 0, { type: 'text', text: 'a' })]),
		code: 131009,
		says: 'AUTHENTICATION category (15 characters)',
	},
	{
		what: 'a code without its button',
		message: template(ana, 'login_code', [body('123456')]),
		code: 131008,
		says: 'of type Url',
	},
	{
		what: 'a code to a user id',
		message: {
			...template('', 'login_code', [body('1'), button('url', 0, { type: 'text', text: '1' })]),
			to: undefined,
			recipient: idaUserId,
		},
		code: 131062,
		says: 'phone number',
	},
];

function card(index: number) {
	return {
		card_index: index,
		components: [image(link), body('10%'), button('url', 1, { type: 'text', text: 'a' })] as unknown[],
	};
}

describe('what Meta refuses at once', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness({ throughput: 10_000 });
		await harness.control.faults({ pairLimitOff: true });
	});
	after(() => harness.close());

	const groups = { envelope, 'session messages': session, Flows: flows, templates };
	for (const [group, cases] of Object.entries(groups)) {
		describe(group, () => {
			for (const { what, message, code, status, says } of cases) {
				it(`refuses ${what} with ${code}`, async () => {
					const { status: got, body: answer } = await harness.send(message);
					expect(answer.error, JSON.stringify(answer)).to.include({ code, type: 'OAuthException' });
					expect(got).to.equal(status ?? 400);
					expect(answer.error?.error_data?.details ?? answer.error?.message).to.contain(says);
					expect(answer.error?.message).to.match(new RegExp(`^\\(#${code}\\) `));
					expect(answer.error?.fbtrace_id).to.match(/^A/);
				});
			}
		});
	}

	it('has code 100 for line breaks before v23', async () => {
		const message = { messaging_product: 'whatsapp', ...template(ana, 'welcome', [body('a\nb')]) };
		const { body: answer } = await harness.graph('POST', '/1065/messages', message, { version: 'v22.0' });
		expect(answer.error?.code).to.equal(100);
	});

	it('keeps no trace of a refused message', async () => {
		await harness.control.reset();
		await harness.send(template('+15559990001', 'no_such'));
		expect(await harness.control.messages()).to.deep.equal([]);
		expect((await harness.control.people()).map((person) => person.phone)).not.to.include('+15559990001');
	});
});
