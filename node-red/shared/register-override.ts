import type { GraphAnswer, GraphCall, NoAnswer } from '../../whatsapp/graph/call';
import { type WebhookOverride, getNumberOverride } from '../../whatsapp/graph/calls';
import { orThrow, readGraphError } from '../../whatsapp/graph/errors';
import {
	type OverrideTarget as MetasTarget,
	clearOverride,
	setOverride,
	standingOverride as standingIn,
	subscribeIfNoneIs,
} from '../../whatsapp/graph/webhook-override';

type Perform = (call: GraphCall) => Promise<GraphAnswer | NoAnswer>;

/** Where Meta is to send the webhooks of one number, or of the whole account, instead of to the app's address. */
export interface OverrideTarget {
	/** As the account's property `registration` has it. */
	scope: 'phone_number' | 'account';
	phoneNumberId: string;
	accountId: string;
}

/**
 * @returns the address that stands there now; undefined where none does
 * @throws GraphError
 */
export async function standingOverride(
	perform: Perform,
	target: OverrideTarget,
): Promise<string | undefined> {
	const { body } = orThrow(await perform(getNumberOverride(target.phoneNumberId)));
	return standingIn(body, metasTarget(target).scope);
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
	orThrow(await perform(setOverride(metasTarget(target), override)));
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
		const answer = await perform(setOverride(metasTarget(target), before));
		if ('status' in answer && !readGraphError(answer)) return 'restored';
	}
	orThrow(await perform(clearOverride(metasTarget(target))));
	return 'cleared';
}

function metasTarget({ scope, phoneNumberId, accountId }: OverrideTarget): MetasTarget {
	return scope === 'account' ? { scope, id: accountId } : { scope: 'number', id: phoneNumberId };
}
