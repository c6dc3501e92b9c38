import type { Json } from '../events/event';
import { field, isObject, textOf } from '../json';
import type { GraphAnswer, GraphCall, NoAnswer } from './call';
import {
	clearAccountOverride,
	clearNumberOverride,
	setAccountOverride,
	setNumberOverride,
	subscribedApps,
	type WebhookOverride,
} from './calls';
import { orThrow } from './errors';

/** Whose webhooks are to go to an address of their own instead of the app's: one number's, or the whole account's. */
export interface OverrideTarget {
	scope: 'number' | 'account';
	/** The phone number id, or the account id. */
	id: string;
}

/** Meta's names of the two in `webhook_configuration`. */
const levels = { number: 'phone_number', account: 'whatsapp_business_account' } as const;

/**
 * The address that stands in an answer to `getNumberOverride`; undefined where none is set. A number shows its account's
 * address as well, so that any number of the account will do to ask for that.
 */
export function standingOverride(answer: Json, scope: OverrideTarget['scope']): string | undefined {
	const configuration = isObject(answer) ? answer.webhook_configuration : undefined;
	return isObject(configuration) ? textOf(configuration[levels[scope]]) : undefined;
}

/** Meta makes its handshake with the address before it answers. */
export function setOverride({ scope, id }: OverrideTarget, override: WebhookOverride): GraphCall {
	return scope === 'number' ? setNumberOverride(id, override) : setAccountOverride(id, override);
}

export function clearOverride({ scope, id }: OverrideTarget): GraphCall {
	return scope === 'number' ? clearNumberOverride(id) : clearAccountOverride(id);
}

/**
 * Meta refuses an override for an account that no app is subscribed to, and a number's does nothing there; new apps often
 * are not subscribed. Who may not read that has reasons to read in the answer to the override itself.
 *
 * @throws GraphError when the subscription is refused.
 */
export async function subscribeIfNoneIs(
	perform: (call: GraphCall) => Promise<GraphAnswer | NoAnswer>,
	accountId: string,
): Promise<void> {
	if (accountId === '') return;
	const answer = await perform(subscribedApps(accountId));
	const apps = 'body' in answer ? field(answer.body, 'data') : undefined;
	if (Array.isArray(apps) && apps.length === 0) orThrow(await perform(clearAccountOverride(accountId)));
}
