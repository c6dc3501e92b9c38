import http from 'node:http';
import { signBody } from '../../../whatsapp/events/signature';
import { SECRET } from './trigger-workflow';

export interface Answer {
	status: number;
	milliseconds: number;
}

/** A webhook with one status for each message id, as Meta sends it. */
export function statusesBody(ids: readonly string[], phoneNumberId = '1065'): string {
	return JSON.stringify({
		object: 'whatsapp_business_account',
		entry: [
			{
				id: '2001',
				changes: [
					{
						field: 'messages',
						value: {
							messaging_product: 'whatsapp',
							metadata: { display_phone_number: '15550001111', phone_number_id: phoneNumberId },
							statuses: ids.map((id) => ({
								id,
								status: 'delivered',
								timestamp: '1790000000',
								recipient_id: '15551230001',
							})),
						},
					},
				],
			},
		],
	});
}

/** Sends a body as Meta does; `headers` replace Meta's own. */
export function post(
	address: string,
	body: string,
	options: { headers?: Record<string, string>; agent?: http.Agent; signal?: AbortSignal } = {},
): Promise<Answer> {
	const started = performance.now();
	return new Promise((resolve, reject) => {
		const request = http.request(
			address,
			{
				method: 'POST',
				...(options.agent && { agent: options.agent }),
				...(options.signal && { signal: options.signal }),
				headers: options.headers ?? {
					'content-type': 'application/json',
					'x-hub-signature-256': signBody(body, SECRET),
				},
			},
			(response) => {
				response.resume().once('end', () => {
					resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - started });
				});
			},
		);
		request.once('error', reject);
		request.end(body);
	});
}

/** Sends many bodies over so many connections at a time, each as soon as one is free. */
export async function postAll(
	address: string,
	bodies: readonly string[],
	connections: number,
): Promise<Answer[]> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
	try {
		return await Promise.all(bodies.map((body) => post(address, body, { agent })));
	} finally {
		agent.destroy();
	}
}
