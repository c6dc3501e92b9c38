import { z } from 'zod';

/** Meta fetches links itself and wants them over https (Meta docs: media messages). */
const link = z.string().superRefine((value, context) => {
	if (!URL.canParse(value)) {
		context.addIssue({ code: 'custom', message: 'is not a valid URI.' });
	} else if (new URL(value).protocol !== 'https:') {
		context.addIssue({ code: 'custom', message: 'must be an https URI.' });
	}
});

const idOrLink = { id: z.string().min(1).optional(), link: link.optional() };

function media<T extends z.ZodRawShape>(extra: T) {
	return z.strictObject({ ...idOrLink, ...extra }).superRefine((value, context) => {
		const given = value as { id?: string; link?: string };
		if ((given.id === undefined) === (given.link === undefined)) {
			context.addIssue({
				code: 'custom',
				message: 'needs either id or link.',
			});
		}
	});
}

const caption = z.string().max(1024).optional();

export const imageSchema = media({ caption });
export const videoSchema = media({ caption });
export const documentSchema = media({ caption, filename: z.string().max(240).optional() });

export const mediaSchemas = {
	image: imageSchema,
	video: videoSchema,
	document: documentSchema,
	audio: media({ voice: z.boolean().optional() }),
	sticker: media({}),
} as const;

/** Headers take the same media objects, without a caption. */
export const headerMedia = {
	image: media({}),
	video: media({}),
	gif: media({}),
	document: media({ filename: z.string().max(240).optional() }),
} as const;
