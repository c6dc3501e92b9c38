import type { INodeProperties } from 'n8n-workflow';
import { from, replyTo, retryNotice, sendOptions, to } from '../shared/send-properties';

const template: INodeProperties = {
	displayName: 'Template',
	name: 'template',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The template to send. Meta has to approve it before it can be sent.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a template',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Name and Language',
			name: 'id',
			type: 'string',
			placeholder: 'spring_offer/en_US',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[a-z0-9_]+/[A-Za-z_]+\\s*$',
						errorMessage: 'A name, a slash and a language, such as spring_offer/en_US',
					},
				},
			],
		},
	],
};

/** The ids of the fields are those of the template's variables; they are stored in users' workflows. */
const variables: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		"The template's variables. A file is a link, a media ID, or the name of a binary field of the item, such as data.",
	typeOptions: {
		loadOptionsDependsOn: ['template.value'],
		resourceMapper: {
			resourceMapperMethod: 'templateVariableFields',
			mode: 'add',
			valuesLabel: 'Variables',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			supportAutoMap: false,
		},
	},
};

const variablesById: INodeProperties = {
	displayName: 'Variables by ID',
	name: 'variablesById',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Variable',
	default: {},
	description: 'For a template that an expression chooses, whose variables cannot be listed here',
	options: [
		{
			displayName: 'Variable',
			name: 'variable',
			values: [
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					default: '',
					placeholder: 'body.first_name',
					description: 'Such as header.image, body.1 or body.first_name',
				},
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
	],
};

export const properties: INodeProperties[] = [
	from,
	template,
	to(),
	variables,
	sendOptions([replyTo, variablesById]),
	retryNotice,
];
