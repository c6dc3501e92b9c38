import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator, type Simulator } from '../../simulator/server/start';
import type { SimulatorOptions } from '../../simulator/server/state/options';

export type JsonBody = Record<string, unknown>;

/** What a receiver of webhooks got, byte for byte. */
export interface Received {
	raw: string;
	signature: string | undefined;
	body: WebhookBody;
}

export interface WebhookBody {
	object: string;
	entry: { id: string; time: number; changes: { field: string; value: WebhookValue }[] }[];
}

export interface WebhookValue extends JsonBody {
	metadata: { display_phone_number: string; phone_number_id: string };
	contacts?: JsonBody[];
	messages?: JsonBody[];
	statuses?: JsonBody[];
}

export interface Receiver {
	url: string;
	received: Received[];
	/** Verify tokens of the handshakes that were asked for. */
	handshakes: string[];
	/** HTTP statuses for the next webhooks; 200 afterwards. */
	answers: number[];
	/** Milliseconds that the next webhooks wait for their answers. */
	delays: number[];
	/** What a handshake gets back; default: the challenge. */
	challenge: (challenge: string) => { status: number; body: string };
	statuses: () => JsonBody[];
	messages: () => JsonBody[];
	close: () => Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
	const receiver: Receiver = {
		url: '',
		received: [],
		handshakes: [],
		answers: [],
		delays: [],
		challenge: (body) => ({ status: 200, body }),
		statuses: () => values(receiver).flatMap((value) => value.statuses ?? []),
		messages: () => values(receiver).flatMap((value) => value.messages ?? []),
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => {
					resolve();
				});
			}),
	};
	const server = http.createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://receiver');
		if (request.method === 'GET') {
			receiver.handshakes.push(url.searchParams.get('hub.verify_token') ?? '');
			const { status, body } = receiver.challenge(url.searchParams.get('hub.challenge') ?? '');
			response.writeHead(status).end(body);
			return;
		}
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const raw = Buffer.concat(chunks).toString('latin1');
			const signature = request.headers['x-hub-signature-256'];
			receiver.received.push({
				raw,
				signature: typeof signature === 'string' ? signature : undefined,
				body: JSON.parse(raw) as WebhookBody,
			});
			const status = receiver.answers.shift() ?? 200;
			setTimeout(() => response.writeHead(status).end(''), receiver.delays.shift() ?? 0);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	return receiver;
}

function values(receiver: Receiver): WebhookValue[] {
	return receiver.received.flatMap(({ body }) =>
		body.entry.flatMap((entry) => entry.changes.map((change) => change.value)),
	);
}

export interface GraphAnswer {
	status: number;
	body: JsonBody & { error?: GraphError };
}

export interface GraphError {
	message: string;
	type: string;
	code: number;
	error_subcode?: number;
	error_data?: { messaging_product: string; details: string };
	fbtrace_id: string;
}

export interface Harness {
	simulator: Simulator;
	control: Simulator['control'];
	receiver: Receiver;
	/** A Graph call with the seeded token, below /v24.0. */
	graph: (method: string, path: string, body?: unknown, options?: GraphOptions) => Promise<GraphAnswer>;
	/** POST /1065/messages with the envelope filled in. */
	send: (message: JsonBody, phoneNumberId?: string) => Promise<GraphAnswer>;
	/** Sends and gives the id of the accepted message. */
	sendId: (message: JsonBody, phoneNumberId?: string) => Promise<string>;
	/** Back to the demo world, with nothing received: cheaper than a new simulator for each test. */
	restart: () => Promise<void>;
	close: () => Promise<void>;
}

export interface GraphOptions {
	token?: string;
	version?: string;
	headers?: Record<string, string>;
}

/** A simulator whose app sends its webhooks to a receiver of its own. */
export async function startHarness(options: SimulatorOptions = {}): Promise<Harness> {
	const receiver = await startReceiver();
	const simulator = await startSimulator({
		retry: { firstMs: 5, factor: 1, attempts: 3 },
		...options,
		webhook: { url: receiver.url },
	});
	const graph: Harness['graph'] = async (method, path, body, { token, version, headers } = {}) => {
		const form = body instanceof FormData || body instanceof URLSearchParams;
		const response = await fetch(`${simulator.url}/${version ?? 'v24.0'}${path}`, {
			method,
			headers: {
				...(token === '' ? {} : { authorization: `Bearer ${token ?? 'SIMULATOR-TOKEN'}` }),
				...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
		});
		return { status: response.status, body: (await response.json()) as GraphAnswer['body'] };
	};
	const send: Harness['send'] = (message, phoneNumberId = '1065') =>
		graph('POST', `/${phoneNumberId}/messages`, { messaging_product: 'whatsapp', ...message });
	return {
		simulator,
		control: simulator.control,
		receiver,
		graph,
		send,
		async sendId(message, phoneNumberId) {
			const { body } = await send(message, phoneNumberId);
			const [sent] = (body['messages'] ?? []) as { id: string }[];
			if (!sent) throw new Error(`refused: ${JSON.stringify(body)}`);
			return sent.id;
		},
		async restart() {
			await simulator.control.reset();
			receiver.received.length = 0;
			receiver.handshakes.length = 0;
			receiver.answers.length = 0;
			receiver.delays.length = 0;
		},
		async close() {
			await simulator.close();
			await receiver.close();
		},
	};
}

/** People of the demo world. */
export const ana = '+15551230001';
export const ben = '+15551230002';
export const dev = '+15551230004';
export const eli = '+15551230005';
export const fay = '+15551230006';
export const gus = '+15551230007';
export const hana = '+15551230008';
export const ida = '+15551230009';
export const idaUserId = 'US.91785634007548863725';

export const text = (to: string, body = 'Hello') => ({ to, type: 'text', text: { body } });

export function template(to: string, name: string, components?: unknown[], language = 'en_US') {
	return {
		to,
		type: 'template',
		template: { name, language: { code: language }, ...(components ? { components } : {}) },
	};
}

export const body = (...texts: string[]) => ({
	type: 'body',
	parameters: texts.map((one) => ({ type: 'text', text: one })),
});

export const named = (values: Record<string, string>, type = 'body') => ({
	type,
	parameters: Object.entries(values).map(([name, value]) => ({
		type: 'text',
		parameter_name: name,
		text: value,
	})),
});

export const button = (subType: string, index: number | string, ...parameters: unknown[]) => ({
	type: 'button',
	sub_type: subType,
	index,
	...(parameters.length > 0 ? { parameters } : {}),
});

export const springOffer = (to: string) => template(to, 'spring_offer', [named({ first_name: 'Ana' })]);

export function interactive(to: string, content: JsonBody) {
	return { to, type: 'interactive', interactive: content };
}

export const flowMessage = (to: string, parameters: JsonBody) =>
	interactive(to, {
		type: 'flow',
		body: { text: 'Please tell us' },
		action: { name: 'flow', parameters: { flow_message_version: '3', flow_cta: 'Open', ...parameters } },
	});

export const replyButtons = (to: string, ...titles: string[]) =>
	interactive(to, {
		type: 'button',
		body: { text: 'Choose' },
		action: {
			buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `id-${index}`, title } })),
		},
	});

export const list = (to: string, rows: JsonBody[]) =>
	interactive(to, {
		type: 'list',
		body: { text: 'Choose' },
		action: { button: 'Menu', sections: [{ title: 'All', rows }] },
	});
