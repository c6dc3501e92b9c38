import type { GraphAnswer, GraphCall, NoAnswer } from '../../whatsapp/graph/call';
import {
	type WebhookOverride,
	clearAccountOverride,
	clearNumberOverride,
	getNumberOverride,
	setAccountOverride,
	setNumberOverride,
	subscribedApps,
} from '../../whatsapp/graph/calls';
import { GraphError, readGraphError, reasonForNoAnswer } from '../../whatsapp/graph/errors';
import { isObject, textOf } from '../../whatsapp/json';

type Perform = (call: GraphCall) => Promise<GraphAnswer | NoAnswer>;

/** Where Meta is to send the webhooks of one number, or of the whole account, instead of to the app's address. */
export interface OverrideTarget {
	scope: 'phone_number' | 'account';
	phoneNumberId: string;
	accountId: string;
}

/** Meta's own names of the levels in `webhook_configuration`. */
const LEVEL = { phone_number: 'phone_number', account: 'whatsapp_business_account' } as const;

/**
 * @returns the address that stands there now; undefined where none does
 * @throws GraphError
 */
export async function standingOverride(
	perform: Perform,
	target: OverrideTarget,
): Promise<string | undefined> {
	const { body } = await answerOf(perform, getNumberOverride(target.phoneNumberId));
	const levels = isObject(body) ? body.webhook_configuration : undefined;
	return isObject(levels) ? textOf(levels[LEVEL[target.scope]]) : undefined;
}

/**
 * Sends the webhooks here. Meta makes its handshake with the address before it answers.
 * @returns what stood there before, where it was another address
 * @throws GraphError
 */
export async function registerOverride(
	perform: Perform,
	target: OverrideTarget,
	override: WebhookOverride,
): Promise<{ replaced: string | undefined }> {
	const standing = await standingOverride(perform, target);
	if (standing === override.callbackUrl) return { replaced: undefined };
	await subscribeIfNoneIs(perform, target.accountId);
	await answerOf(perform, setOverride(target, override));
	return { replaced: standing };
}

/**
 * Takes the address away again, only where it is still the one that was set here. What stood there before is put
 * back where that takes the same verify token; Meta tells nobody the token of an address.
 * @throws GraphError
 */
export async function unregisterOverride(
	perform: Perform,
	target: OverrideTarget,
	override: WebhookOverride,
	replaced?: string,
): Promise<'restored' | 'cleared' | 'foreign'> {
	if ((await standingOverride(perform, target)) !== override.callbackUrl) return 'foreign';
	if (replaced !== undefined) {
		const before = { ...override, callbackUrl: replaced };
		const answer = await perform(setOverride(target, before));
		if ('status' in answer && !readGraphError(answer)) return 'restored';
	}
	await answerOf(
		perform,
		target.scope === 'account'
			? clearAccountOverride(target.accountId)
			: clearNumberOverride(target.phoneNumberId),
	);
	return 'cleared';
}

function setOverride(target: OverrideTarget, override: WebhookOverride): GraphCall {
	return target.scope === 'account'
		? setAccountOverride(target.accountId, override)
		: setNumberOverride(target.phoneNumberId, override);
}

/** Meta refuses an override for an account that no app is subscribed to, which new apps often are not. */
async function subscribeIfNoneIs(perform: Perform, accountId: string): Promise<void> {
	if (accountId === '') return;
	const answer = await perform(subscribedApps(accountId));
	if (!('status' in answer) || readGraphError(answer)) return;
	const apps = isObject(answer.body) ? answer.body.data : undefined;
	if (Array.isArray(apps) && apps.length === 0) await perform(clearAccountOverride(accountId));
}

/** @throws GraphError when Meta refused, or was not there */
export async function answerOf(perform: Perform, call: GraphCall): Promise<GraphAnswer> {
	const answer = await perform(call);
	if ('failure' in answer) throw new GraphError(reasonForNoAnswer(answer));
	const error = readGraphError(answer);
	if (error) throw new GraphError(error, answer.status);
	return answer;
}
