import { expect } from 'chai';
import { templatePreview } from '../../../whatsapp/templates/preview';
import { template } from './fixtures';

describe('the preview of a template', () => {
	const cases = [
		{
			name: 'without values',
			of: 'positional_body',
			values: {},
			wanted: 'Hi {{1}}, your order {{2}} leaves at {{3}}.',
		},
		{
			name: 'with some values, the rest as placeholders',
			of: 'positional_body',
			values: { 'body.2': 77, 'body.3': '' },
			wanted: 'Hi {{1}}, your order 77 leaves at {{3}}.',
		},
		{
			name: 'a value that cannot be text stays a placeholder',
			of: 'positional_body',
			values: { 'body.1': {}, 'body.2': NaN, 'body.3': null },
			wanted: 'Hi {{1}}, your order {{2}} leaves at {{3}}.',
		},
		{
			name: 'a value that looks like a placeholder is not replaced again',
			of: 'positional_body',
			values: { 'body.1': '{{2}}', 'body.2': '$&', 'body.3': 'x' },
			wanted: 'Hi {{2}}, your order $& leaves at x.',
		},
		{
			name: 'a location without a name',
			of: 'location_header',
			values: {},
			wanted: '(location)\n\nPick it up here.',
		},
		{
			name: 'a document without a name',
			of: 'document_header',
			values: {},
			wanted: '(document)\n\nYour invoice {{1}}.',
		},
		{ name: 'an unknown header', of: 'unknown_header', values: {}, wanted: '(header hologram)\n\nHello.' },
	];
	for (const { name, of, values, wanted } of cases) {
		it(name, () => {
			expect(templatePreview(template(of), values)).to.equal(wanted);
		});
	}
});
