import type { INodeProperties } from 'n8n-workflow';

/** What stands above and below the text of buttons and lists. */
export const body: INodeProperties = {
	displayName: 'Message',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
};

export const headerText: INodeProperties = {
	displayName: 'Header',
	name: 'headerText',
	type: 'string',
	default: '',
	description: 'Stands in bold above the message, up to 60 characters',
};

export const footer: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	description: 'Stands small below the message, up to 60 characters',
};
