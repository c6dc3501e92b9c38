import type { JsonObject } from '../events/event';
import { envelope, type Common } from './common';
import { checkText, limits } from './limits';

/**
 * A text message.
 *
 * @param input.previewUrl Show a preview of the first link in the text.
 * @throws FieldError
 */
export function textMessage(
	common: Common,
	input: { text: string; previewUrl?: boolean | undefined },
): JsonObject {
	const body = checkText('Text', input.text, { max: limits.text });
	return envelope(common, 'text', input.previewUrl ? { body, preview_url: true } : { body });
}
