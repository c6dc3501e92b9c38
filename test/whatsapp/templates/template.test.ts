import { expect } from 'chai';
import { FieldError } from '../../../whatsapp/field-error';
import {
	readTemplate,
	readTemplates,
	splitTemplateKey,
	templateKey,
} from '../../../whatsapp/templates/template';
import { template, templateJson, templateNames, templateOf } from './fixtures';

describe('reading a template', () => {
	it('reads capitals, small letters and numbers as ids alike', () => {
		const read = template('lower_case');
		expect(read).to.include({
			id: '1100000000000006',
			status: 'APPROVED',
			category: 'UTILITY',
			language: 'de',
		});
		expect(read.parameterFormat).to.equal('POSITIONAL');
		expect(read.header).to.deep.equal({ format: 'TEXT', text: 'For {{1}}', examples: { '1': 'Ana' } });
		expect(read.body).to.deep.equal({ text: 'Thanks, {{1}}.', examples: { '1': 'Ana' } });
		expect(read.buttons).to.deep.equal([{ type: 'QUICK_REPLY', text: 'Fine' }]);
	});

	it('takes a template for named when parameter_format is missing and a placeholder is no number', () => {
		const read = template('named_without_format');
		expect(read.parameterFormat).to.equal('NAMED');
		expect(read.body?.examples).to.deep.equal({ first_name: 'Ana', day_2: 'Monday' });
	});

	it('finds named placeholders in cards too', () => {
		const cards = [{ components: [{ type: 'BODY', text: '{{price}}' }] }];
		expect(
			templateOf([
				{ type: 'BODY', text: 'Hi' },
				{ type: 'CAROUSEL', cards },
			]).parameterFormat,
		).to.equal('NAMED');
	});

	it('keeps a Flow id as text, also where Meta sends a number', () => {
		expect(template('flow_navigate').buttons[1]).to.deep.equal({
			type: 'FLOW',
			text: 'Give feedback',
			flowId: '998877665544332',
			action: 'navigate',
			screen: 'QUESTION_ONE',
		});
	});

	it('takes no id over one that was rounded because it is too large for a number', () => {
		const flow = { type: 'FLOW', text: 'Start', flow_id: 2 ** 53 };
		expect(templateOf([{ type: 'BUTTONS', buttons: [flow] }]).buttons[0]).to.not.have.property('flowId');
	});

	it('tells one-time code buttons from other links, and only in authentication templates', () => {
		expect(template('otp_copy_code').buttons).to.deep.equal([
			{ type: 'OTP', text: 'Copy code', example: '123456' },
		]);
		const button = (templateJson('otp_copy_code') as { components: { buttons?: unknown[] }[] }).components[2];
		expect(templateOf([button]).buttons[0]?.type).to.equal('URL');
	});

	const urlExamples = [
		{ url: 'https://b.example/{{1}}', example: ['https://b.example/77'], wanted: { '1': '77' } },
		{ url: 'https://b.example/{{1}}', example: ['77'], wanted: { '1': '77' } },
		{ url: 'https://b.example/{{1}}', example: '77', wanted: { '1': '77' } },
		{ url: 'https://b.example/{{1}}/x', example: ['https://b.example/77/x'], wanted: { '1': '77' } },
		{ url: 'https://b.example/{{1}}', example: ['https://b.example/'], wanted: {} },
		{ url: 'https://b.example/{{1}}', example: undefined, wanted: {} },
	];
	for (const { url, example, wanted } of urlExamples) {
		it(`reads the example ${JSON.stringify(example)} of ${url}`, () => {
			const [button] = templateOf([
				{ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Go', url, example }] },
			]).buttons;
			expect(button).to.deep.equal({ type: 'URL', text: 'Go', url, examples: wanted });
		});
	}

	it("keeps what it does not know under Meta's word, and says whether it needs values", () => {
		expect(template('unknown_quiet').unknown).to.deep.equal([{ type: 'SPARKLES', needsValues: false }]);
		expect(template('unknown_component').unknown).to.deep.equal([{ type: 'SPARKLES', needsValues: true }]);
		expect(template('unknown_button').buttons[0]).to.deep.equal({
			type: 'OTHER',
			text: 'Show',
			of: { type: 'HOLOGRAM', needsValues: true },
		});
		expect(template('unknown_header').header).to.deep.equal({
			format: 'UNKNOWN',
			type: 'HEADER HOLOGRAM',
			needsValues: true,
		});
	});

	it('reads empty and broken components as nothing', () => {
		for (const components of [
			undefined,
			null,
			'x',
			[null, 1, {}, { type: 'BUTTONS' }, { type: 'CAROUSEL', cards: [1] }],
		]) {
			const read = readTemplate({ name: 'odd', language: 'en', components });
			expect(read.buttons).to.deep.equal([]);
			expect(read.body).to.equal(undefined);
		}
	});

	for (const odd of [
		undefined,
		null,
		7,
		'text',
		[],
		{},
		{ name: 'no_language' },
		{ language: 'en' },
		{ name: ' ', language: 'en' },
	]) {
		it(`refuses ${JSON.stringify(odd)}`, () => {
			expect(() => readTemplate(odd)).to.throw(
				FieldError,
				'Template: is not a template as Meta returns it: it has no name or no language.',
			);
		});
	}

	it('reads a list and leaves out what is no template', () => {
		const list = [null, ...templateNames.map(templateJson), { name: 'x' }];
		expect(readTemplates(list)).to.have.length(templateNames.length);
	});

	it('writes a key and reads it back', () => {
		const key = templateKey({ name: 'spring_offer', language: 'en_US' });
		expect(key).to.equal('spring_offer/en_US');
		expect(splitTemplateKey(key)).to.deep.equal({ name: 'spring_offer', language: 'en_US' });
		for (const odd of ['', 'spring_offer', 'a/', '/b', 'a/b/c'])
			expect(splitTemplateKey(odd), odd).to.equal(undefined);
	});
});
