import type { INodeProperties } from 'n8n-workflow';
import { accountFields, kinds, messageTypes, statuses } from './choices';

/*
 * The form of one rule. Each field shows for its kind of rule only; the values of `kind` and of the choices are the domain's own,
 * since they are stored in users' workflows.
 */

const comparison = 'Upper and lower case, accents and superfluous spaces make no difference';

const ruleFields: INodeProperties[] = [
	{
		displayName: 'When',
		name: 'kind',
		type: 'options',
		noDataExpression: true,
		options: kinds,
		default: 'quick_reply',
	},
	{
		displayName: 'Which',
		name: 'replyMatch',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'With the Title', value: 'title', description: 'The text that the person taps' },
			{
				name: 'With the Payload',
				value: 'payload',
				description: 'The ID that was sent along with the button or row',
			},
		],
		default: 'any',
		displayOptions: { show: { kind: ['quick_reply', 'list_reply'] } },
	},
	{
		displayName: 'Title or Payload',
		name: 'replyValue',
		type: 'string',
		default: '',
		placeholder: 'Yes',
		description: comparison,
		displayOptions: { show: { kind: ['quick_reply', 'list_reply'], replyMatch: ['title', 'payload'] } },
	},
	{
		displayName: 'Button Of',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Anything', value: 'any' },
			{ name: 'A Template', value: 'template' },
			{ name: 'A Message with Buttons', value: 'interactive' },
		],
		default: 'any',
		displayOptions: { show: { kind: ['quick_reply'] } },
	},
	{
		displayName: 'Which',
		name: 'flowMatch',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Any', value: 'any' },
			{
				name: 'A Certain Flow',
				value: 'one',
				description: 'Recognised by the token that the WhatsApp nodes of this package send along',
			},
		],
		default: 'any',
		displayOptions: { show: { kind: ['flow_response'] } },
	},
	{
		displayName: 'Flow',
		name: 'flow',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a Flow',
				typeOptions: { searchListMethod: 'searchFlows', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: '1234567890123456' },
		],
		displayOptions: { show: { kind: ['flow_response'], flowMatch: ['one'] } },
	},
	{
		displayName: 'Answered Field',
		name: 'field',
		type: 'string',
		default: '',
		placeholder: 'rating',
		description: 'Only responses in which this field of the form was filled in. Empty: all responses.',
		displayOptions: { show: { kind: ['flow_response'] } },
	},
	{
		displayName: 'Answer',
		name: 'fieldValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5',
		description:
			'Only responses in which the field has this value; of several choices any one. Empty: any value.',
		displayOptions: { show: { kind: ['flow_response'] }, hide: { field: [''] } },
	},
	{
		displayName: 'Which',
		name: 'textMatch',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Contains', value: 'contains' },
			{ name: 'Fits the Pattern', value: 'pattern', description: 'A regular expression, such as order \\d+' },
			{ name: 'Is', value: 'is' },
			{ name: 'Starts With', value: 'starts_with' },
		],
		default: 'any',
		displayOptions: { show: { kind: ['text'] } },
	},
	{
		displayName: 'Text or Pattern',
		name: 'textValue',
		type: 'string',
		default: '',
		placeholder: 'stop',
		description: comparison,
		displayOptions: { show: { kind: ['text'] }, hide: { textMatch: ['any'] } },
	},
	{
		displayName: 'Type',
		name: 'messageType',
		type: 'options',
		options: messageTypes,
		default: 'any',
		displayOptions: { show: { kind: ['message'] } },
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: statuses,
		default: 'any',
		displayOptions: { show: { kind: ['status'] } },
	},
	{
		displayName: 'About',
		name: 'accountField',
		type: 'options',
		options: accountFields,
		default: 'any',
		description:
			"Meta sends these to the address in the app's dashboard only, so set Registration to By Hand for them",
		displayOptions: { show: { kind: ['account'] } },
	},
	{
		displayName: 'Output Name',
		name: 'outputName',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'after what the rule listens for',
	},
];

export const rules: INodeProperties[] = [
	{
		displayName: 'Rules',
		name: 'rules',
		type: 'fixedCollection',
		placeholder: 'Add Rule',
		typeOptions: { multipleValues: true, sortable: true },
		default: { values: [{ kind: 'quick_reply' }] },
		description: 'Each rule has an output of its own. Without rules, every message leaves by one output.',
		options: [{ displayName: 'Rule', name: 'values', values: ruleFields }],
	},
	{
		displayName: 'An Event Leaves By',
		name: 'match',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'The First Rule That Fits', value: 'first' },
			{ name: 'Every Rule That Fits', value: 'every' },
		],
		default: 'first',
	},
	{
		displayName: 'Else Output',
		name: 'otherwise',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether a message that fits no rule leaves by an output of its own. Otherwise it starts nothing, which costs n8n the least. Statuses and account updates never do: they have rules of their own.',
	},
];
