import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { envelope, type Common } from './common';
import { checkId, checkUnique, interactiveParts, type Header } from './interactive';
import { checkCount, checkText, limits } from './limits';

/**
 * A message with one to three reply buttons.
 *
 * @param input.buttons `id` comes back with the tap; by default it is the title.
 * @throws FieldError; names the button by its number.
 */
export function replyButtonsMessage(
	common: Common,
	input: {
		text: string;
		header?: Header | string | undefined;
		footer?: string | undefined;
		buttons: readonly { id?: string | undefined; title: string }[];
	},
): JsonObject {
	const parts = interactiveParts({ ...input, maxText: limits.interactiveBody });
	checkCount('Buttons', 'buttons', input.buttons.length, limits.replyButtons);
	const buttons = input.buttons.map((button, index) => {
		const name = `Button ${index + 1}`;
		const title = checkText(`${name}, title`, button.title, { max: limits.replyButtonTitle });
		return { id: checkId(`${name}, id`, button.id, title, limits.replyButtonId), title };
	});
	checkUnique(
		buttons.map((button) => button.title.trim()),
		(title, first, second) =>
			new FieldError(
				`Button ${second}, title`,
				`"${title}" is already the title of button ${first}. Change one.`,
			),
	);
	checkUnique(
		buttons.map((button) => button.id),
		(id, first, second) =>
			new FieldError(`Button ${second}, id`, `"${id}" is already the id of button ${first}. Change one.`),
	);
	return envelope(common, 'interactive', {
		type: 'button',
		...parts,
		action: { buttons: buttons.map((reply) => ({ type: 'reply', reply })) },
	});
}
