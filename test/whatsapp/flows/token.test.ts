import { expect } from 'chai';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { Json } from '../../../whatsapp/events/event';
import { FieldError } from '../../../whatsapp/field-error';
import { makeFlowToken, readFlowToken } from '../../../whatsapp/flows/token';

const secret = 'the-app-secret';
const nonce = 'q3J9xQ0aB-_k1L2m';
const flowId = '1234567890123456';

describe('flow tokens', () => {
	it('carry the Flow id and any context to the answer and back', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
				const context = JSON.parse(JSON.stringify(value)) as Json;
				fc.pre(JSON.stringify(context).length < 200);
				const token = makeFlowToken({ flowId, context, secret, nonce });
				expect(readFlowToken(token, [secret])).to.deep.equal({ trusted: true, flowId, context });
			}),
		);
	});

	it('work without a context', () => {
		const token = makeFlowToken({ flowId, secret, nonce });
		expect(readFlowToken(token, [secret])).to.deep.equal({ trusted: true, flowId });
	});

	it('stay under 200 characters with a small context, and show the Flow id', () => {
		const context = { order: 4711, customer: 'Ana Álvarez', campaign: 'spring-2026' };
		const token = makeFlowToken({ flowId, context, secret, nonce });
		expect(token)
			.to.have.length.below(200)
			.and.match(/^v1\.1234567890123456\.[\w.-]+$/);
	});

	it('are not believed when any one character is changed, removed or added', () => {
		const token = makeFlowToken({ flowId, context: { order: 77 }, secret, nonce });
		for (let at = 0; at <= token.length; at++) {
			for (const character of ['A', 'B', '0', '-', '.', '=', 'ł']) {
				const changed = [
					token.slice(0, at) + character + token.slice(at + 1),
					token.slice(0, at) + character + token.slice(at),
					token.slice(0, at) + token.slice(at + 1),
				].filter((text) => text !== token);
				for (const text of changed)
					expect(readFlowToken(text, [secret]), text).to.deep.equal({ trusted: false });
			}
		}
	});

	it('are believed in one spelling only, though base64url has several for the same bytes', () => {
		const token = makeFlowToken({ flowId, secret, nonce });
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		const spellings = Array.from(alphabet, (last) => token.slice(0, -1) + last);
		expect(spellings.filter((text) => readFlowToken(text, [secret]).trusted)).to.deep.equal([token]);
	});

	const foreign: [string, unknown][] = [
		['absent', undefined],
		['null', null],
		['a number', 42],
		['an object', { trusted: true, flowId: '1' }],
		['empty', ''],
		['the default of the Cloud API', 'unused'],
		["another system's", 'AQAAAAACS5FpgQ_cAAAAAD0QI3s.'],
		['only the form of ours', 'v1.1.n.AAAAAAAAAAAAAAAAAAAAAA'],
		['another version', makeFlowToken({ flowId, secret, nonce }).replace('v1', 'v2')],
		['made with another secret', makeFlowToken({ flowId, secret: 'other', nonce })],
		['very long', `v1.1.${'a'.repeat(100_000)}.b`],
		['many dots', 'v1' + '.'.repeat(500)],
	];
	for (const [what, token] of foreign) {
		it(`never throw and are never believed when the token is ${what}`, () => {
			expect(readFlowToken(token, [secret])).to.deep.equal({ trusted: false });
		});
	}

	it('survive a rotation of the app secret', () => {
		const token = makeFlowToken({ flowId, secret, nonce });
		expect(readFlowToken(token, ['new-secret', secret]).trusted).to.equal(true);
		expect(readFlowToken(token, ['new-secret']).trusted).to.equal(false);
		expect(readFlowToken(token, []).trusted).to.equal(false);
	});

	it('cannot be made or believed with an empty secret', () => {
		expect(() => makeFlowToken({ flowId, secret: '', nonce })).to.throw(FieldError, 'App secret');
		const head = `v1.${flowId}.${nonce}`;
		for (const text of [head, `whatsapp-flows/flow-token\0${head}`]) {
			const forged = createHmac('sha256', '').update(text).digest().subarray(0, 16).toString('base64url');
			expect(readFlowToken(`${head}.${forged}`, ['']).trusted).to.equal(false);
		}
	});

	it('are not what the app secret signs elsewhere', () => {
		const head = `v1.${flowId}.${nonce}`;
		const whole = createHmac('sha256', secret).update(head).digest();
		for (const mac of [whole, whole.subarray(0, 16)]) {
			expect(readFlowToken(`${head}.${mac.toString('base64url')}`, [secret]).trusted).to.equal(false);
		}
	});

	it('refuse a context that does not fit, and say how much would', () => {
		const tooLong = { text: 'é'.repeat(400) };
		let error: unknown;
		try {
			makeFlowToken({ flowId, context: tooLong, secret, nonce });
		} catch (thrown) {
			error = thrown;
		}
		expect(error).to.be.instanceOf(FieldError);
		const { field, limit = 0, length, message } = error as FieldError;
		expect(field).to.equal('Context');
		expect(length).to.equal(Buffer.byteLength(JSON.stringify(tooLong)));
		expect(message).to.contain(String(limit)).and.to.contain(String(length));

		const fitting = makeFlowToken({ flowId, context: 'x'.repeat(limit - 2), secret, nonce });
		expect(fitting).to.have.length.within(997, 1000);
		expect(() => makeFlowToken({ flowId, context: 'x'.repeat(limit - 1), secret, nonce })).to.throw(
			FieldError,
		);
	});

	it('refuse a Flow id with dots, which would shift the parts', () => {
		expect(() => makeFlowToken({ flowId: '1.2', secret, nonce })).to.throw(FieldError, 'Flow');
	});
});
