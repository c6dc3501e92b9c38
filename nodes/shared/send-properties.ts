import type { INodeProperties } from 'n8n-workflow';

/** The number that messages go out from. */
export const from: INodeProperties = {
	displayName: 'From',
	name: 'phoneNumber',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Your number that the message goes out from; the one of the credential if none is chosen',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'The number of the credential',
			typeOptions: { searchListMethod: 'searchPhoneNumbers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: '106540352242922',
			validation: [
				{ type: 'regex', properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID has digits only' } },
			],
		},
	],
};

/** @param start What the field holds when the node is new: an expression where the node usually answers somebody. */
export function to(start = ''): INodeProperties {
	return {
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: start,
		placeholder: '+1 555 123 4567',
		description: "The person's phone number as people write it, or WhatsApp user ID",
	};
}

/** The person who wrote, with the event of the WhatsApp Trigger as the item. */
export const whoWrote = '={{ $json.contact.phone ?? $json.contact.userId }}';

/** n8n runs the whole node again, with all items, and knows nothing of the messages that are out. */
export const retryNotice: INodeProperties = {
	displayName:
		'Leave <b>Retry On Fail</b> in the settings off: it runs the node again with all items. What WhatsApp refuses leaves by <b>Rejected</b>, with the reason and what to do.',
	name: 'retryNotice',
	type: 'notice',
	default: '',
};

const common: INodeProperties[] = [
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'DE',
		description:
			'Two letters, for phone numbers without their country code; the one of the credential if it is empty',
	},
	{
		displayName: 'Tracking Data',
		name: 'tracking',
		type: 'string',
		default: '',
		placeholder: 'spring-campaign',
		description: 'Comes back in every status of the message; objects from an expression too',
	},
];

export const replyTo: INodeProperties = {
	displayName: 'Reply To',
	name: 'replyTo',
	type: 'string',
	default: '',
	placeholder: 'wamid.…',
	description: 'ID of a message of the chat, which is quoted above this one',
};

/** What every message can have, and what only this one has, in the order of the alphabet as n8n wants it. */
export function sendOptions(more: INodeProperties[] = [replyTo]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...common, ...more].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	};
}
