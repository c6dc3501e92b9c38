import type { INodeProperties } from 'n8n-workflow';

const phoneNumber: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: "The credential's number",
			typeOptions: { searchListMethod: 'searchPhoneNumbers', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: '106540352242922' },
	],
	description: "Empty: the credential's number",
};

export const registration: INodeProperties[] = [
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic, for One Number',
				value: 'number',
				description: 'Meta sends messages and statuses of one number here while the workflow is published',
			},
			{
				name: 'Automatic, for the Whole Account',
				value: 'account',
				description: 'Those of all numbers of the account, unless a number has an address of its own',
			},
			{
				name: 'By Hand',
				value: 'manual',
				description: "You enter the address in Meta's dashboard; account updates come in this way too",
			},
		],
		default: 'number',
	},
	{
		displayName:
			'Publishing the workflow tells Meta to send the webhooks here, unpublishing puts back what was there before. While you listen for a test event, they come to the test instead of the published workflow; when the test ends, they go there again. Meta has one address for a number: triggers on the same number need rules in one trigger, or registration by hand.',
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['number', 'account'] } },
	},
	{
		displayName:
			"Copy the <b>Production URL</b> above into Meta's dashboard: your app, WhatsApp, Configuration, Webhook. Enter the <b>Verify Token</b> of the credential beside it, publish this workflow, and press Verify and Save there. Then subscribe to <code>messages</code> and to whatever else your rules listen for. To test, give Meta the Test URL in the same way while you listen.",
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'] } },
	},
	{ ...phoneNumber, displayOptions: { show: { registration: ['number'] } } },
	{
		displayName: 'Events Of',
		name: 'numbers',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Every Number', value: 'every' },
			{ name: 'One Number', value: 'one' },
		],
		default: 'every',
		displayOptions: { show: { registration: ['account', 'manual'] } },
	},
	{ ...phoneNumber, displayOptions: { show: { registration: ['account', 'manual'], numbers: ['one'] } } },
];

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Accept Unsigned Webhooks',
			name: 'acceptUnsigned',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether to take webhooks without a signature, from anybody who knows the address. A wrong signature is refused all the same. For trying out only: enter the app secret in the credential instead.',
		},
		{
			displayName: 'Replace Another Address',
			name: 'replace',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			displayOptions: { show: { '/registration': ['number', 'account'] } },
			description:
				"Whether to take the webhooks over when Meta sends them to another workflow or system now. It is put back afterwards if it knows this credential's verify token; if not, Meta sends to the app's own address again.",
		},
	],
};
