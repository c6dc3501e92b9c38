import { z } from 'zod';
import { checkShape } from '../messages/check-shape';
import type { PhoneNumber } from '../state/types';
import { pickFields } from './fields';
import type { Handlers } from './request';

const profileSchema = z.strictObject({
	messaging_product: z.literal('whatsapp'),
	about: z.string().min(1).max(139).optional(),
	address: z.string().max(256).optional(),
	description: z.string().max(512).optional(),
	email: z.string().max(128).optional(),
	profile_picture_handle: z.string().optional(),
	vertical: z.string().optional(),
	websites: z.array(z.string().max(256)).max(2).optional(),
});

/** Meta gives the profile as a list of one. */
export const profile: Handlers<PhoneNumber> = {
	GET: ({ node, query }) => {
		const all = { messaging_product: 'whatsapp', ...node.profile };
		const shown = pickFields(all, query['fields'], ['messaging_product']);
		return { body: { data: [{ messaging_product: 'whatsapp', ...shown }] } };
	},
	POST: ({ node, body }) => {
		for (const [key, value] of Object.entries(checkShape(profileSchema, body))) {
			if (key !== 'messaging_product' && value !== undefined) node.profile[key] = value;
		}
		return { body: { success: true } };
	},
};
