import { expect } from 'chai';
import type { IExecuteFunctions } from 'n8n-workflow';
import { parameter } from '../../../nodes/shared/parameters';

/** Counts how often n8n is asked, which is what costs. */
function contextWith(parameters: object): { context: IExecuteFunctions; asked: string[] } {
	const asked: string[] = [];
	const context = {
		getNode: () => ({ parameters }),
		getNodeParameter: (name: string, item: number) => {
			asked.push(`${name}[${item}]`);
			return item;
		},
	};
	return { context: context as unknown as IExecuteFunctions, asked };
}

describe('n8n: reading parameters', () => {
	const cases: { what: string; name: string; parameters: object; asked: string[] }[] = [
		{ what: 'a fixed value once', name: 'to', parameters: { to: '+1555' }, asked: ['to[0]'] },
		{ what: 'a missing one once', name: 'to', parameters: {}, asked: ['to[0]'] },
		{
			what: 'an expression for each item',
			name: 'to',
			parameters: { to: '={{ $json.to }}' },
			asked: ['to[0]', 'to[1]'],
		},
		{
			what: 'an expression deep inside for each item',
			name: 'variables.value',
			parameters: { variables: { value: { 'body.1': 'Ana', 'body.2': '={{ $json.x }}' } } },
			asked: ['variables.value[0]', 'variables.value[1]'],
		},
		{
			what: 'a part of a fixed one once',
			name: 'options.preview',
			parameters: { options: { preview: true }, to: '={{ $json.to }}' },
			asked: ['options.preview[0]'],
		},
	];
	for (const { what, name, parameters, asked: expected } of cases) {
		it(`reads ${what}`, () => {
			const { context, asked } = contextWith(parameters);
			const valueOf = parameter<number>(context, name);
			expect(asked).to.deep.equal([]);
			valueOf(0);
			valueOf(1);
			expect(asked).to.deep.equal(expected);
		});
	}
});
