import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { FieldError } from '../../../whatsapp/field-error';
import type { OverrideTarget } from '../../../whatsapp/graph/webhook-override';
import type { Account } from '../../shared/account';

/**
 * Whose webhooks the trigger asks Meta for.
 *
 * @returns undefined where the user registers the address by hand.
 * @throws FieldError when neither the node nor the credential names the number.
 */
export function readTarget(context: IHookFunctions, account: Account): OverrideTarget | undefined {
	switch (context.getNodeParameter('registration', 'number')) {
		case 'manual':
			return undefined;
		case 'account':
			return { scope: 'account', id: account.accountId };
		default:
			return { scope: 'number', id: chosenNumber(context, account) };
	}
}

/** The id of the number in the node's parameter, else of the credential's. */
export function chosenNumber(context: IHookFunctions | IWebhookFunctions, account: Account): string {
	const chosen = context.getNodeParameter('phoneNumber', '', { extractValue: true });
	const id = typeof chosen === 'string' || typeof chosen === 'number' ? String(chosen).trim() : '';
	if (id !== '') return id;
	if (account.phoneNumberId !== '') return account.phoneNumberId;
	throw new FieldError(
		'Phone Number',
		'is empty here and in the credential. Choose the number to listen to.',
	);
}
