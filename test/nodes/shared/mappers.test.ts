import { expect } from 'chai';
import { screenDataFields, templateVariableFields } from '../../../nodes/shared/mappers';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { loadOptionsContext } from '../load-options';
import { rejection } from '../rejection';
import { demoAccount } from './demo-account';
import { locator, probeNode } from './probe-node';

describe('n8n: fields of templates and screens', () => {
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator();
	});
	after(() => simulator.close());

	const context = (parameters = {}) => loadOptionsContext(probeNode, parameters, demoAccount(simulator));

	it("has a template's variables with its own names and examples", async () => {
		const { fields } = await templateVariableFields.call(
			context({ template: locator('order_update/en_US') }),
		);
		expect(
			fields.filter(({ required }) => required).map(({ id, displayName }) => [id, displayName]),
		).to.deep.equal([
			['header.order_number', 'Header: order_number (e.g. 77)'],
			['body.first_name', 'Body: first_name (e.g. Ana)'],
			['body.state', 'Body: state (e.g. on its way)'],
			['body.time', 'Body: time (e.g. 16:30)'],
			['button.0.url', 'Button "Track order": end of the link (e.g. 77)'],
		]);
	});

	it('keeps what can be left out for "Add field"', async () => {
		const { fields } = await templateVariableFields.call(
			context({ template: locator('spring_offer/en_US') }),
		);
		const replies = fields.filter(({ id }) => id.endsWith('.payload'));
		expect(replies).to.have.length(3);
		for (const field of replies) expect(field).to.include({ required: false, removed: true });
	});

	it('chooses an input for the kind of value', async () => {
		const { fields } = await templateVariableFields.call(
			context({ template: locator('pickup_place/en_US') }),
		);
		const types = Object.fromEntries(fields.map(({ id, type }) => [id, type]));
		expect(types).to.include({
			'header.location.latitude': 'number',
			'header.location.name': 'string',
		});
	});

	it('says what to do without a template', async () => {
		for (const template of ['', '={{ $json.template }}']) {
			const { fields, emptyFieldsNotice } = await templateVariableFields.call(
				context({ template: locator(template) }),
			);
			expect(fields).to.deep.equal([]);
			expect(emptyFieldsNotice).to.equal('Choose a template to see its variables.');
		}
	});

	const wrong: [template: string, says: RegExp][] = [
		['spring_offer', /^Template: "spring_offer" is not a name and a language/],
		['spring_offer/de', /^Template: "spring_offer" does not exist in de, only in en_US\./],
		['winter_offer/de', /^Template: the account has no template "winter_offer"/],
	];
	for (const [template, says] of wrong) {
		it(`explains a template that is not there: ${template}`, async () => {
			const error = await rejection(
				templateVariableFields.call(context({ template: locator(template, 'id') })),
			);
			expect(error.name).to.equal('NodeOperationError');
			expect(error.message).to.match(says);
		});
	}

	it("has the data of a Flow's first screen, typed as the Flow says", async () => {
		const { fields } = await screenDataFields.call(context({ flow: locator('3002'), screen: locator('') }));
		expect(fields.map(({ id, displayName, type }) => [id, displayName, type])).to.deep.equal([
			['customer_name', 'customer_name (e.g. Ana)', 'string'],
			['occasion', 'occasion (e.g. Wedding)', 'string'],
			['guests', 'guests (e.g. 40)', 'number'],
		]);
	});

	it('says so when the Flow cannot be opened at the screen', async () => {
		const { fields, emptyFieldsNotice } = await screenDataFields.call(
			context({ flow: locator('3002'), screen: locator('GONE', 'id') }),
		);
		expect(fields).to.deep.equal([]);
		expect(emptyFieldsNotice).to.equal('The Flow cannot be opened at the screen GONE.');
	});
});
