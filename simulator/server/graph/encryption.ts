import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { checkShape } from '../messages/check-shape';
import type { PhoneNumber } from '../state/types';
import { badParameter } from './meta-error';
import type { Handlers } from './request';

const keySchema = z.object({ business_public_key: z.string() });

/** The public key of a phone number's Flow endpoint; comes as form, multipart or JSON. */
export const encryptionKey: Handlers<PhoneNumber> = {
	GET: ({ node }) => ({
		body:
			node.publicKey === undefined
				? {}
				: { business_public_key: node.publicKey, business_public_key_signature_status: 'VALID' },
	}),
	POST: ({ node, body }) => {
		const { business_public_key: pem } = checkShape(keySchema, body);
		if (!isRsa2048(pem))
			throw badParameter('Param business_public_key must be a 2048-bit RSA public key in PEM format.');
		node.publicKey = pem;
		return { body: { success: true } };
	},
};

function isRsa2048(pem: string): boolean {
	try {
		const key = createPublicKey(pem);
		return key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === 2048;
	} catch {
		return false;
	}
}
