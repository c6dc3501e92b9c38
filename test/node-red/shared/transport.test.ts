import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createTransport } from '../../../node-red/shared/transport';

interface Seen {
	method: string | undefined;
	url: string | undefined;
	headers: IncomingMessage['headers'];
	body: string;
}

const TOKEN = 'EAAB-secret-token';

describe('createTransport', () => {
	let server: Server;
	let base: string;
	let seen: Seen[];
	/** What the server does next. */
	let answer: {
		status?: number;
		headers?: Record<string, string>;
		body?: string;
		silent?: boolean;
		hangUp?: boolean;
	};

	before(async () => {
		server = createServer((request, response) => {
			let body = '';
			request.setEncoding('latin1').on('data', (text: string) => (body += text));
			request.on('end', () => {
				seen.push({ method: request.method, url: request.url, headers: request.headers, body });
				if (answer.silent) return;
				if (answer.hangUp) {
					request.socket.destroy();
					return;
				}
				response.writeHead(answer.status ?? 200, answer.headers);
				response.end(answer.body ?? '{}');
			});
		});
		// A tunnel is asked for, and refused: that it is asked for is what is looked at.
		server.on('connect', (request: IncomingMessage, socket: NodeJS.WritableStream) => {
			seen.push({ method: request.method, url: request.url, headers: request.headers, body: '' });
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	beforeEach(() => {
		seen = [];
		answer = {};
	});
	after(() => {
		server.closeAllConnections();
		server.close();
	});

	const transport = (settings: { baseUrl?: string; timeout?: number } = {}) =>
		createTransport({ baseUrl: base, apiVersion: 'v26.0', accessToken: TOKEN, ...settings });

	it('calls with version, query, token and JSON', async () => {
		answer = { body: '{"messages":[{"id":"wamid.1"}]}' };
		const result = await transport({ baseUrl: `${base}/` }).perform({
			method: 'POST',
			path: '/1065/messages',
			query: { fields: 'preview.invalidate(false)', limit: 5 },
			body: { to: '+1', text: { body: 'é' } },
		});
		expect(result).to.deep.equal({ status: 200, body: { messages: [{ id: 'wamid.1' }] } });
		expect(seen[0]?.url).to.equal('/v26.0/1065/messages?fields=preview.invalidate%28false%29&limit=5');
		expect(seen[0]?.headers.authorization).to.equal(`Bearer ${TOKEN}`);
		expect(seen[0]?.headers['content-type']).to.match(/^application\/json/);
		expect(JSON.parse(Buffer.from(seen[0]!.body, 'latin1').toString())).to.deep.equal({
			to: '+1',
			text: { body: 'é' },
		});
	});

	it('uploads a form with its file', async () => {
		await transport().perform({
			method: 'POST',
			path: '/1065/media',
			form: {
				messaging_product: 'whatsapp',
				file: { data: Uint8Array.of(1, 255, 0), fileName: 'a.png', mimeType: 'image/png' },
			},
		});
		expect(seen[0]?.headers['content-type']).to.match(/^multipart\/form-data; ?boundary=/);
		expect(seen[0]?.body).to.include('name="messaging_product"\r\n\r\nwhatsapp\r\n');
		expect(seen[0]?.body).to.include(
			'name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\u0001\u00ff\u0000\r\n',
		);
	});

	for (const status of [400, 401, 429, 500, 503]) {
		it(`answers for HTTP ${status}`, async () => {
			answer = { status, body: '{"error":{"code":1}}' };
			expect(await transport().perform({ method: 'GET', path: '/1' })).to.deep.equal({
				status,
				body: { error: { code: 1 } },
			});
		});
	}

	it('gives a body that is no JSON as its text', async () => {
		answer = { status: 502, body: '<html>Bad gateway</html>' };
		const result = await transport().perform({ method: 'GET', path: '/1' });
		expect(result).to.deep.equal({ status: 502, body: '<html>Bad gateway</html>' });
	});

	it('follows no redirect, so that the token goes nowhere else', async () => {
		answer = { status: 302, headers: { Location: `${base}/elsewhere` } };
		const outcome = await transport().perform({ method: 'GET', path: '/1' });
		expect(outcome).to.include({ failure: 'not_sent' }).and.to.have.property('message').that.includes('302');
		expect(seen).to.have.length(1);
	});

	it('uses its connection again', async () => {
		const sockets = new Set<unknown>();
		const note = (socket: unknown) => sockets.add(socket);
		server.on('connection', note);
		for (let call = 0; call < 3; call++) await transport().perform({ method: 'GET', path: '/1' });
		server.off('connection', note);
		expect(sockets.size).to.be.at.most(1);
	});

	it('does not know what became of a request without an answer in time', async () => {
		answer = { silent: true };
		const result = await transport({ timeout: 60 }).perform({ method: 'POST', path: '/1', body: {} });
		expect(result).to.have.property('failure', 'unknown');
		expect(result).to.have.property('message').that.includes('60');
	});

	it('does not know what became of a request whose connection broke', async () => {
		answer = { hangUp: true };
		expect(await transport().perform({ method: 'POST', path: '/1', body: {} })).to.have.property(
			'failure',
			'unknown',
		);
	});

	it('knows that nothing was sent without a connection', async () => {
		const result = await transport({ baseUrl: 'http://127.0.0.1:1' }).perform({
			method: 'POST',
			path: '/1',
			body: {},
		});
		expect(result).to.have.property('failure', 'not_sent');
		expect(JSON.stringify(result)).to.include('ECONNREFUSED').and.not.include(TOKEN);
	});

	it('knows that nothing was sent to an address that is none', async () => {
		const result = await transport({ baseUrl: 'nonsense' }).perform({ method: 'GET', path: '/1' });
		expect(result).to.have.property('failure', 'not_sent');
	});

	it('takes no token that would be another header', async () => {
		const { perform } = createTransport({
			baseUrl: base,
			apiVersion: 'v26.0',
			accessToken: 'a\r\nX-Evil: 1',
		});
		const result = await perform({ method: 'GET', path: '/1' });
		expect(JSON.stringify(result)).to.not.include('Evil');
		expect(seen.every(({ headers }) => headers['x-evil'] === undefined)).to.equal(true);
	});

	it('asks the proxy of the environment for a tunnel to https, without the token', async () => {
		const kept = { ...process.env };
		process.env['HTTPS_PROXY'] = base;
		delete process.env['NO_PROXY'];
		delete process.env['no_proxy'];
		try {
			await transport({ baseUrl: 'https://graph.facebook.com', timeout: 2_000 }).perform({
				method: 'GET',
				path: '/1',
			});
			expect(seen.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
				'CONNECT graph.facebook.com:443',
			]);
			expect(JSON.stringify(seen)).to.not.include(TOKEN);
		} finally {
			for (const name of ['HTTPS_PROXY', 'NO_PROXY', 'no_proxy']) {
				if (kept[name] === undefined) Reflect.deleteProperty(process.env, name);
				else process.env[name] = kept[name];
			}
		}
	});

	it('downloads from the base URL without the token, and from nowhere else', async () => {
		answer = { body: '{"screens":[]}' };
		expect(await transport().download(`${base}/flow.json`)).to.deep.equal({
			status: 200,
			body: { screens: [] },
		});
		expect(seen[0]?.headers.authorization).to.equal(undefined);
		const elsewhere = base.replace('127.0.0.1', 'localhost');
		expect(await transport().download(`${elsewhere}/flow.json`)).to.have.property('failure', 'not_sent');
		expect(seen).to.have.length(1);
	});
});
