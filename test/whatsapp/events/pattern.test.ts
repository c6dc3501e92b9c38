import { expect } from 'chai';
import fc from 'fast-check';
import { compilePattern } from '../../../whatsapp/events/pattern';
import { FieldError } from '../../../whatsapp/field-error';

const field = 'Rule 1, pattern';

describe('compilePattern', () => {
	const cases: [pattern: string, matching: string[], others: string[]][] = [
		['^order \\d+$', ['order 77', 'ORDER 1'], ['order', 'my order 77', 'order 77!']],
		['\\b(yes|ok(ay)?)\\b', ['Yes please', 'well, okay'], ['yesterday', 'okra', '']],
		['^\\w+@\\w+\\.[a-z]{2,4}$', ['ana@example.com'], ['ana@example', 'ana@example.museum']],
		['colou?r', ['Color', 'the colour'], ['colouur']],
		['^[^\\]x-z]+$', ['abc'], ['a]', 'x', '']],
		['^(?<day>\\d{1,2})[./](?:\\d{1,2})$', ['1.2', '31/12'], ['1-2', '111.2']],
		['^.$', ['é', '😀'], ['', 'ab', '\n']],
		['^\\p{L}+$', ['Grüße', 'привет'], ['a1']],
		['\\u{1F600}|\\ud83d\\ude01', ['a😀', '😁'], ['😂']],
		['^(a|)*b?$', ['', 'aab', 'b'], ['ba']],
		['^a{0}b{2}?$', ['bb'], ['abb', 'b', 'bbb']],
		['^(?:)$', [''], ['a']],
		['a||b', ['', 'x'], []],
		['[]', [], ['', 'a']],
		['^[(|)*+?]+$', ['(|)*+?'], ['a']],
		['\\(\\/\\)', ['(/)'], ['/']],
		['\\x41\\cJ?\\0?', ['a'], ['b']],
	];
	for (const [pattern, matching, others] of cases) {
		it(`/${pattern}/ matches what JavaScript matches`, () => {
			const matches = compilePattern(pattern, field);
			for (const text of matching) expect(matches(text), text).to.be.true;
			for (const text of others) expect(matches(text), text).to.be.false;
			const native = new RegExp(pattern, 'iu');
			for (const text of [...matching, ...others]) expect(matches(text), text).to.equal(native.test(text));
		});
	}

	it("agrees with JavaScript's own engine on patterns and texts of all kinds", () => {
		let compared = 0;
		fc.assert(
			fc.property(anyPattern(), anyText(), (pattern, text) => {
				const matches = compiled(pattern);
				if (matches === undefined) return;
				compared++;
				expect(matches(text), `/${pattern}/ on ${JSON.stringify(text)}`).to.equal(
					new RegExp(pattern, 'iu').test(text),
				);
			}),
			{ numRuns: 3000 },
		);
		expect(compared).to.be.greaterThan(2000);
	});

	const runaways = ['(a+)+$', '(a|a)*b', '(.*)*x', 'a*a*a*a*a*a*b', '(\\w+\\s?)+!$', '(?:a{0,15}){0,15}b'];
	for (const pattern of runaways) {
		it(`/${pattern}/ cannot run away`, () => {
			const matches = compilePattern(pattern, field);
			const started = performance.now();
			expect(matches(`${'a'.repeat(4095)}?`)).to.be.false;
			expect(performance.now() - started).to.be.lessThan(1000);
		});
	}

	const refused: [pattern: string, problem: RegExp][] = [
		['(', /not a regular expression: Unterminated group/],
		['[z-a]', /not a regular expression: Range out of order/],
		['a**', /not a regular expression/],
		['^(?=a)', /looks ahead or behind/],
		['(?!a)b', /looks ahead or behind/],
		['(?<=a)b', /looks ahead or behind/],
		['(?<!a)b', /looks ahead or behind/],
		['(a)\\1', /refers back/],
		['(?<x>a)\\k<x>', /refers back/],
		['(a{50}){50}', /repeats too much/],
		['a{1000000000}', /repeats too much/],
		['(){1000000000}', /repeats too much/],
		['(((){1000}){1000}){1000}', /repeats too much/],
		['a'.repeat(501), /501 characters; at most 500/],
	];
	for (const [pattern, problem] of refused) {
		it(`refuses /${pattern.slice(0, 30)}/ and says why`, () => {
			const started = performance.now();
			expect(() => compilePattern(pattern, field)).to.throw(FieldError, problem);
			expect(() => compilePattern(pattern, field)).to.throw(/^Rule 1, pattern: /);
			expect(performance.now() - started).to.be.lessThan(500);
		});
	}

	it('takes groups as deep as a pattern can nest them', () => {
		expect(compilePattern(`${'('.repeat(249)}a${')'.repeat(249)}`, field)('a')).to.be.true;
	});
});

/** Nothing for what JavaScript refuses too, and for what is too large. */
function compiled(pattern: string): ((text: string) => boolean) | undefined {
	try {
		return compilePattern(pattern, field);
	} catch (error) {
		expect(error).to.be.instanceOf(FieldError);
		return undefined;
	}
}

function anyText(): fc.Arbitrary<string> {
	const unit = fc.constantFrom('a', 'b', 'A', 'é', 'É', '1', ' ', '.', '\u212a', 'k', 'ſ', 's', '\n', '-');
	return fc.string({ unit, maxLength: 12 });
}

function anyPattern(): fc.Arbitrary<string> {
	const atoms = 'a b é . k s 1 \\d \\w \\W \\s \\p{L} [ab] [^a] [\\]a-] \\. \\u0061 \\x62 ^ $ \\b \\B'.split(
		' ',
	);
	const atom = fc.constantFrom(...atoms);
	return fc.letrec<{ pattern: string }>((tie) => {
		const inner = tie('pattern');
		const sign = fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?', '{0}');
		return {
			pattern: fc.oneof(
				{ depthSize: 'medium', withCrossShrink: true },
				atom,
				fc.array(inner, { maxLength: 4 }).map((parts) => parts.join('')),
				fc.tuple(inner, inner).map(([one, other]) => `(?:${one}|${other})`),
				fc.tuple(inner, sign).map(([item, times]) => `(${item})${times}`),
			),
		};
	}).pattern;
}
