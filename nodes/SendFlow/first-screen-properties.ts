import type { INodeProperties } from 'n8n-workflow';

const navigate = { show: { firstScreen: ['navigate'] } };

/** Where the Flow opens, and with what. Screen and data apply only when this message decides and not an endpoint. */
export const firstScreen: INodeProperties[] = [
	{
		displayName: 'First Screen Type',
		name: 'firstScreen',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Navigate', value: 'navigate', description: 'The screen that is chosen here' },
			{
				name: 'Data Exchange',
				value: 'data_exchange',
				description: "The screen that the Flow's endpoint answers with",
			},
		],
		default: 'navigate',
	},
	{
		displayName: 'First Screen',
		name: 'screen',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: "The screen that the Flow opens with; the Flow's own first one if none is chosen",
		displayOptions: navigate,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: "The Flow's own first screen",
				typeOptions: { searchListMethod: 'searchScreens', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'APPOINTMENT' },
		],
	},
	{
		displayName: 'Additional Data',
		name: 'data',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description: 'What the first screen shows or is filled in with',
		displayOptions: navigate,
		typeOptions: {
			loadOptionsDependsOn: ['flow.value', 'screen.value'],
			resourceMapper: {
				resourceMapperMethod: 'screenDataFields',
				mode: 'add',
				valuesLabel: 'Additional Data',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				supportAutoMap: false,
			},
		},
	},
];
