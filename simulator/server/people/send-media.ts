import { createHash } from 'node:crypto';
import type { ActResult, SendMediaInput } from '../control-types';
import type { Simulation } from '../simulation';
import { numericId } from '../state/ids';
import type { JsonObject } from '../state/json';
import type { Person } from '../state/types';
import { sendAsPerson } from './acts';

/** A person's file: kept like an uploaded one, so that its id can be fetched and downloaded with the token. */
export function sendMedia(simulation: Simulation, person: Person, input: SendMediaInput): ActResult {
	const { type, mimeType, caption, fileName, phoneNumberId } = input;
	const data = Buffer.from(input.data, 'base64');
	const hash = createHash('sha256').update(data);
	const id = numericId();
	const sha256 = hash.copy().digest('hex');
	simulation.world.media.set(id, {
		id,
		mimeType,
		sha256,
		data,
		...(fileName === undefined ? {} : { fileName }),
	});
	const media: JsonObject = {
		...(caption === undefined ? {} : { caption }),
		...(fileName === undefined ? {} : { filename: fileName }),
		mime_type: mimeType,
		// In webhooks Meta writes the hash in base64, in the answer to GET /{media-id} in hex.
		sha256: hash.digest('base64'),
		id,
		url: `${simulation.url}/media-download/${id}`,
		...(type === 'audio' ? { voice: true } : {}),
		...(type === 'sticker' ? { animated: false } : {}),
	};
	return sendAsPerson(simulation, person, { message: { type, [type]: media }, phoneNumberId });
}
