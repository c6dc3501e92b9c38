import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { ana, startHarness, text, type GraphOptions, type Harness } from './world';

interface Case {
	what: string;
	method?: string;
	path: string;
	body?: unknown;
	options?: GraphOptions;
	status: number;
	code: number;
	subcode?: number;
}

const message = { messaging_product: 'whatsapp', ...text(ana) };

const cases: Case[] = [
	{ what: 'no token', path: '/1065', options: { token: '' }, status: 401, code: 190, subcode: 463 },
	{ what: 'a wrong token', path: '/1065', options: { token: 'WRONG' }, status: 401, code: 190 },
	{
		what: 'an expired token',
		path: '/1065',
		options: { token: 'OLD' },
		status: 401,
		code: 190,
		subcode: 463,
	},
	{
		what: 'a token that is no bearer',
		path: '/1065',
		options: { token: '', headers: { authorization: 'SIMULATOR-TOKEN' } },
		status: 401,
		code: 190,
		subcode: 463,
	},
	{ what: 'a version that has ended', path: '/1065', options: { version: 'v20.0' }, status: 400, code: 2635 },
	{ what: 'a version of long ago', path: '/1065', options: { version: 'v3.2' }, status: 400, code: 2635 },
	{ what: 'a version to come', path: '/1065', options: { version: 'v99.0' }, status: 400, code: 2500 },
	{ what: 'no version', path: '/messages', options: { version: '1065' }, status: 400, code: 2500 },
	{ what: 'an unknown id', path: '/404', status: 400, code: 100, subcode: 33 },
	{
		what: 'a message from an unknown number',
		method: 'POST',
		path: '/404/messages',
		body: message,
		status: 400,
		code: 100,
		subcode: 33,
	},
	{
		what: 'a message from the account',
		method: 'POST',
		path: '/2001/messages',
		body: message,
		status: 400,
		code: 2500,
	},
	{ what: 'an unknown edge', path: '/1065/poems', status: 400, code: 2500 },
	{ what: 'reading messages', path: '/1065/messages', status: 400, code: 100 },
	{ what: 'app subscriptions without the app token', path: '/9000/subscriptions', status: 400, code: 15 },
	{ what: 'a limit of zero', path: '/2001/message_templates?limit=0', status: 400, code: 100 },
	{
		what: 'a cursor that was never given',
		path: '/2001/message_templates?after=abc',
		status: 400,
		code: 100,
	},
];

describe('the Graph API', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness();
		await harness.control.addToken({ token: 'OLD', expiresAt: '2026-01-01T00:00:00Z' });
		await harness.control.addToken({ token: 'NEW', expiresAt: '2999-01-01T00:00:00Z' });
	});
	after(() => harness.close());

	for (const { what, method, path, body, options, status, code, subcode } of cases) {
		it(`refuses ${what} with ${code}`, async () => {
			const answer = await harness.graph(method ?? 'GET', path, body, options);
			expect(answer.status).to.equal(status);
			expect(answer.body.error?.code).to.equal(code);
			expect(answer.body.error?.error_subcode).to.equal(subcode);
		});
	}

	for (const token of ['NEW', 'SIMULATOR-TOKEN', '9000|simulator-app-secret']) {
		it(`takes the token ${token}`, async () => {
			expect((await harness.graph('GET', '/1065', undefined, { token })).status).to.equal(200);
		});
	}

	it('refuses a body that is no JSON with 100', async () => {
		const response = await fetch(`${harness.simulator.url}/v24.0/1065/messages`, {
			method: 'POST',
			headers: { authorization: 'Bearer SIMULATOR-TOKEN', 'content-type': 'application/json' },
			body: '{"to":',
		});
		expect(response.status).to.equal(400);
		expect(((await response.json()) as { error: { code: number } }).error.code).to.equal(100);
	});

	it('gives the fields of a phone number that were asked for', async () => {
		const fields = 'display_phone_number,verified_name,quality_rating,throughput,health_status';
		const { body } = await harness.graph('GET', `/1065?fields=${fields}`);
		expect(body).to.deep.equal({
			display_phone_number: '+1 555-000-1111',
			verified_name: 'Sunny Bakery',
			quality_rating: 'GREEN',
			throughput: { level: 'STANDARD' },
			health_status: {
				can_send_message: 'AVAILABLE',
				entities: [{ entity_type: 'PHONE_NUMBER', id: '1065', can_send_message: 'AVAILABLE' }],
			},
			id: '1065',
		});
	});

	it('lists the phone numbers of the account', async () => {
		const { body } = await harness.graph('GET', '/2001/phone_numbers?fields=id,verified_name');
		expect(body['data']).to.deep.equal([
			{ id: '1065', verified_name: 'Sunny Bakery' },
			{ id: '1066', verified_name: 'Sunny Bakery Orders' },
		]);
	});

	it('changes the business profile', async () => {
		const about = 'Bread and cakes';
		await harness.graph('POST', '/1065/whatsapp_business_profile', { messaging_product: 'whatsapp', about });
		const { body } = await harness.graph('GET', '/1065/whatsapp_business_profile?fields=about,vertical');
		const [profile] = body['data'] as { about: string; vertical: string }[];
		expect(profile).to.include({ about, vertical: 'RESTAURANT' });
	});

	describe('encryption key', () => {
		const pem = (bits: number) =>
			generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type: 'spki', format: 'pem' });
		const path = '/1065/whatsapp_business_encryption';

		it('takes a 2048-bit key as form and as JSON', async () => {
			const key = String(pem(2048));
			for (const body of [new URLSearchParams({ business_public_key: key }), { business_public_key: key }]) {
				expect((await harness.graph('POST', path, body)).body).to.deep.equal({ success: true });
				expect((await harness.graph('GET', path)).body).to.deep.equal({
					business_public_key: key,
					business_public_key_signature_status: 'VALID',
				});
			}
		});

		for (const [what, key] of [
			['a short key', pem(1024)],
			['no key at all', 'abc'],
		] as const) {
			it(`refuses ${what}`, async () => {
				const { status } = await harness.graph('POST', path, { business_public_key: String(key) });
				expect(status).to.equal(400);
			});
		}
	});
});
