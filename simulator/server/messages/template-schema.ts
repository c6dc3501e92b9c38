import { z } from 'zod';
import { headerMedia } from './media-schema';

/** Meta takes these words in any case and lists them in capitals when it refuses one. */
const subTypes = [
	'BOOKING_CONFIRMATION',
	'CATALOG',
	'COPY_CODE',
	'FLOW',
	'MPM',
	'ORDER_DETAILS',
	'QUICK_REPLY',
	'REMINDER',
	'URL',
	'VOICE_CALL',
] as const;

const anyCase = (words: readonly string[]) =>
	z.string().superRefine((value, context) => {
		if (!words.includes(value.toUpperCase())) {
			context.addIssue({
				code: 'custom',
				message: `must be one of {${words.join(', ')}} - got ${JSON.stringify(value)}.`,
			});
		}
	});

const currency = z.strictObject({
	fallback_value: z.string().min(1),
	code: z.string().length(3),
	amount_1000: z.number().int(),
});

const productRows = z.strictObject({ product_retailer_id: z.string().min(1) });

const action = z.strictObject({
	flow_token: z.string().optional(),
	flow_action_data: z.record(z.string(), z.unknown()).optional(),
	thumbnail_product_retailer_id: z.string().optional(),
	sections: z
		.array(z.strictObject({ title: z.string().max(24), product_items: z.array(productRows).min(1).max(30) }))
		.min(1)
		.max(10)
		.optional(),
});

/** Which keys go with which type is judged against the template, as Meta does; unknown keys are refused here. */
export const parameterSchema = z.strictObject({
	type: anyCase([
		'TEXT',
		'CURRENCY',
		'DATE_TIME',
		'IMAGE',
		'VIDEO',
		'GIF',
		'DOCUMENT',
		'LOCATION',
		'PRODUCT',
		'PAYLOAD',
		'ACTION',
		'COUPON_CODE',
		'LIMITED_TIME_OFFER',
	]),
	parameter_name: z.string().optional(),
	text: z.string().optional(),
	currency: currency.optional(),
	date_time: z.strictObject({ fallback_value: z.string().min(1) }).optional(),
	image: headerMedia.image.optional(),
	video: headerMedia.video.optional(),
	gif: headerMedia.gif.optional(),
	document: headerMedia.document.optional(),
	location: z
		.strictObject({
			latitude: z.union([z.number(), z.string().min(1)]),
			longitude: z.union([z.number(), z.string().min(1)]),
			name: z.string().min(1),
			address: z.string().min(1),
		})
		.optional(),
	product: z
		.strictObject({ catalog_id: z.string().min(1), product_retailer_id: z.string().min(1) })
		.optional(),
	payload: z.string().optional(),
	action: action.optional(),
	coupon_code: z.string().optional(),
	limited_time_offer: z.strictObject({ expiration_time_ms: z.number().int() }).optional(),
});

export type SentParameter = z.infer<typeof parameterSchema>;

const simple = {
	type: anyCase(['HEADER', 'BODY', 'FOOTER', 'BUTTON', 'CAROUSEL', 'LIMITED_TIME_OFFER']),
	sub_type: anyCase(subTypes).optional(),
	index: z.union([z.string().regex(/^\d$/), z.number().int().min(0).max(9)]).optional(),
	parameters: z.array(parameterSchema).optional(),
};

const cardComponent = z.strictObject(simple);

export const componentSchema = z.strictObject({
	...simple,
	cards: z
		.array(z.strictObject({ card_index: z.number().int().min(0).max(9), components: z.array(cardComponent) }))
		.min(1)
		.max(10)
		.optional(),
});

export type SentComponent = z.infer<typeof componentSchema>;
