import type { JsonObject } from '../events/event';
import { checkMessageId } from './common';

/**
 * Marks a received message as read (blue ticks), and on wish shows "typing…" until the next message, at most 25 s
 * (Meta docs: Typing indicators). It has no recipient: the message says whose it is.
 *
 * @throws FieldError
 */
export function readReceipt(input: { messageId: string; typing?: boolean | undefined }): JsonObject {
	return {
		messaging_product: 'whatsapp',
		status: 'read',
		message_id: checkMessageId('Message id', input.messageId),
		...(input.typing ? { typing_indicator: { type: 'text' } } : {}),
	};
}
