import { textMessage } from '../../../whatsapp/messages/text';
import { parameter } from '../../shared/parameters';
import { fieldText } from '../../shared/send-text';
import type { Operation } from '../operation';

export const text: Operation = {
	toPerson: true,
	quotes: true,
	properties: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			description: 'Up to 4,096 characters; *bold*, _italic_, ~struck through~ and links work as in WhatsApp',
		},
	],
	prepare(context) {
		const textOf = parameter<string>(context, 'text');
		const optionsOf = parameter<{ previewUrl?: boolean }>(context, 'options', { fallback: {} });
		return ({ index, common }) => {
			const given = fieldText('Text', textOf(index)) ?? '';
			const { previewUrl } = optionsOf(index);
			return () => ({ body: textMessage(common, { text: given, previewUrl }) });
		};
	},
};
