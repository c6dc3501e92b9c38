import { expect } from 'chai';
import { FieldError } from '../../../whatsapp/field-error';
import { sentFlowToken } from '../../../whatsapp/flows/sent-token';
import { readFlowToken } from '../../../whatsapp/flows/token';

const nonce = () => 'abcdefghijklmnop';
const never = () => {
	throw new Error('no nonce is needed here');
};

describe('whatsapp/flows/sent-token', () => {
	it('signs one with the app secret, context and all', () => {
		const token = sentFlowToken({ flowId: '3001', context: { order: 77 }, secret: 's', nonce });
		expect(readFlowToken(token, ['s'])).to.deep.equal({
			trusted: true,
			flowId: '3001',
			context: { order: 77 },
		});
	});

	it('carries every JSON value as context, also those that look like nothing', () => {
		for (const context of [0, false, null, '']) {
			const token = sentFlowToken({ flowId: '1', context, secret: 's', nonce });
			expect(readFlowToken(token, ['s'])).to.deep.equal({ trusted: true, flowId: '1', context });
		}
	});

	it('keeps the user’s own', () => {
		expect(sentFlowToken({ flowId: '3001', own: ' mine ', secret: 's', nonce: never })).to.equal('mine');
	});

	it('makes none without a secret', () => {
		for (const secret of [undefined, '']) {
			expect(sentFlowToken({ flowId: '3001', own: ' ', secret, nonce: never })).to.equal(undefined);
		}
	});

	it('refuses a context that could not come back', () => {
		expect(() => sentFlowToken({ flowId: '1', own: 'mine', context: 1, secret: 's', nonce })).to.throw(
			FieldError,
			/^Context: .*token of your own/,
		);
		expect(() => sentFlowToken({ flowId: '1', context: 1, nonce })).to.throw(
			FieldError,
			/^Context: .*app secret/,
		);
	});
});
