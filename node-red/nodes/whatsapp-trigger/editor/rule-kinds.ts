import type { KnownMessageType } from '../../../../whatsapp/events/event';
import type { Rule } from '../../../../whatsapp/events/rules';

/** A field of a rule, as the dialog shows it. */
export type RuleField =
	/** A list of choices; the empty one is "any". `text` is the group of the catalogue. */
	| { name: string; as: 'select'; text: string; choices: readonly string[] }
	/** Free text, with suggestions where `list` names a datalist; hidden where the field `unless` has that value. */
	| { name: string; as: 'text'; list?: string; unless?: { field: string; is: string } }
	| { name: string; as: 'flow' };

const MESSAGE_TYPES: readonly KnownMessageType[] = [
	'text',
	'quick_reply',
	'list_reply',
	'flow_response',
	'image',
	'video',
	'audio',
	'document',
	'sticker',
	'location',
	'contacts',
	'reaction',
	'order',
	'address',
	'system',
	'edit',
	'revoke',
	'unsupported',
];

const whichOne: RuleField = {
	name: 'match',
	as: 'select',
	text: 'match',
	choices: ['any', 'title', 'payload'],
};
const unlessAny = { field: 'match', is: 'any' };

/** The kinds of rules in the order in which they are offered, with the fields that belong to each. */
export const RULE_KINDS: Record<Rule['kind'], readonly RuleField[]> = {
	quick_reply: [whichOne, { name: 'value', as: 'text', list: 'whatsapp-trigger-buttons', unless: unlessAny }],
	list_reply: [whichOne, { name: 'value', as: 'text', unless: unlessAny }],
	flow_response: [
		{ name: 'flowId', as: 'flow' },
		{ name: 'field', as: 'text' },
		{ name: 'fieldValue', as: 'text', unless: { field: 'field', is: '' } },
	],
	text: [
		{
			name: 'match',
			as: 'select',
			text: 'match',
			choices: ['any', 'is', 'contains', 'starts_with', 'pattern'],
		},
		{ name: 'value', as: 'text', unless: unlessAny },
	],
	message: [{ name: 'messageType', as: 'select', text: 'messageType', choices: ['', ...MESSAGE_TYPES] }],
	status: [
		{
			name: 'status',
			as: 'select',
			text: 'status',
			choices: ['', 'sent', 'delivered', 'read', 'rejected', 'warning'],
		},
	],
	account: [{ name: 'field', as: 'text', list: 'whatsapp-trigger-fields' }],
};

/** Meta's webhook fields that bring updates of the account (Meta docs: Webhooks, fields); any other may be typed. */
export const ACCOUNT_FIELDS: readonly string[] = [
	'message_template_status_update',
	'message_template_quality_update',
	'message_template_components_update',
	'template_category_update',
	'phone_number_quality_update',
	'phone_number_name_update',
	'account_update',
	'account_alerts',
	'account_review_update',
	'business_capability_update',
	'user_preferences',
	'flows',
	'security',
];
