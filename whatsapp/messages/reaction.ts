import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { checkMessageId, envelope, type Common } from './common';

const emojiSign = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A reaction to a message of the other side.
 *
 * @param input.emoji One emoji; empty takes an earlier reaction back.
 * @throws FieldError
 */
export function reactionMessage(
	common: Common,
	input: { messageId: string; emoji?: string | undefined },
): JsonObject {
	const messageId = checkMessageId('Message id', input.messageId);
	const emoji = input.emoji?.trim() ?? '';
	if (emoji !== '' && ([...graphemes.segment(emoji)].length !== 1 || !emojiSign.test(emoji))) {
		throw new FieldError(
			'Emoji',
			`"${emoji}" is not one emoji. Give exactly one, or none to remove the reaction.`,
		);
	}
	return envelope(common, 'reaction', { message_id: messageId, emoji });
}
