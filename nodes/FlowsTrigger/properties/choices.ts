import type { INodePropertyOptions } from 'n8n-workflow';

/* The values are the domain's own: they are stored in users' workflows. */

export const kinds: INodePropertyOptions[] = [
	{
		name: 'Quick Reply',
		value: 'quick_reply',
		description: 'Somebody taps a button of a template or a message',
	},
	{ name: 'List Reply', value: 'list_reply', description: 'Somebody chooses a row of a list' },
	{ name: 'Flow Response', value: 'flow_response', description: 'Somebody completes a WhatsApp Flow' },
	{ name: 'Text', value: 'text', description: 'Somebody types a message' },
	{ name: 'Message', value: 'message', description: 'A message of any type, or of a certain one' },
	{
		name: 'Status',
		value: 'status',
		description: 'A message of yours was sent, delivered, read or rejected',
	},
	{
		name: 'Account Update',
		value: 'account',
		description: 'Meta changed a template, a number or the account',
	},
];

export const messageTypes: INodePropertyOptions[] = [
	{ name: 'Address', value: 'address' },
	{ name: 'Any', value: 'any' },
	{ name: 'Audio', value: 'audio' },
	{ name: 'Contact Cards', value: 'contacts' },
	{ name: 'Document', value: 'document' },
	{ name: 'Edited', value: 'edit' },
	{ name: 'Flow Response', value: 'flow_response' },
	{ name: 'Image', value: 'image' },
	{ name: 'List Reply', value: 'list_reply' },
	{ name: 'Location', value: 'location' },
	{ name: 'Order', value: 'order' },
	{ name: 'Quick Reply', value: 'quick_reply' },
	{ name: 'Reaction', value: 'reaction' },
	{ name: 'Sticker', value: 'sticker' },
	{ name: 'System', value: 'system' },
	{ name: 'Taken Back', value: 'revoke' },
	{ name: 'Text', value: 'text' },
	{ name: 'Unsupported', value: 'unsupported' },
	{ name: 'Video', value: 'video' },
];

export const statuses: INodePropertyOptions[] = [
	{ name: 'Any', value: 'any' },
	{ name: 'Sent', value: 'sent' },
	{ name: 'Delivered', value: 'delivered' },
	{ name: 'Read', value: 'read' },
	{
		name: 'Rejected',
		value: 'rejected',
		description: 'WhatsApp could not deliver the message; the event says why',
	},
	{ name: 'Warning', value: 'warning' },
];

/** Meta's webhook fields. Anything else can be given as an expression. */
export const accountFields: INodePropertyOptions[] = [
	{ name: 'Account Alert', value: 'account_alerts' },
	{ name: 'Account Reviewed', value: 'account_review_update' },
	{ name: 'Account Updated', value: 'account_update' },
	{ name: 'Any', value: 'any' },
	{ name: 'Business Capability', value: 'business_capability_update' },
	{ name: 'Flow Status or Endpoint', value: 'flows' },
	{ name: 'Marketing Preference of a Person', value: 'user_preferences' },
	{ name: 'Phone Number Name', value: 'phone_number_name_update' },
	{ name: 'Phone Number Quality', value: 'phone_number_quality_update' },
	{ name: 'Security', value: 'security' },
	{ name: 'Template Category', value: 'template_category_update' },
	{ name: 'Template Components', value: 'message_template_components_update' },
	{ name: 'Template Quality', value: 'message_template_quality_update' },
	{ name: 'Template Status', value: 'message_template_status_update' },
];
