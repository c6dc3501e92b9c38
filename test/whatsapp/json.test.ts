import { expect } from 'chai';
import type { Json } from '../../whatsapp/events/event';
import { field, listOf, textOf, upperOf } from '../../whatsapp/json';

describe('reading JSON that others wrote', () => {
	const texts: { what: string; value: Json | undefined; text: string | undefined }[] = [
		{ what: 'text as it is', value: ' Yes, please ', text: ' Yes, please ' },
		{ what: 'no empty text', value: '', text: undefined },
		{ what: 'no blank text', value: ' \n', text: undefined },
		{ what: 'text behind a line break', value: '\nYes', text: '\nYes' },
		{ what: 'an id written as a number', value: 987654321, text: '987654321' },
		{ what: 'no id that JSON rounded', value: 2 ** 53, text: undefined },
		{ what: 'no boolean', value: true, text: undefined },
		{ what: 'no object', value: { text: 'Yes' }, text: undefined },
		{ what: 'nothing where nothing is', value: undefined, text: undefined },
	];
	for (const { what, value, text } of texts) {
		it(`text: ${what}`, () => {
			expect(textOf(value)).to.equal(text);
		});
	}

	it('takes words in capitals, however they are written', () => {
		expect(upperOf(' named ')).to.equal('NAMED');
	});

	it('reads fields of objects only, and lists only as lists', () => {
		expect(field({ data: [1] }, 'data')).to.deep.equal([1]);
		expect(field(['data'], 'length')).to.equal(undefined);
		expect(field(null, 'data')).to.equal(undefined);
		expect(listOf([1])).to.deep.equal([1]);
		expect(listOf({ length: 1 })).to.deep.equal([]);
	});
});
