import { expect } from 'chai';
import { readFlowToken } from '../../../whatsapp/flows/token';
import { fillTemplate } from '../../../whatsapp/templates/fill';
import { templatePreview } from '../../../whatsapp/templates/preview';
import { templateVariables } from '../../../whatsapp/templates/variables';
import { filled, filledNames, template, templateNames } from './fixtures';

const secret = 'app-secret-for-tests';
const nonce = () => 'bm9uY2U';

describe('templates of every shape', () => {
	for (const name of filledNames) {
		const wanted = filled(name);
		it(`${name}: lists its variables`, () => {
			expect(templateVariables(template(name)).map((variable) => variable.id)).to.deep.equal(
				wanted.variables,
			);
		});
		it(`${name}: puts the values where Meta wants them`, () => {
			const result = fillTemplate(
				template(name),
				wanted.values,
				wanted.flowTokens ? { secret, nonce } : { nonce },
			);
			const tokens = (wanted.flowTokens ?? []).map((_, index) => result.flowTokens[index]);
			const plain = JSON.parse(
				tokens.reduce<string>(
					(text, token) => text.replace(String(token), '<token>'),
					JSON.stringify(result.components),
				),
			) as unknown;
			expect(plain).to.deep.equal(wanted.components);
			expect(tokens.map((token) => readFlowToken(token, [secret]))).to.deep.equal(
				(wanted.flowTokens ?? []).map((token) => ({ trusted: true, ...token })),
			);
		});
		it(`${name}: reads as the recipient sees it`, () => {
			expect(templatePreview(template(name), wanted.values)).to.equal(wanted.preview);
		});
	}

	it('never fails at listing or previewing, whatever the template has', () => {
		for (const name of templateNames) {
			expect(templateVariables(template(name)), name).to.be.an('array');
			expect(templatePreview(template(name), { 'body.1': {}, 'otp.code': Symbol('x') }), name).to.be.a(
				'string',
			);
		}
	});

	it('has an id, a label and a place of its own for each variable', () => {
		for (const name of templateNames) {
			const variables = templateVariables(template(name));
			expect(new Set(variables.map((variable) => variable.id)).size, name).to.equal(variables.length);
			expect(new Set(variables.map((variable) => variable.label)).size, name).to.equal(variables.length);
			for (const { id, place } of variables) {
				expect(place, `${name} ${id}`).to.equal(id === 'otp.code' ? 'body' : id.split('.')[0]);
			}
		}
	});
});
