import type { IHookFunctions } from 'n8n-workflow';
import { FieldError } from '../../../whatsapp/field-error';
import type { Account } from '../../shared/account';
import { chooseOutputs, readRouting } from '../routing';
import { verifyTokenOf } from './verify-token';

/**
 * Refuses to start a trigger that could not do its work, instead of failing with the first webhook.
 *
 * @throws FieldError
 */
export function assertReady(context: IHookFunctions, account: Account): void {
	chooseOutputs(readRouting(context, account));
	if (account.secrets.length === 0 && context.getNodeParameter('options.acceptUnsigned', false) !== true) {
		throw new FieldError(
			'App Secret',
			'is empty in the credential, so that nobody could tell whether a webhook is from Meta. Enter it there: your app in Meta for Developers, App Settings, Basic.',
		);
	}
	const byHand = context.getNodeParameter('registration', 'number') === 'manual';
	if (byHand ? account.verifyToken !== '' : verifyTokenOf(account) !== '') return;
	throw new FieldError(
		'Verify Token',
		byHand
			? 'is empty in the credential. Make one up, and enter it there and in Meta’s dashboard beside the address.'
			: 'is empty in the credential. Make one up; Meta asks for it when the trigger registers itself.',
	);
}
