import { type MediaType, mediaMessage } from '../../../whatsapp/messages/media';
import { parameter } from '../../shared/parameters';
import { fieldText } from '../../shared/send-text';
import { file } from '../fields/file';
import type { Operation } from '../operation';

export const media: Operation = {
	toPerson: true,
	quotes: true,
	properties: [
		{
			displayName: 'Type',
			name: 'mediaType',
			type: 'options',
			options: [
				{ name: 'Audio', value: 'audio' },
				{ name: 'Document', value: 'document' },
				{ name: 'Image', value: 'image' },
				{ name: 'Sticker', value: 'sticker' },
				{ name: 'Video', value: 'video' },
			],
			default: 'image',
		},
		file({ displayName: 'File', name: 'media' }),
		{
			displayName: 'Caption',
			name: 'caption',
			type: 'string',
			default: '',
			displayOptions: { show: { mediaType: ['image', 'video', 'document'] } },
			description: 'Text below the file, up to 1,024 characters',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'Menu.pdf',
			displayOptions: { show: { mediaType: ['document'] } },
			description: "What the document is called in the chat; a binary field's own name if it is empty",
		},
	],
	prepare(context, { files }) {
		const typeOf = parameter<MediaType>(context, 'mediaType');
		const mediaOf = parameter<string | object>(context, 'media', { extractValue: true });
		const captionOf = parameter<string>(context, 'caption', { fallback: '' });
		const fileNameOf = parameter<string>(context, 'fileName', { fallback: '' });
		return (item) => {
			const type = typeOf(item.index);
			const given = mediaOf(item.index);
			const caption = fieldText('Caption', captionOf(item.index));
			const fileName = fieldText('File name', fileNameOf(item.index));
			return async () => {
				const reference = await files.reference(item, 'Media', given);
				const named = type === 'document' ? reference : withoutName(reference);
				return { body: mediaMessage(item.common, { type, media: named, caption, fileName }) };
			};
		};
	},
};

/** Binary fields always have a name; WhatsApp takes one with documents only. */
function withoutName(reference: unknown): unknown {
	return typeof reference === 'object' ? { ...reference, filename: undefined } : reference;
}
