import type { INodeProperties } from 'n8n-workflow';

/** The message that is reacted to or read: the one that started the workflow, unless something else is meant. */
export const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '={{ $json.id }}',
	placeholder: 'wamid.…',
	description: 'Of a message that the person sent to you',
};
