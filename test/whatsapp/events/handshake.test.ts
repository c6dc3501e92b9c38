import { expect } from 'chai';
import { answerHandshake } from '../../../whatsapp/events/handshake';

const token = 'verify-me';
const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': token };

describe('answerHandshake', () => {
	it('gives back the challenge exactly', () => {
		expect(answerHandshake(query, token)).to.deep.equal({ status: 200, body: '1158201444' });
		const odd = { ...query, 'hub.challenge': ' 007\n' };
		expect(answerHandshake(odd, token).body).to.equal(' 007\n');
	});

	const refused: [title: string, query: Record<string, unknown>, status: number, token?: string][] = [
		['another token', { ...query, 'hub.verify_token': 'verify-m' }, 403],
		['a longer token', { ...query, 'hub.verify_token': 'verify-me!' }, 403],
		['no token', { ...query, 'hub.verify_token': undefined }, 403],
		['a token twice', { ...query, 'hub.verify_token': [token, token] }, 403],
		['an empty token where none is set', { ...query, 'hub.verify_token': '' }, 403, ''],
		['another mode', { ...query, 'hub.mode': 'unsubscribe' }, 400],
		['no mode', { ...query, 'hub.mode': undefined }, 400],
		['no challenge', { ...query, 'hub.challenge': undefined }, 400],
		['a challenge twice', { ...query, 'hub.challenge': ['1', '2'] }, 400],
		['a browser that looks at the address', {}, 400],
	];
	for (const [title, given, status, expected = token] of refused) {
		it(`refuses ${title}, and does not tell the token`, () => {
			const answer = answerHandshake(given, expected);
			expect(answer.status).to.equal(status);
			if (expected !== '') expect(answer.body).to.not.include(expected);
		});
	}
});
