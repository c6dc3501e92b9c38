import { expect } from 'chai';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { errorItem, nodeError } from '../../../nodes/shared/errors';
import { FieldError } from '../../../whatsapp/field-error';
import { explain, GraphError, reasonForNoAnswer } from '../../../whatsapp/graph/errors';
import { nodeOf } from '../n8n-context';
import { probeNode } from './probe-node';

const node = nodeOf(probeNode, {}, undefined);

describe('n8n: errors as the person at the canvas reads them', () => {
	it('names the field and the item of what is wrong before sending', () => {
		const error = nodeError(node, new FieldError('Body: first_name', 'is missing.'), 3);
		expect(error).to.be.instanceOf(NodeOperationError);
		expect(error.message).to.equal('Body: first_name: is missing.');
		expect(error.context['itemIndex']).to.equal(3);
	});

	it('says what Meta refused and what to do', () => {
		const reason = explain(190, {
			title: 'Session has expired',
			details: 'It ended on Friday',
			httpStatus: 401,
		});
		const error = nodeError(node, new GraphError(reason, 401), 0);
		expect(error).to.be.instanceOf(NodeApiError);
		expect(error).to.include({ message: 'Session has expired (190)', httpCode: '401' });
		expect(error.description).to.match(/^It ended on Friday\. The access token is wrong, has expired/);
		expect(error.context['itemIndex']).to.equal(0);
	});

	// n8n writes its own sentence over a message that has the code of a system error in it, and be it inside a word.
	const kept = ['The preexisting name', 'ETIMEDOUT is no reason to send again', 'not accessible'];
	for (const problem of kept) {
		it(`keeps our words: ${problem}`, () => {
			expect(nodeError(node, new FieldError('Text', problem)).message).to.equal(`Text: ${problem}`);
			const refused = new GraphError(explain(100, { title: problem }), 400);
			expect(nodeError(node, refused).message).to.equal(`${problem} (100)`);
		});
	}

	it('does not advise to send again what may be out', () => {
		const reason = reasonForNoAnswer({
			failure: 'unknown',
			message: 'ETIMEDOUT: timeout of 30000ms exceeded',
		});
		const error = nodeError(node, new GraphError(reason));
		expect(`${error.message} ${String(error.description)}`).not.to.match(/retry/i);
		expect(error.description).to.match(/look for its delivery status/);
	});

	it('leaves errors of n8n as they are', () => {
		const given = new NodeOperationError(node, 'No credential');
		expect(nodeError(node, given, 2)).to.equal(given);
	});

	it('gives an item for a node that continues on failure', () => {
		const error = nodeError(node, new GraphError(explain(131026), 400), 2);
		const { json, pairedItem } = errorItem(error, 2);
		expect(pairedItem).to.deep.equal({ item: 2 });
		expect(Object.keys(json)).to.deep.equal(['error', 'details']);
	});
});
