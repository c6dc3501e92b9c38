import type { ServerResponse } from 'node:http';
import { expect } from 'chai';
import { openGraph } from '../../../nodes/shared/transport';
import { sendMessage, uploadMedia } from '../../../whatsapp/graph/calls';
import type { CredentialData } from '../n8n-context';
import { loadOptionsContext } from '../load-options';
import { rejection } from '../rejection';
import { type MetaServer, metaServer, type Received } from './meta-server';
import { demoAccount } from './demo-account';
import { probeNode } from './probe-node';

const token = 'SIMULATOR-TOKEN';

describe('n8n: performing Graph calls', () => {
	let server: MetaServer;
	let answer: (request: Received, response: ServerResponse) => void;
	before(async () => {
		server = await metaServer((request, response) => {
			answer(request, response);
		});
	});
	beforeEach(() => {
		server.received.length = 0;
		answer = (_request, response) => response.end('{"ok":true}');
	});
	after(() => server.close());

	const open = (change: CredentialData = {}) =>
		openGraph(loadOptionsContext(probeNode, {}, demoAccount(server, change)));
	const call = { method: 'GET', path: '/2001/flows', query: { limit: 2, fields: 'id,name' } } as const;

	it('puts together address, query and token', async () => {
		const { perform } = await open({ baseUrl: `${server.url}//`, apiVersion: ' v25.0 ' });
		expect(await perform(call)).to.deep.equal({ status: 200, body: { ok: true } });
		expect(server.received[0]).to.include({
			method: 'GET',
			url: '/v25.0/2001/flows?limit=2&fields=id%2Cname',
		});
		expect(server.received[0]?.headers.authorization).to.equal(`Bearer ${token}`);
	});

	it('sends a body as JSON', async () => {
		const { perform } = await open();
		await perform(sendMessage('1065', { text: { body: 'Grüße 👋' } }));
		const [request] = server.received;
		expect(request?.headers['content-type']).to.match(/^application\/json/);
		expect(JSON.parse(String(request?.body))).to.deep.equal({ text: { body: 'Grüße 👋' } });
	});

	it('sends a file as a form, byte by byte', async () => {
		const data = Uint8Array.from({ length: 70_000 }, (_value, index) => index % 256);
		const { perform } = await open();
		await perform(uploadMedia('1065', { data, fileName: 'bread.png', mimeType: 'image/png' }));
		const [request] = server.received;
		const form = await new Response(new Uint8Array(request?.body ?? []), {
			headers: { 'Content-Type': request?.headers['content-type'] ?? '' },
		}).formData();
		const file = form.get('file') as File;
		expect(form.get('messaging_product')).to.equal('whatsapp');
		expect([file.name, file.type]).to.deep.equal(['bread.png', 'image/png']);
		expect(Buffer.from(await file.arrayBuffer()).equals(data)).to.equal(true);
	});

	const answers: { what: string; status: number; text: string; body: unknown }[] = [
		{ what: 'a refusal', status: 400, text: '{"error":{"code":100}}', body: { error: { code: 100 } } },
		{ what: 'an expired token', status: 401, text: '{"error":{"code":190}}', body: { error: { code: 190 } } },
		{ what: 'a broken gateway', status: 502, text: '<h1>Bad Gateway</h1>', body: '<h1>Bad Gateway</h1>' },
	];
	for (const { what, status, text, body } of answers) {
		it(`takes ${what} for an answer, not for a failure`, async () => {
			answer = (_request, response) => response.writeHead(status).end(text);
			const { perform } = await open();
			expect(await perform(call)).to.deep.equal({ status, body });
		});
	}

	const failures: { what: string; change?: CredentialData; reply?: typeof answer; failure: string }[] = [
		{ what: 'nobody listens', change: { baseUrl: 'http://127.0.0.1:9' }, failure: 'not_sent' },
		{ what: 'the host has no such name', change: { baseUrl: 'http://meta.invalid' }, failure: 'not_sent' },
		{ what: 'the base URL is none', change: { baseUrl: 'graph' }, failure: 'not_sent' },
		{ what: 'the connection breaks', reply: (_request, response) => response.destroy(), failure: 'unknown' },
		{
			what: 'the answer is cut off',
			reply: (_request, response) => {
				response.writeHead(200, { 'Content-Length': '100' }).write('{"ok":');
				setTimeout(() => response.destroy(), 20);
			},
			failure: 'unknown',
		},
		{
			what: 'something else answers with a redirect',
			reply: (_request, response) => response.writeHead(302, { Location: '/sign-in' }).end(),
			failure: 'not_sent',
		},
	];
	for (const { what, change, reply, failure } of failures) {
		it(`tells whether the request can have reached Meta: ${what}`, async () => {
			if (reply) answer = reply;
			const { perform } = await open(change);
			const outcome = await perform(sendMessage('1065', { to: '1' }));
			expect(outcome).to.include({ failure });
			expect(JSON.stringify(outcome)).not.to.contain(token);
			expect(server.received.length).to.be.at.most(1);
		});
	}

	it('downloads without the token, and only from where Meta keeps files', async () => {
		const { download } = await open();
		expect(await download(`${server.url}/files/flow.json`)).to.deep.equal({
			status: 200,
			body: { ok: true },
		});
		expect(server.received[0]?.headers.authorization).to.equal(undefined);
		const error = await rejection(download('http://169.254.169.254/latest/meta-data'));
		expect(error.message).to.match(/the address of the file is not one of Meta/);
	});

	it('turns a refusal into an error where there must be an answer', async () => {
		answer = (_request, response) => response.writeHead(400).end('{"error":{"code":80007}}');
		const { ask } = await open();
		expect((await rejection(ask(call))).name).to.equal('GraphError');
	});
});
