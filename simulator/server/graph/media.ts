import { createHash } from 'node:crypto';
import { numericId } from '../state/ids';
import { isObject } from '../state/json';
import type { PhoneNumber, StoredMedia } from '../state/types';
import { MetaError, badParameter } from './meta-error';
import type { GraphHandler, NodeTable } from './request';

const megabyte = 1024 * 1024;

/** Types that WhatsApp takes and how big they may be (Meta docs: supported media types). */
const sizeLimits: Readonly<Record<string, number>> = {
	'audio/aac': 16 * megabyte,
	'audio/amr': 16 * megabyte,
	'audio/mp4': 16 * megabyte,
	'audio/mpeg': 16 * megabyte,
	'audio/ogg': 16 * megabyte,
	'image/jpeg': 5 * megabyte,
	'image/png': 5 * megabyte,
	'image/webp': 0.5 * megabyte,
	'video/3gpp': 16 * megabyte,
	'video/mp4': 16 * megabyte,
	'text/plain': 100 * megabyte,
	'application/pdf': 100 * megabyte,
	'application/msword': 100 * megabyte,
	'application/vnd.ms-excel': 100 * megabyte,
	'application/vnd.ms-powerpoint': 100 * megabyte,
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 100 * megabyte,
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 100 * megabyte,
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': 100 * megabyte,
};

export const uploadMedia: GraphHandler<PhoneNumber> = ({ simulation, body, file }) => {
	const fields = isObject(body) ? body : {};
	if (fields['messaging_product'] !== 'whatsapp') {
		throw badParameter('The parameter messaging_product is required.');
	}
	if (!file) throw badParameter('The parameter file is required.');
	const given = typeof fields['type'] === 'string' ? fields['type'] : file.mimeType;
	const mimeType = given.split(';')[0]?.trim() ?? '';
	const limit = sizeLimits[mimeType];
	if (limit === undefined) {
		const words = Object.keys(sizeLimits).join(', ');
		throw badParameter(
			`Param file must be a file with one of the following types: ${words}. Received file of type '${mimeType}'.`,
		);
	}
	if (file.data.length > limit) {
		throw new MetaError(131053, {
			details: `Media file size too big. Max file size we currently support: ${limit} bytes`,
		});
	}
	const media: StoredMedia = {
		id: numericId(),
		mimeType,
		fileName: file.fileName,
		sha256: createHash('sha256').update(file.data).digest('hex'),
		data: file.data,
	};
	simulation.world.media.set(media.id, media);
	return { body: { id: media.id } };
};

export const mediaNode: NodeTable<StoredMedia> = {
	GET: ({ simulation, node }) => ({
		body: {
			messaging_product: 'whatsapp',
			url: `${simulation.url}/media-download/${node.id}`,
			mime_type: node.mimeType,
			sha256: node.sha256,
			file_size: node.data.length,
			id: node.id,
		},
	}),
	DELETE: ({ simulation, node }) => {
		simulation.world.media.delete(node.id);
		return { body: { success: true } };
	},
};
