import type { World } from '../state/world';
import type { Update } from './updates';

export interface Receiver {
	url: string;
}

/**
 * Where an update goes: phone number override, then account override, then the app's callback. Overrides cover the
 * `messages` field only, and nothing leaves for an account that no app is subscribed to (Meta docs: webhooks
 * overrides).
 */
export function receiverOf(world: World, update: Update): Receiver | undefined {
	const accountId = update.kind === 'field' ? update.accountId : update.phoneNumber.accountId;
	const account = world.accounts.get(accountId);
	if (!account?.subscribed) return undefined;
	const field = update.kind === 'field' ? update.field : 'messages';
	if (field === 'messages') {
		const override = update.phoneNumber?.override ?? account.override;
		if (override) return { url: override.url };
	}
	const { subscription } = world.app;
	return subscription?.fields.includes(field) ? { url: subscription.url } : undefined;
}
