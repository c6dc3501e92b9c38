import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '..', '..', 'node-red', 'nodes');

/** "label.to" → text, for every text of a catalogue. */
function texts(value: unknown, prefix = ''): Map<string, string> {
	if (typeof value === 'string') return new Map([[prefix, value]]);
	return new Map(
		Object.entries(value as object).flatMap(([key, part]) => [
			...texts(part, prefix === '' ? key : `${prefix}.${key}`),
		]),
	);
}

const placeholders = (text: string): string[] => (text.match(/__\w+__/g) ?? []).sort();

describe('Catalogues of the Node-RED nodes', () => {
	for (const type of readdirSync(folder)) {
		const catalogue = (language: string) =>
			texts(JSON.parse(readFileSync(path.join(folder, type, 'locales', `${language}.json`), 'utf8')));

		it(`${type}: French has every text of English, with the same values in it`, () => {
			const [english, french] = [catalogue('en-US'), catalogue('fr')];
			expect([...french.keys()].sort()).to.deep.equal([...english.keys()].sort());
			for (const [key, text] of english) {
				expect(placeholders(french.get(key) ?? ''), key).to.deep.equal(placeholders(text));
			}
		});

		it(`${type}: every text that the dialog asks for is there`, () => {
			const english = catalogue('en-US');
			const html = readFileSync(path.join(folder, type, 'editor.html'), 'utf8');
			const wanted = [...html.matchAll(/data-i18n="(?:\[\w+\])?([\w-]+\.[\w.]+)"/g)].flatMap(
				([, key = '']) => (key.startsWith(`${type}.`) ? [key] : []),
			);
			expect(wanted.filter((key) => !english.has(key))).to.deep.equal([]);
		});
	}
});
