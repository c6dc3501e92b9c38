import type { Contact } from '../../../whatsapp/events/event';
import { readReceipt } from '../../../whatsapp/messages/read';
import { parameter } from '../../shared/parameters';
import { fieldText } from '../../shared/send-text';
import { messageId } from '../fields/message-id';
import type { Operation } from '../operation';

export const read: Operation = {
	toPerson: false,
	quotes: false,
	properties: [
		messageId,
		{
			displayName: 'Show Typing',
			name: 'typing',
			type: 'boolean',
			default: false,
			description: 'Whether to show "typing…" to the person until you answer, for 25 seconds at most',
		},
	],
	prepare(context) {
		const messageIdOf = parameter<string>(context, 'messageId');
		const typingOf = parameter<boolean>(context, 'typing', { fallback: false });
		const items = context.getInputData();
		return ({ index }) => {
			const id = fieldText('Message id', messageIdOf(index)) ?? '';
			const typing = typingOf(index);
			const { contact } = items[index]?.json ?? {};
			return () => ({
				body: readReceipt({ messageId: id, typing }),
				// So that the next node can still answer whoever wrote.
				about: { id: id.trim(), contact: isContact(contact) ? contact : {} },
			});
		};
	},
};

function isContact(value: unknown): value is Contact {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
