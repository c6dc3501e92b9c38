import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { envelope, type Common } from './common';
import { limits, optionalText } from './limits';
import { checkFileName, readMediaReference } from './media-reference';

export type MediaType = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** What each type shows besides the file (Meta docs: Image, Video, Audio, Document, Sticker messages). */
const shows: Record<MediaType, { caption: boolean; fileName: boolean }> = {
	image: { caption: true, fileName: false },
	video: { caption: true, fileName: false },
	audio: { caption: false, fileName: false },
	document: { caption: true, fileName: true },
	sticker: { caption: false, fileName: false },
};

/**
 * A file: image, video, audio, document or sticker.
 *
 * @param input.media An https link, the id of an uploaded file, or `{ id | link, filename? }`.
 * @param input.fileName Documents only; also picks the icon by its ending.
 * @throws FieldError, also for a caption or file name that WhatsApp would not show.
 */
export function mediaMessage(
	common: Common,
	input: { type: MediaType; media: unknown; caption?: string | undefined; fileName?: string | undefined },
): JsonObject {
	if (!Object.hasOwn(shows, input.type)) {
		throw new FieldError('Media type', `"${input.type}" is not one of ${Object.keys(shows).join(', ')}.`);
	}
	const rule = shows[input.type];
	const { filename, ...reference } = readMediaReference('Media', input.media);
	const caption = optionalText('Caption', input.caption, { max: limits.caption });
	if (caption !== undefined && !rule.caption) {
		throw new FieldError(
			'Caption',
			`WhatsApp shows none with ${input.type}. Send the text as a message of its own.`,
		);
	}
	const fileName = optionalText('File name', input.fileName, { max: 240 }) ?? filename;
	if (fileName !== undefined && !rule.fileName) {
		throw new FieldError('File name', `only documents have one, not ${input.type}. Leave it empty.`);
	}
	return envelope(common, input.type, {
		...reference,
		...(caption === undefined ? {} : { caption }),
		...(fileName === undefined ? {} : { filename: checkFileName('File name', fileName) }),
	});
}
