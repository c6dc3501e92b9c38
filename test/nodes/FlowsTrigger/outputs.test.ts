import '../n8n-environment';
import { expect } from 'chai';
import { type INodeParameters, NodeHelpers, Workflow } from 'n8n-workflow';
import { nodeOf, nodeTypesOf } from '../n8n-context';
import { WhatsAppFlowsTrigger } from '../nodes';
import { locator } from '../shared/probe-node';

const trigger = new WhatsAppFlowsTrigger();

/** The names of the outputs, as n8n finds them for the canvas and for an execution. */
function outputNames(parameters: INodeParameters): (string | undefined)[] {
	const node = nodeOf(trigger, parameters, undefined);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf({ [node.type]: trigger }),
	});
	return NodeHelpers.getNodeOutputs(workflow, node, trigger.description).map((output) =>
		typeof output === 'string' ? output : output.displayName,
	);
}

describe('WhatsApp Flows Trigger: its outputs', () => {
	it('are named after the rules', () => {
		const values: INodeParameters[] = [
			{ kind: 'quick_reply' },
			{ kind: 'quick_reply', replyMatch: 'title', replyValue: 'Yes, please' },
			{ kind: 'list_reply', replyMatch: 'payload', replyValue: 'ROW_1' },
			{ kind: 'flow_response' },
			{ kind: 'flow_response', flowMatch: 'one', flow: locator('3001'), field: 'rating' },
			{ kind: 'text', textMatch: 'starts_with', textValue: 'order' },
			{ kind: 'text' },
			{ kind: 'message' },
			{ kind: 'message', messageType: 'image' },
			{ kind: 'status' },
			{ kind: 'status', status: 'rejected' },
			{ kind: 'account', accountField: 'message_template_status_update' },
		];
		expect(outputNames({ rules: { values } })).to.deep.equal([
			'Quick reply',
			'Quick reply: Yes, please',
			'List reply: ROW_1',
			'Flow response',
			'Flow response: rating',
			'Text: order',
			'Text',
			'Message',
			'Message: image',
			'Status',
			'Status: rejected',
			'Account update: message_template_status_update',
		]);
	});

	it('keep the user’s own names', () => {
		const values = [{ kind: 'status', outputName: 'Reports' }, {}];
		expect(outputNames({ rules: { values } })).to.deep.equal(['Reports', 'Quick reply']);
	});

	it('end with Else where that is switched on', () => {
		const rules = { values: [{ kind: 'status' }] };
		expect(outputNames({ rules, otherwise: true })).to.deep.equal(['Status', 'Else']);
	});

	it('forget what another kind of rule showed before', () => {
		const values = [{ kind: 'text', textMatch: 'any', textValue: 'order', replyValue: 'Yes' }];
		expect(outputNames({ rules: { values } })).to.deep.equal(['Text']);
	});

	it('are one for all messages without rules', () => {
		expect(outputNames({ rules: {} })).to.deep.equal(['Messages']);
		expect(outputNames({ rules: { values: [] }, otherwise: true })).to.deep.equal(['Messages']);
	});
});
