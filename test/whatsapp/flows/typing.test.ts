import { expect } from 'chai';
import fc from 'fast-check';
import type { Json } from '../../../whatsapp/events/event';
import { type AnswerType, toType } from '../../../whatsapp/flows/typing';

describe('types of answers', () => {
	const cases: [value: Json, type: AnswerType, expected: Json][] = [
		['4', 'auto', 4],
		['-2.50', 'auto', -2.5],
		['true', 'auto', true],
		['Yes', 'auto', 'Yes'],
		['0049151234', 'auto', '0049151234'],
		['+15551234567', 'auto', '+15551234567'],
		['12345678901234567', 'auto', '12345678901234567'],
		['2025-03-21', 'auto', '2025-03-21'],
		['', 'auto', ''],
		[['1', 'two', '3'], 'auto', [1, 'two', 3]],
		['007', 'number', 7],
		['4,5', 'number', 4.5],
		['1,000', 'number', '1,000'],
		['four', 'number', 'four'],
		['', 'number', ''],
		[4, 'number', 4],
		['Yes', 'boolean', true],
		['no', 'boolean', false],
		['1', 'boolean', true],
		[0, 'boolean', false],
		['maybe', 'boolean', 'maybe'],
		[true, 'text', 'true'],
		[['a', 'b'], 'text', 'a, b'],
		[{ a: 1 }, 'text', '{"a":1}'],
		[null, 'text', ''],
		['a', 'list', ['a']],
		[['a'], 'list', ['a']],
		['', 'list', []],
		['2025-03-21', 'date', '2025-03-21'],
		['next week', 'date', 'next week'],
		// Meta's own example of a date before Flow JSON 5.0.
		['1711013400000', 'date', '2024-03-21'],
		// 21 March, midnight in Berlin, in New York, in Auckland (standard time).
		['1742511600000', 'date', '2025-03-21'],
		['1742529600000', 'date', '2025-03-21'],
		['1753012800000', 'date', '2025-07-21'],
		[1742511600000, 'date', '2025-03-21'],
		[
			{ 'start-date': '1742511600000', 'end-date': '1742770800000' },
			'date',
			{ 'start-date': '2025-03-21', 'end-date': '2025-03-24' },
		],
	];
	for (const [value, type, expected] of cases) {
		it(`${JSON.stringify(value)} as ${type} is ${JSON.stringify(expected)}`, () => {
			expect(toType(value, type)).to.deep.equal(expected);
		});
	}

	it('makes a number of every number that is written plainly, and loses none of its digits', () => {
		fc.assert(
			fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (number) => {
				expect(toType(String(number), 'auto')).to.equal(number);
			}),
		);
	});
});
