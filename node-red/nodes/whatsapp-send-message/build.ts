import type { JsonObject } from '../../../whatsapp/events/event';
import { replyButtonsMessage } from '../../../whatsapp/messages/buttons';
import type { Common } from '../../../whatsapp/messages/common';
import { optionalText } from '../../../whatsapp/messages/limits';
import { listMessage } from '../../../whatsapp/messages/list';
import { locationMessage } from '../../../whatsapp/messages/location';
import { type MediaType, mediaMessage } from '../../../whatsapp/messages/media';
import { reactionMessage } from '../../../whatsapp/messages/reaction';
import { readReceipt } from '../../../whatsapp/messages/read';
import { textMessage } from '../../../whatsapp/messages/text';
import type { Field, MessageType } from './message-types';

/** What the dialog's fields came to for one msg; an empty field is not there. */
export interface Values extends Partial<Record<Field, unknown>> {
	previewUrl?: boolean;
	typing?: boolean;
	buttons?: readonly { title?: unknown; id?: unknown }[];
	sections?: readonly {
		title?: unknown;
		rows: readonly { title?: unknown; description?: unknown; id?: unknown }[];
	}[];
}

/**
 * The body for POST /{phone-number-id}/messages.
 * @throws FieldError that names the field, the limit and the value's length
 */
export function buildMessage(type: MessageType, common: Common, values: Values): JsonObject {
	return builders[type](common, values);
}

const builders: Record<MessageType, (common: Common, values: Values) => JsonObject> = {
	text: (common, { text, previewUrl }) =>
		textMessage(common, { text: required('Text', text), previewUrl: previewUrl ?? false }),
	image: media('image'),
	video: media('video'),
	audio: media('audio'),
	document: media('document'),
	sticker: media('sticker'),
	buttons: (common, { text, headerText, footer, buttons = [] }) =>
		replyButtonsMessage(common, {
			text: required('Body text', text),
			header: optional('Header', headerText),
			footer: optional('Footer', footer),
			buttons: buttons.map(({ title, id }, index) => ({
				title: required(`Button ${index + 1}, title`, title),
				id: optional(`Button ${index + 1}, id`, id),
			})),
		}),
	list: (common, { text, headerText, footer, buttonText, sections = [] }) =>
		listMessage(common, {
			text: required('Body text', text),
			header: optional('Header', headerText),
			footer: optional('Footer', footer),
			buttonText: required('Button text', buttonText),
			sections: sections.map(({ title, rows }, index) => ({
				title: optional(`Section ${index + 1}, title`, title),
				rows: rows.map((row, place) => readRow(row, `Section ${index + 1}, row ${place + 1}`)),
			})),
		}),
	location: (common, { latitude, longitude, placeName, address }) =>
		locationMessage(common, {
			latitude,
			longitude,
			name: optional('Name', placeName),
			address: optional('Address', address),
		}),
	reaction: (common, { messageId, emoji }) =>
		reactionMessage(common, {
			messageId: required('Message id', messageId),
			emoji: optional('Emoji', emoji),
		}),
	read: (_common, { messageId, typing }) =>
		readReceipt({ messageId: required('Message id', messageId), typing: typing ?? false }),
};

function media(type: MediaType): (common: Common, values: Values) => JsonObject {
	return (common, { media: file, caption, fileName }) =>
		mediaMessage(common, {
			type,
			media: file,
			caption: optional('Caption', caption),
			fileName: optional('File name', fileName),
		});
}

function readRow(row: { title?: unknown; description?: unknown; id?: unknown }, name: string) {
	return {
		title: required(`${name}, title`, row.title),
		description: optional(`${name}, description`, row.description),
		id: optional(`${name}, id`, row.id),
	};
}

/** A msg may hold anything. Lengths and emptiness are judged where the message is put together. */
function optional(field: string, value: unknown): string | undefined {
	return optionalText(field, value, { max: Infinity });
}

function required(field: string, value: unknown): string {
	return optional(field, value) ?? '';
}
