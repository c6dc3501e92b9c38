import { expect } from 'chai';
import { receiveWebhook, type WebhookRequest } from '../../../whatsapp/events/receive';
import { signBody } from '../../../whatsapp/events/signature';
import { comparable, fixtureSecret, webhookCases } from '../../fixtures/webhooks/cases';

const secret = fixtureSecret;

function request(text: string, changes: Partial<WebhookRequest> = {}): WebhookRequest {
	const rawBody = Buffer.from(text);
	return { rawBody, signature: signBody(rawBody, secret), secrets: [secret], ...changes };
}

describe('receiveWebhook', () => {
	for (const { name, body, events } of webhookCases()) {
		it(`takes the signed bytes of ${name}`, () => {
			const outcome = receiveWebhook(request(JSON.stringify(body)));
			expect(outcome.status).to.equal(200);
			expect('events' in outcome && outcome.events.map(comparable)).to.deep.equal(events);
		});
	}

	const webhook = '{"object":"whatsapp_business_account","entry":[]}';
	const empty: { status: number; events: [] } = { status: 200, events: [] };
	const outcomes: [
		title: string,
		request: WebhookRequest,
		expected: { status: number; events?: []; problem?: RegExp },
	][] = [
		['a signed webhook', request(webhook), empty],
		['an unsigned one', request(webhook, { signature: undefined }), { status: 401, problem: /missing/ }],
		['a wrong signature', request(webhook, { secrets: ['other'] }), { status: 401, problem: /does not fit/ }],
		['half a signature', request(webhook, { signature: 'sha256=12' }), { status: 401, problem: /64 hex/ }],
		['no secret', request(webhook, { secrets: [] }), { status: 401, problem: /No app secret/ }],
		['an empty secret', request(webhook, { secrets: [''] }), { status: 401, problem: /No app secret/ }],
		[
			'unsigned, which the user accepts',
			request(webhook, { signature: undefined, acceptUnsigned: true }),
			empty,
		],
		['no secret, which the user accepts', request(webhook, { secrets: [], acceptUnsigned: true }), empty],
		[
			'a wrong signature where unsigned is accepted',
			request(webhook, { secrets: ['other'], acceptUnsigned: true }),
			{ status: 401, problem: /does not fit/ },
		],
		['signed, but not JSON', request('hello'), { status: 400, problem: /not JSON/ }],
		['signed, but empty', request(''), { status: 400, problem: /not JSON/ }],
		['signed JSON of another kind', request('{"hello":1}'), { status: 400, problem: /no webhook/ }],
		['a signed list', request('[]'), { status: 400, problem: /no webhook/ }],
	];
	for (const [title, given, expected] of outcomes) {
		it(`answers ${title}`, () => {
			const outcome = receiveWebhook(given);
			if (expected.problem !== undefined) {
				expect(outcome).to.have.property('status', expected.status);
				expect(outcome).to.have.property('problem').that.matches(expected.problem);
			} else expect(outcome).to.deep.equal(expected);
		});
	}

	it('reads nothing of an unsigned body, not even whether it is JSON', () => {
		expect(receiveWebhook(request('hello', { signature: undefined })).status).to.equal(401);
	});

	it('says nothing of secrets, signature or content in its problems', () => {
		const problem = receiveWebhook(request('{"text":"private"}'));
		const unsigned = receiveWebhook(request('private', { secrets: ['other-secret'] }));
		for (const { problem: text } of [problem, unsigned] as { problem: string }[]) {
			expect(text).to.not.match(/private|secret-of|other-secret|[0-9a-f]{16}/);
		}
	});
});
