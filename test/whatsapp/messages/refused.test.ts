import { expect } from 'chai';
import { replyButtonsMessage } from '../../../whatsapp/messages/buttons';
import { flowMessage, type FlowMessage } from '../../../whatsapp/messages/flow';
import { listMessage, type ListSection } from '../../../whatsapp/messages/list';
import { locationMessage } from '../../../whatsapp/messages/location';
import { mediaMessage, type MediaType } from '../../../whatsapp/messages/media';
import { reactionMessage } from '../../../whatsapp/messages/reaction';
import { readReceipt } from '../../../whatsapp/messages/read';
import { templateMessage } from '../../../whatsapp/messages/template';
import { textMessage } from '../../../whatsapp/messages/text';
import { refusal } from './refusal';

const to = { to: '+15551234567' };
const x = (length: number) => 'x'.repeat(length);
const text = (value: string) => textMessage(to, { text: value });
const media = (value: unknown, more: { type?: MediaType; caption?: string; fileName?: string } = {}) =>
	mediaMessage(to, { type: 'image', media: value, ...more });
const buttons = (
	list: { id?: string; title: string }[],
	more: { text?: string; header?: string; footer?: string } = {},
) => replyButtonsMessage(to, { text: 'Hi', ...more, buttons: list });
const list = (sections: ListSection[], more: { text?: string; buttonText?: string; header?: string } = {}) =>
	listMessage(to, { text: 'Hi', buttonText: 'Choose', ...more, sections });
const flow = (more: Partial<FlowMessage>) =>
	flowMessage(to, { flowId: '1', body: 'Hi', buttonText: 'Go', firstScreen: 'navigate', ...more });
const row = (title: string) => ({ title });
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(`Row ${index}`));
const yes = [{ title: 'Yes' }];

describe('lengths, at the limit and one over', () => {
	const cases: { field: string; limit: number; build: (length: number) => unknown }[] = [
		{ field: 'Text', limit: 4096, build: (n) => text(x(n)) },
		{ field: 'Caption', limit: 1024, build: (n) => media('1', { caption: x(n) }) },
		{ field: 'File name', limit: 240, build: (n) => media('1', { type: 'document', fileName: x(n) }) },
		{ field: 'Body text', limit: 1024, build: (n) => buttons(yes, { text: x(n) }) },
		{ field: 'Header', limit: 60, build: (n) => buttons(yes, { header: x(n) }) },
		{ field: 'Footer', limit: 60, build: (n) => buttons(yes, { footer: x(n) }) },
		{ field: 'Button 2, title', limit: 20, build: (n) => buttons([...yes, { title: x(n) }]) },
		{ field: 'Button 1, id', limit: 256, build: (n) => buttons([{ title: 'Yes', id: x(n) }]) },
		{ field: 'Body text', limit: 4096, build: (n) => list([{ rows: rows(1) }], { text: x(n) }) },
		{ field: 'Header', limit: 60, build: (n) => list([{ rows: rows(1) }], { header: x(n) }) },
		{ field: 'Button text', limit: 20, build: (n) => list([{ rows: rows(1) }], { buttonText: x(n) }) },
		{ field: 'Section 1, title', limit: 24, build: (n) => list([{ title: x(n), rows: rows(1) }]) },
		{ field: 'Section 1, row 1, title', limit: 24, build: (n) => list([{ rows: [row(x(n))] }]) },
		{ field: 'Section 1, row 1, id', limit: 200, build: (n) => list([{ rows: [{ title: 'A', id: x(n) }] }]) },
		{
			field: 'Section 1, row 1, description',
			limit: 72,
			build: (n) => list([{ rows: [{ title: 'A', description: x(n) }] }]),
		},
		{ field: 'Body text', limit: 1024, build: (n) => flow({ body: x(n) }) },
		{ field: 'Header', limit: 60, build: (n) => flow({ header: x(n) }) },
		{ field: 'Footer', limit: 60, build: (n) => flow({ footer: x(n) }) },
		{ field: 'Button text', limit: 30, build: (n) => flow({ buttonText: x(n) }) },
		{ field: 'Flow token', limit: 1000, build: (n) => flow({ token: x(n) }) },
		{
			field: 'Name',
			limit: 1000,
			build: (n) => locationMessage(to, { latitude: 1, longitude: 1, name: x(n) }),
		},
		{ field: 'Template', limit: 512, build: (n) => templateMessage(to, { name: x(n), language: 'de' }) },
	];
	for (const { field, limit, build } of cases) {
		it(`${field}: ${limit}`, () => {
			expect(() => build(limit)).to.not.throw();
			const error = refusal(() => build(limit + 1));
			const figure = (value: number) => value.toLocaleString('en-US');
			expect(error.message).to.equal(
				`${field}: has ${figure(limit + 1)} characters, WhatsApp allows ${figure(limit)}. Shorten it by 1.`,
			);
			expect(error).to.include({ field, limit, length: limit + 1 });
		});
	}

	it('counts UTF-16 units, so that an emoji is two or more, and says so', () => {
		expect(() => buttons([{ title: `${x(18)}🎉` }])).to.not.throw();
		const error = refusal(() => buttons([{ title: `${x(19)}🎉` }]));
		expect(error.message).to.equal(
			'Button 1, title: has 21 characters (an emoji counts as two or more), WhatsApp allows 20. Shorten it by 1.',
		);
	});

	it('tracking data: 512, counted as JSON where it is no text', () => {
		const send = (tracking: string | { id: string }) => textMessage({ ...to, tracking }, { text: 'Hi' });
		expect(() => send(x(512))).to.not.throw();
		expect(() => send({ id: x(512 - '{"id":""}'.length) })).to.not.throw();
		const remedy = 'WhatsApp allows 512. Carry an id and look up the rest.';
		expect(refusal(() => send(x(513))).message).to.equal(`Tracking data: has 513 characters, ${remedy}`);
		const error = refusal(() => send({ id: x(513 - '{"id":""}'.length) }));
		expect(error.message).to.equal(`Tracking data: has 513 characters as JSON, ${remedy}`);
		expect(error).to.include({ limit: 512, length: 513 });
	});
});

