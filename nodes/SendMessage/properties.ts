import type { INodeProperties } from 'n8n-workflow';
import { from, replyTo, retryNotice, sendOptions, to, whoWrote } from '../shared/send-properties';
import { operationNames, operations } from './operations';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Mark as Read',
			value: 'read',
			action: 'Mark a message as read',
			description: 'Show blue ticks to the person, and "typing…" if you like',
		},
		{ name: 'React', value: 'reaction', action: 'React to a message with an emoji' },
		{
			name: 'Send File',
			value: 'media',
			action: 'Send a file',
			description: 'Send an image, a video, an audio file, a document or a sticker',
		},
		{ name: 'Send List', value: 'list', action: 'Send a list to choose from' },
		{ name: 'Send Location', value: 'location', action: 'Send a location' },
		{ name: 'Send Reply Buttons', value: 'replyButtons', action: 'Send a message with reply buttons' },
		{ name: 'Send Text', value: 'text', action: 'Send a text' },
	],
	default: 'text',
};

const toPerson = operationNames.filter((name) => operations[name].toPerson);
const quoting = operationNames.filter((name) => operations[name].quotes);

const options = sendOptions([
	{ ...replyTo, displayOptions: { show: { '/operation': quoting } } },
	{
		displayName: 'Show Link Preview',
		name: 'previewUrl',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/operation': ['text'] } },
		description: 'Whether to show a preview of the first link in the text',
	},
]);

function only(names: readonly string[], property: INodeProperties): INodeProperties {
	const { displayOptions } = property;
	return {
		...property,
		displayOptions: { ...displayOptions, show: { operation: [...names], ...displayOptions?.show } },
	};
}

export const properties: INodeProperties[] = [
	operation,
	from,
	only(toPerson, to(whoWrote)),
	...operationNames.flatMap((name) => operations[name].properties.map((property) => only([name], property))),
	only(toPerson, options),
	retryNotice,
];
