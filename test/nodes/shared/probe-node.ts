import { type INodeType, NodeConnectionTypes } from 'n8n-workflow';

/** A node with the credential and the locators that the shared lists read, as the send nodes have them. */
export const probeNode: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'whatsAppFlowsApi', required: true }],
		properties: ['template', 'flow', 'screen'].map((name) => ({
			displayName: name,
			name,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{ displayName: 'From List', name: 'list', type: 'list' },
				{ displayName: 'By ID', name: 'id', type: 'string' },
			],
		})),
	},
};

/** The value that n8n stores for a resource locator. */
export function locator(
	value: string,
	mode: 'list' | 'id' = 'list',
): { __rl: true; mode: string; value: string } {
	return { __rl: true, mode, value };
}
