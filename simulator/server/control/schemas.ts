import { z } from 'zod';
import { personStates } from '../control-types';
import { ControlError } from './control-error';

const phone = z.string().regex(/^\+?[\d\s().-]{7,25}$/, 'has to be a phone number, as "+15551230001"');

export const personChangeSchema = z.strictObject({
	name: z.string().min(1).optional(),
	userId: z.string().min(3).optional(),
	username: z.string().optional(),
	hidesPhone: z.boolean().optional(),
	state: z.enum(personStates).optional(),
	windowOpen: z.boolean().optional(),
});

export const personSchema = personChangeSchema.extend({ phone });

export const peopleSchema = z.union([z.array(personSchema), personSchema]);

export const tapSchema = z
	.strictObject({
		title: z.string().optional(),
		payload: z.string().optional(),
		index: z.number().int().min(0).optional(),
		messageId: z.string().optional(),
	})
	.refine(
		(tap) => tap.title !== undefined || tap.payload !== undefined || tap.index !== undefined,
		'needs a title, a payload or an index',
	);

export const flowAnswerSchema = z.strictObject({
	values: z.json(),
	messageId: z.string().optional(),
	omitToken: z.boolean().optional(),
	token: z.string().optional(),
});

export const saySchema = z.strictObject({
	text: z.string().min(1),
	phoneNumberId: z.string().optional(),
	repliesTo: z.string().optional(),
});

export const sendSchema = z.strictObject({
	message: z
		.record(z.string(), z.json())
		.refine((message) => typeof message['type'] === 'string', 'needs a type'),
	phoneNumberId: z.string().optional(),
});

/** A file that the person sends; it can then be downloaded as from Meta. */
export const sendMediaSchema = z.strictObject({
	type: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
	mimeType: z.string().min(3),
	data: z.base64(),
	caption: z.string().optional(),
	fileName: z.string().optional(),
	phoneNumberId: z.string().optional(),
});

export const readSchema = z.strictObject({ phoneNumberId: z.string().optional() });

export const templateSchema = z.looseObject({
	name: z.string().regex(/^[a-z0-9_]+$/, 'is lower-case letters, digits and underscores'),
	language: z.string().min(2),
	status: z.string().optional(),
	category: z.string(),
	components: z.array(z.looseObject({ type: z.string() })),
});

export const flowSchema = z.strictObject({
	id: z.string().optional(),
	name: z.string().min(1),
	status: z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED', 'BLOCKED', 'THROTTLED']).optional(),
	categories: z.array(z.string()).optional(),
	flow_json: z.record(z.string(), z.json()).optional(),
	endpoint_uri: z.string().optional(),
});

const rate = z.number().min(0).max(1);

export const faultsSchema = z.strictObject({
	latencyMs: z.number().min(0).optional(),
	webhookLatencyMs: z.number().min(0).optional(),
	repeat: z.number().int().min(0).max(100).optional(),
	disorderMs: z.number().min(0).optional(),
	batch: z
		.strictObject({ size: z.number().int().min(1).max(1000), ms: z.number().min(0) })
		.nullable()
		.optional(),
	sendErrors: z
		.array(
			z.strictObject({
				code: z.number().int(),
				rate: rate.optional(),
				times: z.number().int().min(0).optional(),
				phone: phone.optional(),
			}),
		)
		.optional(),
	timeouts: z
		.strictObject({
			rate: rate.optional(),
			times: z.number().int().min(0).optional(),
			afterMs: z.number().min(0).optional(),
		})
		.nullable()
		.optional(),
	skipDelivered: z.boolean().optional(),
	throughput: z.number().min(1).nullable().optional(),
	pairLimitOff: z.boolean().optional(),
});

export const tokenSchema = z.strictObject({
	token: z.string().min(1),
	expiresAt: z.iso.datetime().optional(),
});

export const resetSchema = z.strictObject({ seed: z.enum(['demo', 'empty']).optional() });

export const idleSchema = z.strictObject({ timeoutMs: z.number().min(0).max(600_000).optional() });

export const callbackSchema = z.strictObject({
	url: z.url({ protocol: /^https?$/ }),
	verifyToken: z.string().optional(),
	fields: z.array(z.string()).optional(),
});

export const fieldSchema = z.strictObject({
	field: z.string().min(1),
	value: z.record(z.string(), z.json()),
	accountId: z.string().optional(),
	phoneNumberId: z.string().optional(),
});

export const failSchema = z.strictObject({ code: z.number().int() });

/** Parses a control request. @throws ControlError that names the place and what is expected there. */
export function readControl<T>(schema: z.ZodType<T>, body: unknown): T {
	const result = schema.safeParse(body ?? {});
	if (result.success) return result.data;
	const problems = result.error.issues.map((issue) => {
		const place = issue.path.map(String).join('.');
		return place === '' ? issue.message : `${place}: ${issue.message}`;
	});
	throw new ControlError(400, problems.join('; '));
}
