import { expect } from 'chai';
import { compareVariables, templateVariables } from '../../../whatsapp/templates/variables';
import { template, templateOf } from './fixtures';

const variable = (name: string, id: string) => templateVariables(template(name)).find((one) => one.id === id);

describe('the variables of a template', () => {
	const cases = [
		{
			of: 'positional_body',
			wanted: {
				id: 'body.2',
				label: 'Body: {{2}}',
				kind: 'text',
				place: 'body',
				required: true,
				example: '77',
				limit: 32768 - 'Hi , your order  leaves at .'.length,
				hint: 'Stands in: Hi {{1}}, your order {{2}} leaves at {{3}}.',
			},
		},
		{
			of: 'named_body',
			wanted: {
				id: 'header.shop',
				label: 'Header: shop',
				kind: 'text',
				place: 'header',
				required: true,
				example: 'Sunny Bakery',
				limit: 60 - 'Spring at '.length,
				hint: 'Stands in: Spring at {{shop}}',
			},
		},
		{
			of: 'named_body',
			wanted: {
				id: 'button.1.payload',
				label: 'Button "Later": payload',
				kind: 'payload',
				place: 'button',
				required: false,
				limit: 256,
				hint: "Comes back when the button is tapped; without it the button's text does.",
			},
		},
		{
			of: 'image_header',
			wanted: {
				id: 'header.image',
				label: 'Header: image',
				kind: 'image',
				place: 'header',
				required: true,
				example: 'https://scontent.whatsapp.net/v/t61/image?oe=1',
				hint: 'An https link, or the id of an uploaded file.',
			},
		},
		{
			// The handle of an upload for review is no example: it cannot be sent.
			of: 'document_header',
			wanted: {
				id: 'header.document',
				label: 'Header: document',
				kind: 'document',
				place: 'header',
				required: true,
				hint: 'An https link, or the id of an uploaded file.',
			},
		},
		{
			of: 'url_buttons',
			wanted: {
				id: 'button.1.url',
				label: 'Button "Track": end of the link',
				kind: 'url',
				place: 'button',
				required: true,
				example: '77',
				limit: 2000 - 'https://bakery.example/o/'.length,
				hint: 'Stands in: https://bakery.example/o/{{1}}',
			},
		},
		{
			of: 'carousel',
			wanted: {
				id: 'card.1.button.1.url',
				label: 'Card 2, button "Buy": end of the link',
				kind: 'url',
				place: 'card',
				required: true,
				example: 'loaf-1',
				limit: 2000 - 'https://bakery.example/p/'.length,
				hint: 'Stands in: https://bakery.example/p/{{1}}',
			},
		},
		{
			of: 'otp_copy_code',
			wanted: {
				id: 'otp.code',
				label: 'One-time code',
				kind: 'code',
				place: 'body',
				required: true,
				example: '123456',
				limit: 15,
				hint: 'Goes into the text and into the button.',
			},
		},
	] as const;
	for (const { of, wanted } of cases) {
		it(`${of}: ${wanted.id}`, () => {
			expect(variable(of, wanted.id)).to.deep.equal(wanted);
		});
	}

	it('shows a few words around a placeholder of a long text', () => {
		const text = `${'before '.repeat(20)}{{1}}\n${'after '.repeat(20)}`;
		const [only] = templateVariables(templateOf([{ type: 'BODY', text }]));
		expect(only?.hint).to.equal(
			'Stands in: …e before before before before {{1}} after after after after after…',
		);
	});

	it('allows a coupon of 20 characters only where the approved example is longer than 15', () => {
		expect(variable('coupon', 'button.1.coupon')?.limit).to.equal(15);
		expect(variable('long_coupon', 'button.0.coupon')?.limit).to.equal(20);
	});
});

describe('what changed since a template was chosen', () => {
	const cases = [
		{ name: 'nothing', stored: ['body.1', 'body.2', 'body.3'], missing: [], added: [] },
		{
			name: 'a variable went',
			stored: ['body.1', 'body.2', 'body.3', 'header.image'],
			missing: ['header.image'],
			added: [],
		},
		{ name: 'a variable came', stored: ['body.1', 'body.3'], missing: [], added: ['body.2'] },
		{
			name: 'everything',
			stored: ['body.first_name', 'body.first_name'],
			missing: ['body.first_name'],
			added: ['body.1', 'body.2', 'body.3'],
		},
	];
	for (const { name, stored, missing, added } of cases) {
		it(name, () => {
			const compared = compareVariables(stored, template('positional_body'));
			expect(compared.missing).to.deep.equal(missing);
			expect(compared.added.map((one) => one.id)).to.deep.equal(added);
		});
	}
});
