import { expect } from 'chai';
import fc from 'fast-check';
import type { JsonObject } from '../../../whatsapp/events/event';
import { fillTemplate } from '../../../whatsapp/templates/fill';
import { readTemplate } from '../../../whatsapp/templates/template';
import { templateVariables, type TemplateVariable } from '../../../whatsapp/templates/variables';
import { template, templateNames } from './fixtures';

const nonce = () => 'bm9uY2U';

/** What a person would type where the template brings no example. */
const typed: Record<TemplateVariable['kind'], unknown> = {
	text: 'text',
	image: '1',
	video: '1',
	gif: '1',
	document: '1',
	file_name: 'a.pdf',
	location_latitude: 1,
	location_longitude: 1,
	location_name: 'name',
	location_address: 'address',
	url: 'end',
	payload: 'payload',
	coupon_code: 'CODE',
	code: '123456',
	time: '2026-11-30T17:00:00Z',
	flow_context: undefined,
	flow_data: { a: 1 },
	flow_token: 'token',
	product: 'rye',
	catalog: '1',
	product_sections: [{ title: 'Bread', products: ['rye'] }],
	order: { reference_id: '1' },
	minutes: 1,
};

const examplesOf = (variables: readonly TemplateVariable[]) =>
	Object.fromEntries(variables.map((variable) => [variable.id, variable.example ?? typed[variable.kind]]));

const parameters = (component: JsonObject | undefined) =>
	(component?.['parameters'] as JsonObject[] | undefined) ?? [];

describe('filling with the examples that a template was approved with', () => {
	for (const name of templateNames.filter((one) => !/^unknown_(?!quiet)/.test(one))) {
		it(`${name}: is accepted`, () => {
			const variables = templateVariables(template(name));
			expect(() => fillTemplate(template(name), examplesOf(variables), { nonce })).to.not.throw();
		});
	}

	const name = fc.stringMatching(/^[a-z][a-z_]{0,7}$/);
	const names = fc.oneof(
		fc
			.integer({ min: 0, max: 12 })
			.map((count) => Array.from({ length: count }, (_, index) => String(index + 1))),
		fc.uniqueArray(name, { maxLength: 6 }),
	);
	const text = (all: string[]) => all.map((one) => `a {{${one}}}`).join(', ');
	const button = fc.constantFrom(
		{ json: { type: 'QUICK_REPLY', text: 'Yes' }, sent: true },
		{ json: { type: 'URL', text: 'Go', url: 'https://b.example/{{1}}' }, sent: true },
		{ json: { type: 'URL', text: 'Go', url: 'https://b.example/' }, sent: false },
		{ json: { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550001111' }, sent: false },
		{ json: { type: 'FLOW', text: 'Start', flow_id: '1' }, sent: true },
		{ json: { type: 'COPY_CODE', example: ['CODE'] }, sent: true },
	);

	it('sends as many parameters as the text has placeholders, with names where they have names, in any template', () => {
		const card = fc.record({ body: names, buttons: fc.array(button, { maxLength: 2 }) });
		fc.assert(
			fc.property(
				names,
				fc.array(button, { maxLength: 10 }),
				fc.option(fc.tuple(card, card)),
				fc.boolean(),
				(body, buttons, cards, tellFormat) => {
					const named = [body, ...(cards ?? []).map((one) => one.body)].some((all) =>
						all.some((one) => !/^\d/.test(one)),
					);
					const part = (all: string[], list: typeof buttons) => [
						{ type: 'BODY', text: text(all) },
						{ type: 'BUTTONS', buttons: list.map((one) => one.json) },
					];
					const carousel = cards && {
						type: 'CAROUSEL',
						cards: cards.map((one) => ({ components: part(one.body, one.buttons) })),
					};
					const read = readTemplate({
						name: 'any',
						language: 'en',
						...(tellFormat && { parameter_format: named ? 'NAMED' : 'POSITIONAL' }),
						components: [...part(body, buttons), ...(carousel ? [carousel] : [])],
					});
					const { components } = fillTemplate(read, examplesOf(templateVariables(read)), { nonce });

					const check = (list: JsonObject[], all: string[], wanted: typeof buttons) => {
						const sent = parameters(list.find((one) => one['type'] === 'body'));
						expect(sent).to.have.length(all.length);
						expect(sent.map((one) => one['parameter_name'])).to.deep.equal(
							all.map((one) => (named ? one : undefined)),
						);
						expect(list.filter((one) => one['type'] === 'button').map((one) => one['index'])).to.deep.equal(
							wanted.flatMap((one, index) => (one.sent ? [String(index)] : [])),
						);
						for (const one of list.filter((json) => json['type'] === 'button'))
							expect(parameters(one)).to.have.length(1);
					};
					check(components, body, buttons);
					const sentCards = (components.find((one) => one['type'] === 'carousel')?.['cards'] ??
						[]) as JsonObject[];
					expect(sentCards).to.have.length(cards?.length ?? 0);
					sentCards.forEach((one, index) => {
						expect(one['card_index']).to.equal(index);
						const wanted = cards?.[index];
						check(one['components'] as JsonObject[], wanted?.body ?? [], wanted?.buttons ?? []);
					});
				},
			),
		);
	});
});
