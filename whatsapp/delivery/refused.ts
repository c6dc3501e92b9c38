import type { Business, Json, StatusEvent } from '../events/event';
import { contentKey } from '../events/key';
import { FieldError } from '../field-error';
import { readRecipient } from '../messages/recipient';

/** The name that readRecipient gives to its field. */
const recipientField = 'To';

/** Long enough for any number or user id; a whole row that was put there by mistake would not help a reader. */
const longestShown = 64;

/**
 * A recipient that cannot be read (a phone with letters, an empty cell of a sheet) is refused before the request, and
 * costs nothing. It concerns one row of a campaign and not the others, so it is a rejected message like those that
 * WhatsApp refuses, and lands in the same list. A wrong text or variable is no such case: that is for the person who
 * draws the flow to mend.
 *
 * @param input.time When it was refused, ISO 8601.
 * @returns undefined when the recipient can be read: then something else is wrong with the message.
 */
export function refusedRecipient(input: {
	to: unknown;
	defaultCountry?: string | undefined;
	business: Business;
	time: string;
	tracking?: Json | undefined;
}): StatusEvent | undefined {
	const problem = problemOf(input.to, input.defaultCountry);
	if (!problem) return undefined;
	const { business, time, tracking } = input;
	const written = writtenRecipient(input.to);
	return {
		kind: 'status',
		key: `${contentKey('send', written, time)}:rejected`,
		status: 'rejected',
		time,
		// As it was written: it is what finds the row again.
		contact: written === '' ? {} : { phone: written },
		business,
		reason: {
			title: 'The recipient cannot be read',
			details: problem.message,
			kind: 'request',
			action: 'fix_request',
			advice: 'Nothing was sent to this row, and nothing charged: correct the recipient where it comes from.',
		},
		...(tracking !== undefined && { tracking }),
	};
}

function problemOf(to: unknown, defaultCountry: string | undefined): FieldError | undefined {
	try {
		readRecipient(to, { defaultCountry });
		return undefined;
	} catch (error) {
		if (!(error instanceof FieldError)) throw error;
		// A wrong default country is the account's, and would refuse every row.
		return error.field === recipientField ? error : undefined;
	}
}

/** The recipient as the user wrote it; empty where there is none. */
export function writtenRecipient(to: unknown): string {
	if (to === undefined || to === null) return '';
	const text = typeof to === 'string' ? to.trim() : JSON.stringify(to);
	return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}
