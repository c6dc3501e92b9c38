import type { INodeProperties } from 'n8n-workflow';

/** What comes back with the answer, so that it is known what was asked and for what. */
export const context: INodeProperties[] = [
	{
		displayName: 'Carry Along',
		name: 'contextType',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Nothing', value: 'none' },
			{ name: 'Fields', value: 'fields', description: 'Names and values, such as order and 77' },
			{ name: 'JSON', value: 'json', description: 'Any JSON, or what an expression gives' },
		],
		default: 'none',
		description: 'What comes back with the answer. It needs the app secret in the credential.',
	},
	{
		displayName: 'Fields to Carry Along',
		name: 'contextFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		default: { field: [{ name: '', value: '' }] },
		displayOptions: { show: { contextType: ['fields'] } },
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'order' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
	{
		displayName: 'JSON to Carry Along',
		name: 'contextJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { contextType: ['json'] } },
	},
];
