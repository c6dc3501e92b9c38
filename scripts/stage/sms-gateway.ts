import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sms {
	to: string;
	text: string;
}

export interface SmsGateway {
	/** Where an SMS is posted to: { "to": "+1…", "text": "…" }. */
	url: string;
	sent: readonly Sms[];
	close(): Promise<void>;
}

/**
 * A stand-in for an SMS provider on loopback, so that the story of the rejected messages can be played on a laptop.
 * Answers as such providers do: 201 with an id, 400 with the reason when a field is missing.
 */
export async function startSmsGateway(
	port = 0,
	onSms: (sms: Sms) => void = () => undefined,
): Promise<SmsGateway> {
	const sent: Sms[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const sms = readSms(Buffer.concat(chunks).toString('utf8'));
			response.setHeader('Content-Type', 'application/json');
			if (typeof sms === 'string') {
				response.statusCode = 400;
				response.end(JSON.stringify({ error: sms }));
				return;
			}
			sent.push(sms);
			onSms(sms);
			response.statusCode = 201;
			response.end(JSON.stringify({ id: `sms-${sent.length}`, status: 'queued' }));
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const { port: actual } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${actual}/sms`,
		sent,
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			}),
	};
}

/** @returns the SMS, or what is wrong with the request */
function readSms(body: string): Sms | string {
	let json: unknown;
	try {
		json = JSON.parse(body);
	} catch {
		return 'The body is not JSON.';
	}
	const { to, text } = (typeof json === 'object' && json !== null ? json : {}) as Partial<
		Record<'to' | 'text', unknown>
	>;
	if (typeof to !== 'string' || to === '') return '"to" is missing.';
	if (typeof text !== 'string' || text === '') return '"text" is missing.';
	return { to, text };
}
