import { z } from 'zod';
import { componentSchema } from './template-schema';
import { interactiveSchema } from './interactive-schema';
import { mediaSchemas } from './media-schema';

const text = z.strictObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() });

const location = z.strictObject({
	latitude: z.union([z.number().min(-90).max(90), z.string().regex(/^-?\d+(\.\d+)?$/)]),
	longitude: z.union([z.number().min(-180).max(180), z.string().regex(/^-?\d+(\.\d+)?$/)]),
	name: z.string().max(1000).optional(),
	address: z.string().max(1000).optional(),
});

/** An empty emoji takes the reaction back (Meta docs: reaction messages). */
const reaction = z.strictObject({ message_id: z.string().min(1), emoji: z.string().max(32) });

const contacts = z
	.array(
		z.looseObject({
			name: z.looseObject({ formatted_name: z.string().min(1) }),
		}),
	)
	.min(1)
	.max(257);

const template = z.strictObject({
	name: z.string().min(1).max(512),
	language: z.strictObject({ code: z.string().min(1), policy: z.literal('deterministic').optional() }),
	components: z.array(componentSchema).optional(),
});

/** One strict schema per message type: the value under the key of the same name. */
export const typeSchemas = {
	text,
	...mediaSchemas,
	location,
	reaction,
	contacts,
	interactive: interactiveSchema,
	template,
} as const;

export type MessageType = keyof typeof typeSchemas;

export function isMessageType(value: unknown): value is MessageType {
	return typeof value === 'string' && Object.hasOwn(typeSchemas, value);
}

const envelope = z.strictObject({
	messaging_product: z.literal('whatsapp'),
	recipient_type: z.literal('individual').optional(),
	to: z.string().optional(),
	recipient: z.string().optional(),
	type: z.string().optional(),
	context: z.strictObject({ message_id: z.string().min(1) }).optional(),
	// Meta raised the limit from 256 to 512 characters.
	biz_opaque_callback_data: z.string().max(512).optional(),
	recipient_identity_key_hash: z.string().optional(),
	message_activity_sharing: z.boolean().optional(),
});

export type Envelope = z.infer<typeof envelope>;

const marketingEnvelope = envelope.extend({
	product_policy: z.enum(['CLOUD_API_FALLBACK', 'STRICT']).optional(),
});

function schemasOver(base: typeof envelope): Record<MessageType, z.ZodType<Envelope>> {
	const entries = Object.entries(typeSchemas).map(([type, schema]) => [
		type,
		base.extend({ [type]: schema }),
	]);
	return Object.fromEntries(entries) as Record<MessageType, z.ZodType<Envelope>>;
}

/** Whole request per type, so that any other key is unexpected. */
export const messageSchemas = schemasOver(envelope);
export const marketingSchemas = schemasOver(marketingEnvelope);

export const receiptSchema = z.strictObject({
	messaging_product: z.literal('whatsapp'),
	status: z.literal('read'),
	message_id: z.string().min(1),
	typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});
