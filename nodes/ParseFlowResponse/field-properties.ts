import type { INodeProperties } from 'n8n-workflow';

/** The answers to take out, each with the name that it gets. */
export const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Field',
	default: { field: [{ path: '', name: '', type: 'asAnswered' }] },
	displayOptions: { show: { mode: ['fields'] } },
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Answer',
					name: 'path',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'rating',
					description: "The answer's name, as the Flow sends it or cleaned, or a JSONPath such as $.items[0]",
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'same name',
					description: 'What the answer is called in the item; if it is empty, it keeps its name',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'As Answered', value: 'asAnswered' },
						{ name: 'Date', value: 'date' },
						{ name: 'Detect', value: 'auto' },
						{ name: 'List', value: 'list' },
						{ name: 'Number', value: 'number' },
						{ name: 'Text', value: 'text' },
						{ name: 'True or False', value: 'boolean' },
					],
					default: 'asAnswered',
					description: 'What cannot be read as this type stays as it was answered',
				},
			],
		},
	],
};

export const cleaning: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Clean Names',
			name: 'cleanNames',
			type: 'boolean',
			default: true,
			description: 'Whether to make screen_0_Order_number_1 an Order_number',
		},
		{
			displayName: 'Clean Options',
			name: 'cleanOptions',
			type: 'boolean',
			default: true,
			description: 'Whether to make 0_Yes a Yes',
		},
		{
			displayName: 'Detect Types',
			name: 'typed',
			type: 'boolean',
			default: false,
			description: 'Whether to make numbers and true or false of texts that are these',
		},
		{
			displayName: 'Trim Texts',
			name: 'trim',
			type: 'boolean',
			default: true,
			description: 'Whether to remove blanks at both ends of texts',
		},
	],
};
