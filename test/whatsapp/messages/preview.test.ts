import { expect } from 'chai';
import type { JsonObject } from '../../../whatsapp/events/event';
import { replyButtonsMessage } from '../../../whatsapp/messages/buttons';
import { flowMessage } from '../../../whatsapp/messages/flow';
import { mediaMessage } from '../../../whatsapp/messages/media';
import { messagePreview } from '../../../whatsapp/messages/preview';
import { readReceipt } from '../../../whatsapp/messages/read';
import { templateMessage } from '../../../whatsapp/messages/template';
import { textMessage } from '../../../whatsapp/messages/text';

const to = '+15551230001';

describe('whatsapp/messages/preview', () => {
	const cases: { what: string; body: JsonObject; text: string | undefined }[] = [
		{ what: 'a text', body: textMessage({ to }, { text: 'Hello' }), text: 'Hello' },
		{
			what: 'a picture with its caption',
			body: mediaMessage({ to }, { type: 'image', media: '4711', caption: 'Bread' }),
			text: '(image)\n\nBread',
		},
		{
			what: 'reply buttons with all their parts',
			body: replyButtonsMessage(
				{ to },
				{
					text: 'Which?',
					header: { type: 'text', text: 'Bread' },
					footer: 'Bakery',
					buttons: [{ title: 'Rye' }, { title: 'Wheat' }],
				},
			),
			text: 'Bread\n\nWhich?\n\nBakery\n\n[Rye] [Wheat]',
		},
		{
			what: 'a Flow message',
			body: flowMessage(
				{ to },
				{ flowId: '3001', body: 'How was it?', buttonText: 'Tell us', firstScreen: 'navigate' },
			),
			text: 'How was it?\n\n[Tell us]',
		},
		{
			what: 'a template, which templatePreview knows',
			body: templateMessage({ to }, { name: 'hello', language: 'en' }),
			text: undefined,
		},
		{ what: 'a read receipt', body: readReceipt({ messageId: 'wamid.1' }), text: undefined },
		{
			what: 'a place',
			body: { type: 'location', location: { latitude: 1, longitude: 2, name: 'Bakery' } },
			text: '(location: Bakery)',
		},
		{
			what: 'a reaction',
			body: { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } },
			text: '👍',
		},
	];
	for (const { what, body, text } of cases) {
		it(`shows ${what}`, () => {
			expect(messagePreview(body)).to.equal(text);
		});
	}
});
