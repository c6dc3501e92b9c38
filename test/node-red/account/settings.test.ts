import { expect } from 'chai';
import { readSettings } from '../../../node-red/nodes/whatsapp-business-account/settings';

describe('readSettings', () => {
	it('has defaults for everything that a new account leaves empty', () => {
		expect(readSettings({})).to.deep.equal({
			phoneNumberId: '',
			phone: undefined,
			accountId: '',
			apiVersion: 'v26.0',
			baseUrl: 'https://graph.facebook.com',
			defaultCountry: undefined,
			path: '/whatsapp',
			publicUrl: '',
			registration: 'manual',
			accessToken: '',
			trust: { secrets: [], verifyToken: '', acceptUnsigned: false },
		});
	});

	it('takes spaces away that came along with a paste', () => {
		const settings = readSettings({ phoneNumberId: ' 1065 ' }, { accessToken: ' T\n', appSecret: '\tS ' });
		expect(settings.phoneNumberId).to.equal('1065');
		expect(settings.accessToken).to.equal('T');
		expect(settings.trust.secrets).to.deep.equal(['S']);
	});

	it('has the phone number without what Meta writes between its digits', () => {
		expect(readSettings({ phone: '+1 555-000-1111' }).phone).to.equal('+15550001111');
		expect(readSettings({ phone: '' }).phone).to.equal(undefined);
	});

	it('has the newer secret first, and none that is empty', () => {
		const { trust } = readSettings({}, { appSecret: 'new', previousAppSecret: 'old' });
		expect(trust.secrets).to.deep.equal(['new', 'old']);
		expect(readSettings({}, { appSecret: '', previousAppSecret: 'old' }).trust.secrets).to.deep.equal([
			'old',
		]);
	});

	it('accepts unsigned webhooks only for a real true', () => {
		const unsigned = (value: unknown) =>
			readSettings({ acceptUnsigned: value as boolean }).trust.acceptUnsigned;
		expect([true, 'true', 1, undefined].map(unsigned)).to.deep.equal([true, false, false, false]);
	});

	it('writes a path with its slash and a country in capitals', () => {
		const { path, defaultCountry } = readSettings({ path: 'hook', defaultCountry: 'de' });
		expect([path, defaultCountry]).to.deep.equal(['/hook', 'DE']);
	});
});
