import type { JsonObject } from '../../../whatsapp/events/event';
import { signBody } from '../../../whatsapp/events/signature';
import { fixtureSecret } from '../../fixtures/webhooks/cases';
import type { FlowNode } from './harness';

export const secret = fixtureSecret;
export const verifyToken = 'verify-token-of-the-tests';

const everything = [{ kind: 'message' }, { kind: 'status' }, { kind: 'account' }];

/**
 * An account and a trigger with these rules; output by output a collector is wired to it. Without rules, all that comes
 * goes to the first collector.
 */
export function flows(
	parts: {
		account?: Record<string, unknown>;
		credentials?: Record<string, string>;
		trigger?: Record<string, unknown>;
		collectors: readonly FlowNode[];
	},
	suffix = '',
): FlowNode[] {
	const wires = parts.trigger?.['rules']
		? parts.collectors.map(({ id }) => [id])
		: [...everything, 'else'].map(() => parts.collectors.slice(0, 1).map(({ id }) => id));
	return [
		{ id: 'flow', type: 'tab', label: 'Test' },
		{
			// Node-RED takes any property that equals a config node's id for a reference, so no id may be a value.
			id: `account-node${suffix}`,
			type: 'whatsapp-business-account',
			name: '',
			phoneNumberId: '1065',
			accountId: '2001',
			apiVersion: 'v26.0',
			baseUrl: 'http://127.0.0.1:9',
			path: '/whatsapp',
			registration: 'manual',
			...parts.account,
			credentials: {
				accessToken: 'token-of-the-tests',
				appSecret: secret,
				verifyToken,
				...parts.credentials,
			},
		},
		{
			id: `trigger${suffix}`,
			type: 'whatsapp-trigger',
			z: 'flow',
			account: `account-node${suffix}`,
			rules: everything,
			match: 'first',
			otherwise: true,
			number: 'any',
			outputs: wires.length,
			wires,
			...parts.trigger,
		},
		...parts.collectors,
	];
}

export interface PostOptions {
	/** null: none at all. */
	signature?: string | null;
	contentType?: string | null;
	/** Repeats the signature of another secret. */
	secret?: string;
}

/** Posts a body as Meta does: signed over its bytes. */
export async function post(
	url: string,
	body: string | Uint8Array<ArrayBuffer>,
	options: PostOptions = {},
): Promise<{ status: number; retryAfter: string | null; text: string }> {
	const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
	const signature =
		options.signature === undefined ? signBody(bytes, options.secret ?? secret) : options.signature;
	const contentType = options.contentType === undefined ? 'application/json' : options.contentType;
	const answer = await fetch(url, {
		method: 'POST',
		body: bytes,
		headers: {
			...(signature !== null && { 'X-Hub-Signature-256': signature }),
			...(contentType !== null && { 'Content-Type': contentType }),
		},
	});
	return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
}

/** A webhook with statuses of messages whose ids begin with `prefix`. */
export function statusesBody(prefix: string, count: number): string {
	const statuses = Array.from({ length: count }, (_value, index) => ({
		id: `wamid.${prefix}.${index}`,
		status: 'delivered',
		timestamp: '1790000001',
		recipient_id: '15551234567',
		recipient_user_id: 'US.134912',
		biz_opaque_callback_data: 'order-77',
		pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' },
	}));
	return webhookBody({ statuses });
}

export function textBody(id: string, text: string): string {
	return webhookBody({
		contacts: [{ profile: { name: 'Ana' }, wa_id: '15551234567', user_id: 'US.134912' }],
		messages: [{ from: '15551234567', id, timestamp: '1790000000', type: 'text', text: { body: text } }],
	});
}

export function webhookBody(value: JsonObject, phoneNumberId = '1065'): string {
	const metadata = { display_phone_number: '15550001111', phone_number_id: phoneNumberId };
	return JSON.stringify({
		object: 'whatsapp_business_account',
		entry: [
			{
				id: '2001',
				changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }],
			},
		],
	});
}
