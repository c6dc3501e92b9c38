import { expect } from 'chai';
import { signBody } from '../../../whatsapp/events/signature';
import { post, statusesBody } from '../../hosts/n8n/signed-posts';
import { demoAccount } from '../shared/demo-account';
import { type WebhookServer, webhookServer } from './webhook-server';

const SECRET = 'simulator-app-secret';
const account = (change: Record<string, string> = {}) => demoAccount({ url: 'http://127.0.0.1:9' }, change);
const anyStatus = { rules: { values: [{ kind: 'status' }] } };

describe('WhatsApp Flows Trigger: its webhooks', () => {
	let server: WebhookServer | undefined;

	afterEach(() => server?.close());

	async function start(given: Parameters<typeof webhookServer>[0]): Promise<WebhookServer> {
		server = await webhookServer(given);
		return server;
	}

	const signed = (body: string, secret = SECRET) => ({
		'content-type': 'application/json',
		'x-hub-signature-256': signBody(body, secret),
	});

	const ids = ({ executions }: WebhookServer) =>
		executions.map((outputs) => outputs.map((items) => items.map(({ json }) => json['id'])));

	it('become the items of an execution', async () => {
		const n8n = await start({ parameters: anyStatus, credential: account() });
		expect((await post(n8n.url, statusesBody(['a', 'b']))).status).to.equal(200);
		expect(ids(n8n)).to.deep.equal([[['a', 'b']]]);
	});

	it('may be signed with the previous app secret, while it is replaced', async () => {
		const n8n = await start({
			parameters: anyStatus,
			credential: account({ appSecret: 'new', previousAppSecret: SECRET }),
		});
		const body = statusesBody(['a']);
		for (const secret of ['new', SECRET]) {
			expect((await post(n8n.url, body, { headers: signed(body, secret) })).status).to.equal(200);
		}
		expect((await post(n8n.url, body, { headers: signed(body, 'older') })).status).to.equal(401);
	});

	it('without a signature are only taken where the user accepts that; a wrong one never is', async () => {
		const parameters = { ...anyStatus, options: { acceptUnsigned: true } };
		const n8n = await start({ parameters, credential: account() });
		const body = statusesBody(['a']);
		const headers = { 'content-type': 'application/json' };
		expect((await post(n8n.url, body, { headers })).status).to.equal(200);
		expect((await post(n8n.url, body, { headers: signed(body, 'guessed') })).status).to.equal(401);
		expect(ids(n8n)).to.deep.equal([[['a']]]);
	});

	it('are refused when the app secret was taken out of the credential', async () => {
		const n8n = await start({ parameters: anyStatus, credential: account({ appSecret: '' }) });
		expect((await post(n8n.url, statusesBody(['a']))).status).to.equal(401);
		expect(n8n.executions).to.have.length(0);
		expect(n8n.log.join()).to.contain('No app secret is set');
	});

	it('start nothing while the credential cannot be read, and come again', async () => {
		const n8n = await start({ parameters: anyStatus, credential: 'unreadable' });
		expect((await post(n8n.url, statusesBody(['a']))).status).to.equal(500);
		const handshake = await fetch(`${n8n.url}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=`);
		expect(handshake.status).to.equal(500);
		expect(n8n.executions).to.have.length(0);
		expect(n8n.log.join()).to.contain('refused a webhook with 500. The credential could not be read.');
	});

	it('that bring an error of the rules to light show it to the user', async () => {
		const parameters = { rules: { values: [{ kind: 'text', textMatch: 'is', textValue: '' }] } };
		const n8n = await start({ parameters, credential: account() });
		expect((await post(n8n.url, statusesBody(['a']))).status).to.equal(500);
		expect(n8n.executions).to.have.length(1);
	});

	it('that come together read the credential once', async () => {
		const n8n = await start({ parameters: anyStatus, credential: account() });
		const sent = ['a', 'b', 'c', 'd'].map((id) => post(n8n.url, statusesBody([id])));
		expect((await Promise.all(sent)).map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
		expect(n8n.readings()).to.be.below(4);
		expect(ids(n8n).flat(2).sort()).to.deep.equal(['a', 'b', 'c', 'd']);
		const before = n8n.readings();
		await post(n8n.url, statusesBody(['e']));
		expect(n8n.readings(), 'nothing is kept').to.equal(before + 1);
	});

	it('of a test each are an execution of their own', async () => {
		const n8n = await start({ parameters: anyStatus, credential: account(), mode: 'manual' });
		await Promise.all(['a', 'b', 'c'].map((id) => post(n8n.url, statusesBody([id]))));
		expect(n8n.executions).to.have.length(3);
	});

	it('of other numbers start nothing where one number is asked for', async () => {
		const parameters = { ...anyStatus, registration: 'manual', numbers: 'one', phoneNumber: '1066' };
		const n8n = await start({ parameters, credential: account() });
		expect((await post(n8n.url, statusesBody(['a']))).status).to.equal(200);
		expect((await post(n8n.url, statusesBody(['b'], '1066'))).status).to.equal(200);
		expect(ids(n8n)).to.deep.equal([[['b']]]);
	});
});
