import type { INodeProperties } from 'n8n-workflow';
import { cleaning, fields } from './field-properties';

export const properties: INodeProperties[] = [
	{
		displayName: 'Answer',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'The Item',
				value: 'item',
				description: 'An item of the WhatsApp Trigger, or the body of a webhook as object or text',
			},
			{ name: 'Another Value', value: 'value', description: 'An answer that stands somewhere else' },
		],
		default: 'item',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		required: true,
		placeholder: '{{ $json.body }}',
		displayOptions: { show: { source: ['value'] } },
		description:
			"A webhook, WhatsApp's interactive object, or the answer itself; as JSON text, or as an object from an expression",
	},
	{
		displayName: 'Output',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Chosen Fields',
				value: 'fields',
				description: 'The answers that you name, each as you call it',
			},
			{ name: 'The Whole Answer', value: 'whole', description: 'All answers as one object under a name' },
		],
		default: 'whole',
	},
	{
		displayName: 'Put Answer Under',
		name: 'name',
		type: 'string',
		default: 'response',
		displayOptions: { show: { mode: ['whole'] } },
		description: 'Name of the object with the answers; if it is empty, they stand in the item itself',
	},
	fields,
	cleaning,
];
