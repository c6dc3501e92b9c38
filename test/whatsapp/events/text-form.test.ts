import { expect } from 'chai';
import { plainForm } from '../../../whatsapp/events/text-form';

describe('plainForm', () => {
	const same: [string, string][] = [
		['Yes', ' YES '],
		['Sí, claro', 'si,  CLARO'],
		['Café', 'Cafe\u0301'],
		['Straße', 'STRASSE'],
		['İstanbul', 'istanbul'],
		['ΣΟΦΟΣ', 'σοφός'],
		['Ёлка', 'елка'],
		['two\u00a0words', 'two\n words'],
		['❤️ it', '❤ it'],
		['☎️', '☎'],
		['1️⃣ one', '1⃣ one'],
		['\u200eYes\u200f', 'yes'],
		['１２ ＡＢ', '12 ab'],
	];
	for (const [one, other] of same) {
		it(`${JSON.stringify(one)} is ${JSON.stringify(other)}`, () => {
			expect(plainForm(one)).to.equal(plainForm(other));
		});
	}

	const different: [string, string][] = [
		['Yes', 'Yes!'],
		['👍🏽', '👍🏻'],
		['👍🏽', '👍'],
		['👩‍🍳', '👩🍳'],
		['हाँ', 'हा'],
		['ไม่', 'ไม'],
		['が', 'か'],
		['', 'a'],
	];
	for (const [one, other] of different) {
		it(`${JSON.stringify(one)} is not ${JSON.stringify(other)}`, () => {
			expect(plainForm(one)).to.not.equal(plainForm(other));
		});
	}

	it('stays as it is when made again', () => {
		for (const text of [...same, ...different].flat()) {
			expect(plainForm(plainForm(text))).to.equal(plainForm(text));
		}
	});

	it('takes no time worth speaking of for a text made to take long', () => {
		const started = performance.now();
		for (const unit of ['\u0301', 'a\u0301', ' ', '\u200b', 'İ']) plainForm(`a${unit.repeat(1_000_000)}b`);
		expect(performance.now() - started).to.be.lessThan(500);
	});
});
