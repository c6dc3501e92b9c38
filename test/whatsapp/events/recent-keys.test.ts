import { expect } from 'chai';
import { RecentKeys } from '../../../whatsapp/events/recent-keys';

describe('RecentKeys', () => {
	it('takes a key once', () => {
		const keys = new RecentKeys(10);
		expect([keys.add('a'), keys.add('b'), keys.add('a'), keys.add('b')]).to.deep.equal([
			true,
			true,
			false,
			false,
		]);
	});

	it('forgets the oldest key beyond its limit, and only that', () => {
		const keys = new RecentKeys(2);
		for (const key of ['a', 'b', 'c']) keys.add(key);
		expect(keys.add('b')).to.be.false;
		expect(keys.add('c')).to.be.false;
		expect(keys.add('a')).to.be.true;
		expect(keys.add('b')).to.be.true;
	});

	for (const limit of [0, -1, 1.5, Number.NaN]) {
		it(`refuses the limit ${limit}`, () => {
			expect(() => new RecentKeys(limit)).to.throw(RangeError, 'at least 1');
		});
	}
});
