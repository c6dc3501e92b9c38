import { z } from 'zod';
import { headerMedia } from './media-schema';

// Lengths: Meta docs, interactive reply buttons, interactive lists, sending a Flow; OpenAPI file v23.0.

const footer = z.strictObject({ text: z.string().min(1).max(60) });
const textHeader = z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(60) });

const header = z.discriminatedUnion('type', [
	textHeader,
	z.strictObject({ type: z.literal('image'), image: headerMedia.image }),
	z.strictObject({ type: z.literal('video'), video: headerMedia.video }),
	z.strictObject({ type: z.literal('document'), document: headerMedia.document }),
]);

function body(limit: number) {
	return z.strictObject({ text: z.string().min(1).max(limit) });
}

function unique(values: readonly string[], what: string, context: z.RefinementCtx): void {
	if (new Set(values).size !== values.length) {
		context.addIssue({ code: 'custom', message: `Duplicated ${what} passed`, params: { code: 131009 } });
	}
}

const replyId = (limit: number) =>
	z
		.string()
		.min(1)
		.max(limit)
		.refine((id) => id.trim() === id, {
			message: 'Button id cannot have leading or trailing spaces',
			params: { code: 131009 },
		});

const replyButtons = z
	.array(
		z.strictObject({
			type: z.literal('reply'),
			reply: z.strictObject({ id: replyId(256), title: z.string().min(1).max(20) }),
		}),
	)
	.min(1)
	.max(3)
	.superRefine((buttons, context) => {
		unique(
			buttons.map((button) => button.reply.id),
			'button id',
			context,
		);
		unique(
			buttons.map((button) => button.reply.title),
			'button title',
			context,
		);
	});

const button = z.strictObject({
	type: z.literal('button'),
	header: header.optional(),
	body: body(1024),
	footer: footer.optional(),
	action: z.strictObject({ buttons: replyButtons }),
});

const row = z.strictObject({
	id: replyId(200),
	title: z.string().min(1).max(24),
	description: z.string().max(72).optional(),
});

const sections = z
	.array(z.strictObject({ title: z.string().max(24).optional(), rows: z.array(row).min(1) }))
	.min(1)
	.max(10)
	.superRefine((value, context) => {
		const rows = value.flatMap((section) => section.rows);
		unique(
			rows.map((one) => one.id),
			'row id',
			context,
		);
		if (rows.length > 10) {
			context.addIssue({
				code: 'custom',
				message: 'Total row count exceed max allowed count: 10',
				params: { code: 131009 },
			});
		}
		if (value.length > 1 && value.some((section) => !section.title)) {
			context.addIssue({
				code: 'custom',
				message: 'Section title is required when there is more than one section',
				params: { code: 131009 },
			});
		}
	});

const list = z.strictObject({
	type: z.literal('list'),
	header: textHeader.optional(),
	body: body(4096),
	footer: footer.optional(),
	action: z.strictObject({ button: z.string().min(1).max(20), sections }),
});

const flowParameters = z.strictObject({
	flow_message_version: z.literal('3'),
	flow_id: z.string().min(1).optional(),
	flow_name: z.string().min(1).optional(),
	flow_cta: z.string().min(1).max(30),
	mode: z.enum(['published', 'draft']).optional(),
	flow_token: z.string().min(1).optional(),
	flow_action: z.enum(['navigate', 'data_exchange']).optional(),
	flow_action_payload: z
		.strictObject({
			screen: z.string().min(1).optional(),
			data: z.record(z.string(), z.unknown()).optional(),
		})
		.optional(),
});

export type FlowParameters = z.infer<typeof flowParameters>;

const flow = z.strictObject({
	type: z.literal('flow'),
	header: header.optional(),
	body: body(1024),
	footer: footer.optional(),
	action: z.strictObject({ name: z.literal('flow'), parameters: flowParameters }),
});

const ctaUrl = z.strictObject({
	type: z.literal('cta_url'),
	header: header.optional(),
	body: body(1024),
	footer: footer.optional(),
	action: z.strictObject({
		name: z.literal('cta_url'),
		parameters: z.strictObject({
			display_text: z.string().min(1).max(20),
			url: z.string().refine((value) => URL.canParse(value), { message: 'is not a valid URI.' }),
		}),
	}),
});

const locationRequest = z.strictObject({
	type: z.literal('location_request_message'),
	body: body(1024),
	action: z.strictObject({ name: z.literal('send_location') }),
});

export const interactiveSchema = z.discriminatedUnion('type', [button, list, flow, ctaUrl, locationRequest]);
export type Interactive = z.infer<typeof interactiveSchema>;
