import { expect } from 'chai';
import fc from 'fast-check';
import { isoTime, readTimestamp, windowEnd } from '../../../whatsapp/events/time';

describe('readTimestamp', () => {
	const cases: [value: unknown, milliseconds: number | undefined][] = [
		['1790000000', 1790000000000],
		[1790000000, 1790000000000],
		['1790000000123', 1790000000123],
		[1790000000123, 1790000000123],
		['1790000000.9', 1790000000900],
		[999999999999, 999999999999000],
		[1000000000000, 1000000000000],
		['', undefined],
		[' ', undefined],
		['0', undefined],
		[0, undefined],
		[-5, undefined],
		['yesterday', undefined],
		['2026-11-22T10:00:00Z', undefined],
		[Number.NaN, undefined],
		[Infinity, undefined],
		[9e15, undefined],
		[null, undefined],
		[undefined, undefined],
		[true, undefined],
		[['1790000000'], undefined],
		[{}, undefined],
	];
	for (const [value, milliseconds] of cases) {
		it(`reads ${value === undefined ? 'nothing' : JSON.stringify(value)} (${typeof value}) as ${milliseconds}`, () => {
			expect(readTimestamp(value)).to.equal(milliseconds);
		});
	}
});

describe('isoTime', () => {
	it('writes every moment as Date does, in any order', () => {
		const moment = fc.oneof(
			fc.integer({ min: 1, max: 8.64e15 }),
			fc.integer({ min: 1789999000, max: 1790001000 }).map((seconds) => seconds * 1000),
		);
		fc.assert(
			fc.property(fc.array(moment), (moments) => {
				expect(moments.map(isoTime)).to.deep.equal(moments.map((at) => new Date(at).toISOString()));
			}),
		);
	});
});

describe('windowEnd', () => {
	it('is 24 hours later', () => {
		expect(windowEnd(1790000000000)).to.equal('2026-09-22T14:13:20.000Z');
	});

	it('is nothing beyond the end of time', () => {
		expect(windowEnd(8.64e15)).to.equal(undefined);
	});
});
