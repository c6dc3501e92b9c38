import { expect } from 'chai';
import { ana, startHarness, startReceiver, text, type Harness, type Receiver } from './world';

describe('subscriptions and overrides', () => {
	let harness: Harness;
	let other: Receiver;
	before(async () => {
		harness = await startHarness({ webhookTimeoutMs: 200 });
	});
	beforeEach(async () => {
		other = await startReceiver();
		await harness.restart();
	});
	afterEach(() => other.close());
	after(() => harness.close());

	const overrideAccount = (url = other.url) =>
		harness.graph('POST', '/2001/subscribed_apps', {
			override_callback_uri: url,
			verify_token: 'secret-token',
		});
	const overrideNumber = (url = other.url) =>
		harness.graph('POST', '/1065', {
			webhook_configuration: { override_callback_uri: url, verify_token: 'secret-token' },
		});
	const configuration = async () =>
		(await harness.graph('GET', '/1065?fields=webhook_configuration')).body['webhook_configuration'];
	const say = async () => {
		await harness.control.say(ana, 'Hello', { phoneNumberId: '1065' });
		await harness.control.idle();
	};

	it('ask the callback for the challenge with the verify token', async () => {
		expect((await overrideNumber()).body).to.deep.equal({ success: true });
		expect(other.handshakes).to.deep.equal(['secret-token']);
		expect(await configuration()).to.deep.equal({
			phone_number: other.url,
			application: harness.receiver.url,
		});
	});

	it('keep what the address already carries in its query', async () => {
		const url = `${other.url}?tenant=7`;
		await overrideNumber(url);
		await say();
		expect((await harness.control.webhooks())[0]?.url).to.equal(url);
		expect(other.messages()).to.have.length(1);
	});

	type Refusal = [what: string, change: (receiver: Receiver) => void, says: string];
	const refusals: Refusal[] = [
		['answers 403', (one) => (one.challenge = () => ({ status: 403, body: '' })), 'HTTP Status Code = 403'],
		['echoes something else', (one) => (one.challenge = () => ({ status: 200, body: 'ok' })), 'challenge'],
		[
			'puts the challenge in quotes',
			(one) => (one.challenge = (body) => ({ status: 200, body: `"${body}"` })),
			'challenge',
		],
		['redirects', (one) => (one.challenge = (body) => ({ status: 302, body })), 'HTTP Status Code = 302'],
	];
	for (const [what, change, says] of refusals) {
		it(`refuse a callback that ${what} (2200), and change nothing`, async () => {
			change(other);
			for (const attempt of [overrideAccount, overrideNumber]) {
				const { status, body } = await attempt();
				expect(status).to.equal(400);
				expect(body.error).to.include({ code: 2200, type: 'OAuthException' });
				expect(body.error?.message).to.contain(says);
			}
			expect(await configuration()).to.deep.equal({ application: harness.receiver.url });
		});
	}

	it('refuse a callback that nobody answers', async () => {
		expect((await overrideNumber('http://127.0.0.1:9/x')).body.error?.code).to.equal(2200);
	});

	const badInput: [what: string, body: unknown][] = [
		[
			'an address of more than 200 characters',
			{ override_callback_uri: `https://a.example/${'x'.repeat(200)}`, verify_token: 'a' },
		],
		['an address that is none', { override_callback_uri: 'hook', verify_token: 'a' }],
		['an address of another kind', { override_callback_uri: 'file:///etc/passwd', verify_token: 'a' }],
		['no verify token', { override_callback_uri: 'https://a.example' }],
	];
	for (const [what, body] of badInput) {
		it(`refuse ${what} (100)`, async () => {
			expect((await harness.graph('POST', '/2001/subscribed_apps', body)).body.error?.code).to.equal(100);
			const { body: answer } = await harness.graph('POST', '/1065', { webhook_configuration: body });
			expect(answer.error?.code).to.equal(100);
		});
	}

	it('route by phone number, then account, then app', async () => {
		const third = await startReceiver();
		await overrideAccount();
		await overrideNumber(third.url);
		expect(await configuration()).to.deep.equal({
			phone_number: third.url,
			whatsapp_business_account: other.url,
			application: harness.receiver.url,
		});
		await say();
		await harness.graph('POST', '/1065', { webhook_configuration: { override_callback_uri: '' } });
		await say();
		await harness.graph('POST', '/2001/subscribed_apps');
		await say();
		expect([third, other, harness.receiver].map((one) => one.messages().length)).to.deep.equal([1, 1, 1]);
		await third.close();
	});

	it('leave the other number alone', async () => {
		await overrideNumber();
		await harness.control.say(ana, 'Hello', { phoneNumberId: '1066' });
		await harness.control.idle();
		expect(other.messages()).to.be.empty;
		expect(harness.receiver.messages()).to.have.length(1);
	});

	it('cover the messages field only', async () => {
		await overrideAccount();
		await overrideNumber();
		await harness.control.emit('account_update', { event: 'X' });
		await harness.control.idle();
		expect(harness.receiver.received).to.have.length(1);
		expect(other.received).to.be.empty;
	});

	it('list the subscribed app and its override', async () => {
		await overrideAccount();
		const { body } = await harness.graph('GET', '/2001/subscribed_apps');
		const [app] = body['data'] as Record<string, unknown>[];
		expect(app?.['override_callback_uri']).to.equal(other.url);
		expect(app?.['whatsapp_business_api_data']).to.include({ id: '9000' });
	});

	it('deliver nothing to an app that is not subscribed, and refuse its overrides', async () => {
		await harness.graph('DELETE', '/2001/subscribed_apps');
		expect((await harness.graph('GET', '/2001/subscribed_apps')).body['data']).to.deep.equal([]);
		await harness.sendId(text(ana));
		await harness.control.idle();
		expect(harness.receiver.received).to.be.empty;
		for (const attempt of [overrideAccount, overrideNumber]) {
			expect((await attempt()).body.error?.message).to.contain('must be subscribed');
		}
	});

	it('take the app’s one callback with its own token and the handshake', async () => {
		const options = { token: '9000|simulator-app-secret' };
		const input = {
			object: 'whatsapp_business_account',
			callback_url: other.url,
			verify_token: 'app-token',
			fields: 'messages,flows',
		};
		const query = new URLSearchParams(input).toString();
		const attempts: [string, unknown][] = [
			['/9000/subscriptions', input],
			['/9000/subscriptions', new URLSearchParams(input)],
			[`/9000/subscriptions?${query}`, undefined],
		];
		for (const [path, body] of attempts) {
			expect((await harness.graph('POST', path, body, options)).body).to.deep.equal({ success: true });
		}
		expect(other.handshakes).to.deep.equal(['app-token', 'app-token', 'app-token']);
		const { body } = await harness.graph('GET', '/9000/subscriptions', undefined, options);
		expect(body['data']).to.have.nested.property('[0].callback_url', other.url);
		await say();
		await harness.control.emit('account_update', {});
		await harness.control.idle();
		expect(other.received).to.have.length(1);
		await harness.graph('DELETE', '/9000/subscriptions', undefined, options);
		await say();
		expect(other.received).to.have.length(1);
	});
});
