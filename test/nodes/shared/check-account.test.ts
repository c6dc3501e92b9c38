import { expect } from 'chai';
import { accountOf } from '../../../nodes/shared/account';
import { checkAccount } from '../../../nodes/shared/check-account';
import type { Json } from '../../../whatsapp/events/event';
import { rejection } from '../rejection';

const numbers = (count: number): Json[] =>
	Array.from({ length: count }, (_value, index) => ({
		id: String(1065 + index),
		display_phone_number: `+1 555 000 111${index}`,
		verified_name: 'Sunny Bakery',
	}));

describe('n8n: trying a credential out', () => {
	const check = (phoneNumberId: string, data: Json[]) =>
		checkAccount(accountOf({ accountId: '2001', phoneNumberId }), () =>
			Promise.resolve({ status: 200, body: { data } }),
		);

	it('is content with a number of the account, or with none chosen', async () => {
		await check('1066', numbers(2));
		await check('', numbers(2));
		await check('', []);
	});

	const wrong: [what: string, data: Json[], says: string][] = [
		[
			'another one',
			numbers(1),
			'9 is none of the numbers of this account, which has 1065 (+1 555 000 1110 · Sunny Bakery).',
		],
		['no number at all', [], 'this account has no numbers yet. Add one in WhatsApp Manager.'],
	];
	for (const [what, data, says] of wrong) {
		it(`says which numbers the account has: ${what}`, async () => {
			expect((await rejection(check('9', data))).message).to.equal(`Phone Number ID: ${says}`);
		});
	}

	it('names no more than a few', async () => {
		const { message } = await rejection(check('9', numbers(9)));
		expect(message.match(/Sunny Bakery/g)).to.have.length(5);
		expect(message).to.match(/ and others\.$/);
	});
});
