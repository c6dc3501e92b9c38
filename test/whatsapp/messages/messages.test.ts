import { expect } from 'chai';
import type { JsonObject } from '../../../whatsapp/events/event';
import { replyButtonsMessage } from '../../../whatsapp/messages/buttons';
import { flowMessage } from '../../../whatsapp/messages/flow';
import { listMessage } from '../../../whatsapp/messages/list';
import { locationMessage } from '../../../whatsapp/messages/location';
import { mediaMessage } from '../../../whatsapp/messages/media';
import { reactionMessage } from '../../../whatsapp/messages/reaction';
import { readReceipt } from '../../../whatsapp/messages/read';
import { templateMessage } from '../../../whatsapp/messages/template';
import { textMessage } from '../../../whatsapp/messages/text';

const to = { to: '+1 555 123 4567' };
const sent = (type: string, content: JsonObject) => ({
	messaging_product: 'whatsapp',
	recipient_type: 'individual',
	to: '+15551234567',
	type,
	[type]: content,
});
const interactive = (content: JsonObject) => sent('interactive', content);

describe('the body of a message', () => {
	const cases: { name: string; body: JsonObject; wanted: JsonObject }[] = [
		{
			name: 'text',
			body: textMessage(to, { text: ' Hi\nAna ' }),
			wanted: sent('text', { body: ' Hi\nAna ' }),
		},
		{
			name: 'text with a preview of its link',
			body: textMessage(to, { text: 'https://bakery.example', previewUrl: true }),
			wanted: sent('text', { body: 'https://bakery.example', preview_url: true }),
		},
		{
			name: 'text as an answer, with tracking data, to a user id',
			body: textMessage(
				{ to: 'US.13491208655302741918', replyTo: ' wamid.IN ', tracking: { campaign: 'spring' } },
				{ text: 'Hi' },
			),
			wanted: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				recipient: 'US.13491208655302741918',
				context: { message_id: 'wamid.IN' },
				biz_opaque_callback_data: '{"campaign":"spring"}',
				type: 'text',
				text: { body: 'Hi' },
			},
		},
		{
			name: 'text with tracking text and nothing to answer',
			body: textMessage({ ...to, replyTo: '', tracking: 'order-77' }, { text: 'Hi' }),
			wanted: { ...sent('text', { body: 'Hi' }), biz_opaque_callback_data: 'order-77' },
		},
		{
			name: 'no tracking data',
			body: textMessage({ to: '0151 23456789', defaultCountry: 'DE', tracking: '' }, { text: 'Hi' }),
			wanted: { ...sent('text', { body: 'Hi' }), to: '+4915123456789' },
		},
		{
			name: 'image by link',
			body: mediaMessage(to, { type: 'image', media: 'https://bakery.example/a.png', caption: 'Fresh' }),
			wanted: sent('image', { link: 'https://bakery.example/a.png', caption: 'Fresh' }),
		},
		{
			name: 'document by id',
			body: mediaMessage(to, { type: 'document', media: '1013859600285441', fileName: 'invoice.pdf' }),
			wanted: sent('document', { id: '1013859600285441', filename: 'invoice.pdf' }),
		},
		{
			name: 'document as an object',
			body: mediaMessage(to, { type: 'document', media: { id: 123, fileName: 'a.pdf' } }),
			wanted: sent('document', { id: '123', filename: 'a.pdf' }),
		},
		{
			name: 'video with an empty caption',
			body: mediaMessage(to, { type: 'video', media: { link: 'https://b.example/v' }, caption: '' }),
			wanted: sent('video', { link: 'https://b.example/v' }),
		},
		...(['audio', 'sticker'] as const).map((type) => ({
			name: type,
			body: mediaMessage(to, { type, media: '123' }),
			wanted: sent(type, { id: '123' }),
		})),
		{
			name: 'reply buttons, ids by default the titles',
			body: replyButtonsMessage(to, {
				text: 'Coming?',
				header: 'Tonight',
				footer: 'Sunny Bakery',
				buttons: [{ title: 'Yes' }, { title: 'No', id: 'NO:77' }, { title: 'Later', id: '' }],
			}),
			wanted: interactive({
				type: 'button',
				header: { type: 'text', text: 'Tonight' },
				body: { text: 'Coming?' },
				footer: { text: 'Sunny Bakery' },
				action: {
					buttons: [
						{ type: 'reply', reply: { id: 'Yes', title: 'Yes' } },
						{ type: 'reply', reply: { id: 'NO:77', title: 'No' } },
						{ type: 'reply', reply: { id: 'Later', title: 'Later' } },
					],
				},
			}),
		},
		{
			name: 'reply buttons below a document',
			body: replyButtonsMessage(to, {
				text: 'Correct?',
				header: { type: 'document', media: 'https://bakery.example/77.pdf', fileName: '77.pdf' },
				buttons: [{ title: 'Yes' }],
			}),
			wanted: interactive({
				type: 'button',
				header: { type: 'document', document: { link: 'https://bakery.example/77.pdf', filename: '77.pdf' } },
				body: { text: 'Correct?' },
				action: { buttons: [{ type: 'reply', reply: { id: 'Yes', title: 'Yes' } }] },
			}),
		},
		{
			name: 'reply buttons below an image, with an empty footer',
			body: replyButtonsMessage(to, {
				text: 'Nice?',
				header: { type: 'image', media: { id: '1', filename: 'unused.png' } },
				footer: '',
				buttons: [{ title: 'Yes' }],
			}),
			wanted: interactive({
				type: 'button',
				header: { type: 'image', image: { id: '1' } },
				body: { text: 'Nice?' },
				action: { buttons: [{ type: 'reply', reply: { id: 'Yes', title: 'Yes' } }] },
			}),
		},
		{
			name: 'list of one section without a title',
			body: listMessage(to, {
				text: 'What would you like?',
				buttonText: 'Choose',
				sections: [{ rows: [{ title: 'Rye' }, { title: 'Spelt', id: 'S', description: '1 kg' }] }],
			}),
			wanted: interactive({
				type: 'list',
				body: { text: 'What would you like?' },
				action: {
					button: 'Choose',
					sections: [
						{
							rows: [
								{ id: 'Rye', title: 'Rye' },
								{ id: 'S', title: 'Spelt', description: '1 kg' },
							],
						},
					],
				},
			}),
		},
		{
			name: 'list of two sections, with header and footer',
			body: listMessage(to, {
				text: 'What?',
				header: 'Menu',
				footer: 'Until 18:00',
				buttonText: 'Choose',
				sections: [
					{ title: 'Bread', rows: [{ title: 'Rye' }] },
					{ title: 'Cake', rows: [{ title: 'Plum' }] },
				],
			}),
			wanted: interactive({
				type: 'list',
				header: { type: 'text', text: 'Menu' },
				body: { text: 'What?' },
				footer: { text: 'Until 18:00' },
				action: {
					button: 'Choose',
					sections: [
						{ title: 'Bread', rows: [{ id: 'Rye', title: 'Rye' }] },
						{ title: 'Cake', rows: [{ id: 'Plum', title: 'Plum' }] },
					],
				},
			}),
		},
		...['👍', '👍🏽', '👨‍👩‍👧', '🇩🇪', '1️⃣', '❤️'].map((emoji) => ({
			name: `reaction ${emoji}`,
			body: reactionMessage(to, { messageId: 'wamid.IN', emoji }),
			wanted: sent('reaction', { message_id: 'wamid.IN', emoji }),
		})),
		{
			name: 'reaction taken back',
			body: reactionMessage(to, { messageId: 'wamid.IN' }),
			wanted: sent('reaction', { message_id: 'wamid.IN', emoji: '' }),
		},
		{
			name: 'location',
			body: locationMessage(to, {
				latitude: '52.52',
				longitude: -13,
				name: 'Sunny Bakery',
				address: 'Hauptstr. 1',
			}),
			wanted: sent('location', {
				latitude: 52.52,
				longitude: -13,
				name: 'Sunny Bakery',
				address: 'Hauptstr. 1',
			}),
		},
		{
			name: 'location without a name, on the equator',
			body: locationMessage(to, { latitude: 0, longitude: '180' }),
			wanted: sent('location', { latitude: 0, longitude: 180 }),
		},
		{
			name: 'read receipt',
			body: readReceipt({ messageId: 'wamid.IN' }),
			wanted: { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN' },
		},
		{
			name: 'read receipt and typing',
			body: readReceipt({ messageId: 'wamid.IN', typing: true }),
			wanted: {
				messaging_product: 'whatsapp',
				status: 'read',
				message_id: 'wamid.IN',
				typing_indicator: { type: 'text' },
			},
		},
		{
			name: 'template without variables',
			body: templateMessage(to, { name: 'hello_world', language: 'en_US', components: [] }),
			wanted: sent('template', { name: 'hello_world', language: { code: 'en_US' } }),
		},
		{
			name: 'template with components',
			body: templateMessage(to, {
				name: 'order_update',
				language: 'de',
				components: [{ type: 'body', parameters: [] }],
			}),
			wanted: sent('template', {
				name: 'order_update',
				language: { code: 'de' },
				components: [{ type: 'body', parameters: [] }],
			}),
		},
		{
			name: 'Flow that begins with its first screen',
			body: flowMessage(to, {
				flowId: '4455',
				body: 'Book now',
				buttonText: 'Book',
				firstScreen: 'navigate',
				data: {},
			}),
			wanted: interactive({
				type: 'flow',
				body: { text: 'Book now' },
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_id: '4455',
						flow_cta: 'Book',
						flow_action: 'navigate',
					},
				},
			}),
		},
		{
			name: 'Flow by name, a draft, with screen, data and token',
			body: flowMessage(to, {
				flowName: 'Feedback',
				body: 'How was it?',
				header: 'Your visit',
				footer: 'Two questions',
				buttonText: 'Answer',
				firstScreen: 'navigate',
				screen: 'QUESTION_ONE',
				data: { name: 'Ana' },
				draft: true,
				token: 'v1.4455.x',
			}),
			wanted: interactive({
				type: 'flow',
				header: { type: 'text', text: 'Your visit' },
				body: { text: 'How was it?' },
				footer: { text: 'Two questions' },
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_name: 'Feedback',
						flow_cta: 'Answer',
						mode: 'draft',
						flow_token: 'v1.4455.x',
						flow_action: 'navigate',
						flow_action_payload: { screen: 'QUESTION_ONE', data: { name: 'Ana' } },
					},
				},
			}),
		},
		{
			name: 'Flow with a screen only, by default without token and mode',
			body: flowMessage(to, {
				flowId: '1',
				body: 'a',
				buttonText: 'b',
				firstScreen: 'navigate',
				screen: 'A',
				token: '',
			}),
			wanted: interactive({
				type: 'flow',
				body: { text: 'a' },
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_id: '1',
						flow_cta: 'b',
						flow_action: 'navigate',
						flow_action_payload: { screen: 'A' },
					},
				},
			}),
		},
		{
			name: 'Flow whose endpoint chooses the first screen',
			body: flowMessage(to, {
				flowId: '1',
				body: 'a',
				buttonText: 'b',
				firstScreen: 'data_exchange',
				screen: ' ',
				data: {},
			}),
			wanted: interactive({
				type: 'flow',
				body: { text: 'a' },
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_id: '1',
						flow_cta: 'b',
						flow_action: 'data_exchange',
					},
				},
			}),
		},
	];
	for (const { name, body, wanted } of cases) {
		it(name, () => {
			expect(body).to.deep.equal(wanted);
		});
	}
});
