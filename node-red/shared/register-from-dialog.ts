import type { NodeAPI } from 'node-red';
import type { Json } from '../../whatsapp/events/event';
import { FieldError } from '../../whatsapp/field-error';
import { isRegistrable } from '../nodes/whatsapp-business-account/webhook-side';
import type { Question } from './lists';
import { registerOverride, standingOverride, unregisterOverride } from './register-override';

/**
 * The dialog's buttons. `action` is "look" (what stands there), "set" or "clear"; a foreign address is only replaced
 * with `replace: true`. Answers { address, standing?, ours }.
 */
export async function registerFromDialog({ account, body }: Question, RED: NodeAPI): Promise<Json> {
	const node: unknown = RED.nodes.getNode(account.id);
	const override = isRegistrable(node) ? node.webhookSide.override() : undefined;
	if (!override) {
		throw new FieldError(
			'Webhook',
			'is not open. Give a public address and a verify token, wire a trigger and deploy; Meta asks the address for an answer while it is registered.',
		);
	}
	const scope = body.scope === 'account' ? 'account' : 'phone_number';
	const target = { scope, phoneNumberId: account.phoneNumberId, accountId: account.accountId } as const;
	const standing = await standingOverride(account.perform, target);
	const ours = standing === override.callbackUrl;
	const answer = (now: string | undefined): Json => ({
		address: override.callbackUrl,
		...(now !== undefined && { standing: now }),
		ours: now === override.callbackUrl,
	});
	if (body.action === 'set' && (ours || standing === undefined || body.replace === true)) {
		await registerOverride(account.perform, target, override);
		return answer(override.callbackUrl);
	}
	if (body.action === 'clear' && ours) {
		await unregisterOverride(account.perform, target, override);
		return answer(undefined);
	}
	return answer(standing);
}
