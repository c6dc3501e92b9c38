import type { IExecuteFunctions } from 'n8n-workflow';
import type { Business, Json } from '../../whatsapp/events/event';
import { FieldError } from '../../whatsapp/field-error';
import type { Common } from '../../whatsapp/messages/common';
import { kindOf } from '../../whatsapp/messages/limits';
import type { Account } from './account';
import { parameter } from './parameters';

/** What each item says, whatever kind of message it is. */
export interface Addressed {
	common: Common;
	phoneNumberId: string;
	business: Business;
}

interface SendOptions {
	defaultCountry?: string;
	replyTo?: unknown;
	tracking?: unknown;
}

/** Reads the properties of send-properties for an item. */
export function addressReader(context: IExecuteFunctions, account: Account): (item: number) => Addressed {
	const toOf = parameter<string>(context, 'to', { fallback: '' });
	const numberOf = parameter<string>(context, 'phoneNumber', { fallback: '', extractValue: true });
	const optionsOf = parameter<SendOptions>(context, 'options', { fallback: {} });
	return (item) => {
		const { defaultCountry, replyTo, tracking } = optionsOf(item);
		const phoneNumberId = sender(numberOf(item), account);
		return {
			phoneNumberId,
			business: { phoneNumberId, accountId: account.accountId },
			common: {
				to: toOf(item),
				defaultCountry: defaultCountry?.trim() || account.defaultCountry,
				replyTo: messageId(replyTo),
				// Expressions give JSON; how long it may be is judged where the message is put together.
				tracking: tracking as Json | undefined,
			},
		};
	};
}

function sender(chosen: unknown, account: Account): string {
	const id = typeof chosen === 'string' || typeof chosen === 'number' ? String(chosen).trim() : '';
	if (id !== '') return id;
	if (account.phoneNumberId !== '') return account.phoneNumberId;
	throw new FieldError('From', 'no number is chosen here, and the credential names none. Choose one.');
}

function messageId(value: unknown): string | undefined {
	if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
	throw new FieldError('Reply to', `must be the ID of a message, not ${kindOf(value)}.`);
}
