import type { INodeProperties } from 'n8n-workflow';
import { from, replyTo, retryNotice, sendOptions, to, whoWrote } from '../shared/send-properties';
import { context } from './context-properties';
import { firstScreen } from './first-screen-properties';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Send',
			value: 'send',
			action: 'Send a flow message',
			description: 'Send a message whose button opens the Flow, to somebody who wrote in the last 24 hours',
		},
		{
			name: 'Get Preview Link',
			value: 'getPreviewLink',
			action: 'Get the preview link of a flow',
			description: 'Get a link where the Flow can be played through in a browser',
		},
	],
	default: 'send',
};

const flow: INodeProperties = {
	displayName: 'Flow',
	name: 'flow',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The Flow to open. It is designed in WhatsApp Manager.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a Flow',
			typeOptions: { searchListMethod: 'searchFlows', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: '1187654321098765',
			validation: [
				{ type: 'regex', properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID has digits only' } },
			],
		},
	],
};

/** In the order in which the recipient reads them. */
const texts: INodeProperties[] = [
	{
		displayName: 'Header',
		name: 'header',
		type: 'string',
		default: '',
		description: 'Stands in bold above the message, up to 60 characters',
	},
	{
		displayName: 'Message',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		description: 'Up to 1,024 characters',
	},
	{
		displayName: 'Footer',
		name: 'footer',
		type: 'string',
		default: '',
		description: 'Stands small below the message, up to 60 characters',
	},
	{
		displayName: 'Button Title',
		name: 'buttonText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'Book now',
		description: 'The button that opens the Flow, up to 30 characters',
	},
];

const options = sendOptions([
	replyTo,
	{
		displayName: 'Draft Mode',
		name: 'draft',
		type: 'boolean',
		default: false,
		description: 'Whether to open the draft of the Flow, to try it on your own phone',
	},
	{
		displayName: 'Flow Token',
		name: 'token',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'A token of your own, if another system reads the answers. Left empty, the node makes one by which the answer tells its Flow and its context.',
	},
]);

const whenSending = (property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: {
		...property.displayOptions,
		show: { operation: ['send'], ...property.displayOptions?.show },
	},
});

export const properties: INodeProperties[] = [
	operation,
	flow,
	...[from, to(whoWrote), ...texts, ...firstScreen, ...context, options, retryNotice].map(whenSending),
];
