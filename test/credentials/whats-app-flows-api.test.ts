import { expect } from 'chai';
import { WhatsAppFlowsApi } from '../../credentials/WhatsAppFlowsApi.credentials';
import { accountOf, DEFAULT_API_VERSION, DEFAULT_BASE_URL } from '../../nodes/shared/account';

describe('n8n: the credential', () => {
	const type = new WhatsAppFlowsApi();
	const property = (name: string) => type.properties.find((entry) => entry.name === name);

	it('hides every secret', () => {
		for (const name of ['accessToken', 'appSecret', 'previousAppSecret', 'verifyToken']) {
			expect(property(name)?.typeOptions?.password, name).to.equal(true);
		}
	});

	it('offers the defaults that are taken for empty fields', () => {
		expect(property('apiVersion')?.default).to.equal(DEFAULT_API_VERSION);
		expect(property('baseUrl')?.default).to.equal(DEFAULT_BASE_URL);
		expect(accountOf({ apiVersion: '', baseUrl: ' ' })).to.include({
			apiVersion: DEFAULT_API_VERSION,
			baseUrl: DEFAULT_BASE_URL,
		});
	});

	it('adds the token to a request and leaves its other headers', async () => {
		if (typeof type.authenticate !== 'function') throw new Error('authenticate is no function');
		const request = { url: 'https://graph.facebook.com', headers: { Accept: 'application/json' } };
		const authenticated = await type.authenticate({ accessToken: ' SIMULATOR-TOKEN\n' }, request);
		expect(authenticated).to.deep.equal({
			url: 'https://graph.facebook.com',
			headers: { Accept: 'application/json', Authorization: 'Bearer SIMULATOR-TOKEN' },
		});
		expect(request.headers).not.to.have.property('Authorization');
	});

	it('is read without the blanks that come along when a value is copied', () => {
		const account = accountOf({
			accessToken: 'SIMULATOR-TOKEN',
			accountId: ' 2001 ',
			phoneNumberId: '1065\n',
			appSecret: ' new ',
			previousAppSecret: 'old',
			verifyToken: ' hello ',
			defaultCountry: ' de ',
			apiVersion: ' v25.0',
			baseUrl: 'http://127.0.0.1:8085//',
		});
		expect(account).to.deep.equal({
			accountId: '2001',
			phoneNumberId: '1065',
			secrets: ['new', 'old'],
			verifyToken: 'hello',
			defaultCountry: 'DE',
			apiVersion: 'v25.0',
			baseUrl: 'http://127.0.0.1:8085',
		});
	});
});
