import { reactionMessage } from '../../../whatsapp/messages/reaction';
import { parameter } from '../../shared/parameters';
import { fieldText } from '../../shared/send-text';
import { messageId } from '../fields/message-id';
import type { Operation } from '../operation';

export const reaction: Operation = {
	toPerson: true,
	quotes: false,
	properties: [
		messageId,
		{
			displayName: 'Emoji',
			name: 'emoji',
			type: 'string',
			default: '👍',
			description: 'One emoji; none takes an earlier reaction back',
		},
	],
	prepare(context) {
		const messageIdOf = parameter<string>(context, 'messageId');
		const emojiOf = parameter<string>(context, 'emoji', { fallback: '' });
		return ({ index, common }) => {
			const input = {
				messageId: fieldText('Message id', messageIdOf(index)) ?? '',
				emoji: fieldText('Emoji', emojiOf(index)),
			};
			// A reaction shows what it is about by itself; quoting a message is refused.
			return () => ({ body: reactionMessage({ ...common, replyTo: undefined }, input) });
		};
	},
};
