import type { FastifyRequest } from 'fastify';
import type { Json } from '../state/json';
import type { UploadedFile } from './request';

/** Fields and the one file of a multipart request. */
export async function readForm(
	request: FastifyRequest,
): Promise<{ body: Record<string, Json>; file?: UploadedFile }> {
	const body: Record<string, Json> = {};
	let file: UploadedFile | undefined;
	for await (const part of request.parts()) {
		if (part.type === 'file') {
			file = { data: await part.toBuffer(), fileName: part.filename, mimeType: part.mimetype };
			body['file'] = `${part.filename} (${part.mimetype}, ${file.data.length} bytes)`;
		} else {
			body[part.fieldname] = String(part.value);
		}
	}
	return file ? { body, file } : { body };
}
