import { expect } from 'chai';
import { readRecipient } from '../../../whatsapp/messages/recipient';

describe('readRecipient of the contact in an event', () => {
	const cases = [
		{
			contact: { phone: '+15551234567', waId: '15551234567', userId: 'US.134' },
			recipient: { to: '+15551234567' },
		},
		{
			contact: { userId: 'US.13491208655302741918', username: 'ana' },
			recipient: { recipient: 'US.13491208655302741918' },
		},
		{ contact: { waId: '15551234567' }, recipient: { to: '+15551234567' } },
	];
	for (const { contact, recipient } of cases) {
		it(JSON.stringify(contact), () => {
			expect(readRecipient(contact)).to.deep.equal(recipient);
		});
	}

	it('refuses one that cannot be addressed', () => {
		expect(() => readRecipient({ name: 'Ana' })).to.throw('To: is an object');
	});
});
