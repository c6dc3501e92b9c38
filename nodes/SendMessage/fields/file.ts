import type { INodeProperties } from 'n8n-workflow';

/** A file: one of the item, one on the web, or one that WhatsApp has already. */
export function file(
	property: Pick<INodeProperties, 'displayName' | 'name' | 'displayOptions'>,
): INodeProperties {
	return {
		...property,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'binary', value: 'data' },
		modes: [
			{
				displayName: 'Binary',
				name: 'binary',
				type: 'string',
				placeholder: 'data',
				hint: 'The field of the item that holds the file. It is uploaded once, however many items bring it.',
			},
			{ displayName: 'Link', name: 'link', type: 'string', placeholder: 'https://example.com/menu.pdf' },
			{
				displayName: 'Media ID',
				name: 'id',
				type: 'string',
				placeholder: '1013859600285441',
				hint: 'Of a file that was uploaded before, or that somebody sent you',
			},
		],
	};
}