describe('what is refused before it is sent', () => {
	const noLink = (value: string) =>
		`"${value}" is not an https link. Give an https link or the id of an uploaded file.`;
	const cases: { name: string; build: () => unknown; message: string }[] = [
		{ name: 'no text', build: () => text(' \n'), message: 'Text: is empty. Fill it in.' },
		{
			name: 'a text that is none',
			build: () => text([] as unknown as string),
			message: 'Text: must be text, not a list.',
		},
		{
			name: 'a reply to something that is no message id',
			build: () => textMessage({ ...to, replyTo: 'the last one' }, { text: 'Hi' }),
			message: 'Reply to: "the last one" is not a message id. They look like wamid.HBgL….',
		},
		{
			name: 'no recipient',
			build: () => textMessage({ to: '' }, { text: 'Hi' }),
			message: 'To: is empty. Give a phone number, for example +15551234567, or a user id.',
		},
		// Media
		{
			name: 'no media',
			build: () => media(''),
			message: 'Media: is empty. Give an https link or the id of an uploaded file.',
		},
		{
			name: 'media object without any',
			build: () => media({}),
			message: 'Media: is empty. Give an https link or the id of an uploaded file.',
		},
		{
			name: 'media as a list',
			build: () => media(['1']),
			message: 'Media: is a list. Give an https link or the id of an uploaded file.',
		},
		{
			name: 'http',
			build: () => media('http://bakery.example/a.png'),
			message: 'Media: must be an https link, not http.',
		},
		...[
			'a.png',
			'https://',
			'https:///a.png',
			'https://bakery.example/a b.png',
			'ftp://b.example/a',
			'C:\\a.png',
		].map((value) => ({
			name: value,
			build: () => media(value),
			message: `Media: ${noLink(value)}`,
		})),
		{
			name: 'a long text that is no link',
			build: () => media(x(100)),
			message: `Media: ${noLink(`${x(60)}…`)}`,
		},
		{
			name: 'a caption with audio',
			build: () => media('1', { type: 'audio', caption: 'Listen' }),
			message: 'Caption: WhatsApp shows none with audio. Send the text as a message of its own.',
		},
		{
			name: 'a caption with a sticker',
			build: () => media('1', { type: 'sticker', caption: 'Look' }),
			message: 'Caption: WhatsApp shows none with sticker. Send the text as a message of its own.',
		},
		{
			name: 'a file name with an image',
			build: () => media('1', { fileName: 'a.png' }),
			message: 'File name: only documents have one, not image. Leave it empty.',
		},
		{
			name: 'a path as file name',
			build: () => media('1', { type: 'document', fileName: '../a.pdf' }),
			message: 'File name: "../a.pdf" must be a name without slashes and line breaks.',
		},
		{
			name: 'an unknown type',
			build: () => media('1', { type: 'toString' as MediaType }),
			message: 'Media type: "toString" is not one of image, video, audio, document, sticker.',
		},
		// Reply buttons
		{ name: 'no button', build: () => buttons([]), message: 'Buttons: has no buttons. Add at least one.' },
		{
			name: 'four buttons',
			build: () => buttons(['A', 'B', 'C', 'D'].map(row)),
			message: 'Buttons: has 4 buttons, WhatsApp allows 3.',
		},
		{
			name: 'a button without a title',
			build: () => buttons([...yes, { title: ' ' }]),
			message: 'Button 2, title: is empty. Fill it in.',
		},
		{
			name: 'the same title twice',
			build: () => buttons([{ title: 'Yes', id: 'a' }, { title: 'No' }, { title: 'Yes ', id: 'b' }]),
			message: 'Button 3, title: "Yes" is already the title of button 1. Change one.',
		},
		{
			name: 'the same id twice',
			build: () =>
				buttons([
					{ title: 'Yes', id: 'a' },
					{ title: 'No', id: 'a' },
				]),
			message: 'Button 2, id: "a" is already the id of button 1. Change one.',
		},
		{
			name: "an id that is another button's title",
			build: () => buttons([{ title: 'Yes' }, { title: 'No', id: 'Yes' }]),
			message: 'Button 2, id: "Yes" is already the id of button 1. Change one.',
		},
		...[' a', 'a '].map((id) => ({
			name: `the id "${id}"`,
			build: () => buttons([{ title: 'Yes', id }]),
			message: `Button 1, id: "${id}" has blanks at its ends. Remove them.`,
		})),
		{
			name: 'buttons without text',
			build: () => buttons(yes, { text: '' }),
			message: 'Body text: is empty. Fill it in.',
		},
		// List
		{ name: 'no section', build: () => list([]), message: 'Sections: has no sections. Add at least one.' },
		{
			name: 'eleven sections',
			build: () => list(rows(11).map((one) => ({ title: one.title, rows: [one] }))),
			message: 'Sections: has 11 sections, WhatsApp allows 10.',
		},
		{
			name: 'an empty section',
			build: () =>
				list([
					{ title: 'A', rows: rows(1) },
					{ title: 'B', rows: [] },
				]),
			message: 'Section 2: has no rows. Add one or remove the section.',
		},
		{
			name: 'two sections, one without a title',
			build: () => list([{ title: 'A', rows: [row('1')] }, { rows: [row('2')] }]),
			message: 'Section 2, title: is empty. Fill it in.',
		},
		{
			name: 'eleven rows',
			build: () =>
				list([
					{ title: 'A', rows: rows(6) },
					{ title: 'B', rows: ['a', 'b', 'c', 'd', 'e'].map(row) },
				]),
			message: 'Rows: has 11 rows in all sections together, WhatsApp allows 10.',
		},
		{
			name: 'the same row id twice',
			build: () =>
				list([
					{ title: 'A', rows: [row('Rye')] },
					{ title: 'B', rows: [row('Rye')] },
				]),
			message: 'Row 2, id: "Rye" is already the id of row 1, counted over all sections. Change one.',
		},
		{
			name: 'a row without a title',
			build: () => list([{ rows: [row('')] }]),
			message: 'Section 1, row 1, title: is empty. Fill it in.',
		},
		{
			name: 'a row id with a blank',
			build: () => list([{ rows: [{ title: 'A', id: 'a ' }] }]),
			message: 'Section 1, row 1, id: "a " has blanks at its ends. Remove them.',
		},
		{
			name: 'no list button',
			build: () => list([{ rows: rows(1) }], { buttonText: '' }),
			message: 'Button text: is empty. Fill it in.',
		},
		// Reaction, read
		...['ok', '👍👍', '1', '👍 '.repeat(2)].map((emoji) => ({
			name: `the reaction "${emoji}"`,
			build: () => reactionMessage(to, { messageId: 'wamid.IN', emoji }),
			message: `Emoji: "${emoji.trim()}" is not one emoji. Give exactly one, or none to remove the reaction.`,
		})),
		{
			name: 'a reaction to nothing',
			build: () => reactionMessage(to, { messageId: '', emoji: '👍' }),
			message: 'Message id: is empty. Give the id of a message, wamid.….',
		},
		{
			name: 'a read receipt for an object',
			build: () => readReceipt({ messageId: {} as unknown as string }),
			message: 'Message id: is an object. Give the id of a message, wamid.….',
		},
		// Location
		{
			name: 'no latitude',
			build: () => locationMessage(to, { latitude: '', longitude: 1 }),
			message: 'Latitude: is empty. Give decimal degrees, for example 52.52.',
		},
		...['52,52', '52° N', ' ', 'NaN', 'Infinity'].map((latitude) => ({
			name: `the latitude "${latitude}"`,
			build: () => locationMessage(to, { latitude, longitude: 1 }),
			message: `Latitude: "${latitude}" is not a number. Give decimal degrees with a point, for example 52.52.`,
		})),
		{
			name: 'a latitude in a list',
			build: () => locationMessage(to, { latitude: [1], longitude: 1 }),
			message: 'Latitude: must be a number, not a list.',
		},
		{
			name: 'the latitude 90.1',
			build: () => locationMessage(to, { latitude: 90.1, longitude: 1 }),
			message: 'Latitude: 90.1 is not between -90 and 90.',
		},
		{
			name: 'the longitude -181',
			build: () => locationMessage(to, { latitude: 1, longitude: -181 }),
			message: 'Longitude: -181 is not between -180 and 180.',
		},
		{
			name: 'an address without a name',
			build: () => locationMessage(to, { latitude: 1, longitude: 1, address: 'Hauptstr. 1' }),
			message: 'Name: is empty, and WhatsApp shows an address only together with a name.',
		},
		// Template
		{
			name: 'no template',
			build: () => templateMessage(to, { name: '', language: 'de' }),
			message: 'Template: is empty. Fill it in.',
		},
		{
			name: 'a template name in capitals',
			build: () => templateMessage(to, { name: 'Spring Offer', language: 'de' }),
			message: 'Template: "Spring Offer" is not a template\'s name: small letters, digits and "_" only.',
		},
		{
			name: 'no language',
			build: () => templateMessage(to, { name: 'a', language: '' }),
			message: 'Language: is empty. Fill it in.',
		},
		{
			name: 'a language with a hyphen',
			build: () => templateMessage(to, { name: 'a', language: 'en-US' }),
			message: 'Language: "en-US" is not a language code. Use Meta\'s, en_US or de.',
		},
		// Flow
		{
			name: 'no Flow',
			build: () => flow({ flowId: '' }),
			message: 'Flow: is empty. Choose a Flow, or give its id or name.',
		},
		{
			name: 'a Flow by id and name',
			build: () => flow({ flowName: 'Feedback' }),
			message: 'Flow: has an id and a name. Meta takes one of them.',
		},
		{
			name: 'a Flow id with letters',
			build: () => flow({ flowId: 'Feedback' }),
			message: 'Flow: "Feedback" is not a Flow id: those have digits only.',
		},
		{
			name: 'a Flow without text',
			build: () => flow({ body: '' }),
			message: 'Body text: is empty. Fill it in.',
		},
		{
			name: 'a Flow without a button',
			build: () => flow({ buttonText: '' }),
			message: 'Button text: is empty. Fill it in.',
		},
		{
			name: 'a first screen with data exchange',
			build: () => flow({ firstScreen: 'data_exchange', screen: 'A' }),
			message:
				"First screen: cannot be given with data exchange: there the Flow's endpoint chooses the first screen and its " +
				'data. Leave it empty or choose navigate.',
		},
		{
			name: 'data with data exchange',
			build: () => flow({ firstScreen: 'data_exchange', data: { a: 1 } }),
			message:
				"Data: cannot be given with data exchange: there the Flow's endpoint chooses the first screen and its data. Leave " +
				'it empty or choose navigate.',
		},
	];
	for (const { name, build, message } of cases) {
		it(name, () => {
			const error = refusal(build);
			expect(error.message).to.equal(message);
			expect(error.message.startsWith(`${error.field}: `)).to.equal(true);
		});
	}
});
