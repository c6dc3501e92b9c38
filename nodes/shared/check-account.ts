import type { JsonObject } from '../../whatsapp/events/event';
import { FieldError } from '../../whatsapp/field-error';
import type { GraphAnswer, GraphCall } from '../../whatsapp/graph/call';
import { listPhoneNumbers } from '../../whatsapp/graph/calls';
import { pages } from '../../whatsapp/graph/paging';
import type { Account } from './account';
import { describePhoneNumber } from './phone-number';

/** A list longer than this helps nobody in an error. */
const mostNamed = 5;

/**
 * Tries a credential out: the token must be able to read the account's numbers, and the number must be one of them.
 *
 * @param ask Performs a call with the access token; throws a GraphError when it is refused or not answered.
 * @throws GraphError with Meta's own reason and what to do.
 * @throws FieldError that names the numbers that the account has.
 */
export async function checkAccount(
	account: Account,
	ask: (call: GraphCall) => Promise<GraphAnswer>,
): Promise<void> {
	const numbers: JsonObject[] = [];
	for await (const number of pages(listPhoneNumbers(account.accountId), ask)) numbers.push(number);
	const { phoneNumberId } = account;
	const known = numbers.map(describePhoneNumber);
	if (phoneNumberId === '' || known.some(({ id }) => id === phoneNumberId)) return;
	const named = known.slice(0, mostNamed).map(({ id, label }) => `${id} (${label})`);
	const others = known.length > mostNamed ? ' and others' : '';
	throw new FieldError(
		'Phone Number ID',
		named.length === 0
			? 'this account has no numbers yet. Add one in WhatsApp Manager.'
			: `${phoneNumberId} is none of the numbers of this account, which has ${named.join(', ')}${others}.`,
	);
}
