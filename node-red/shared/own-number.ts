import { displayedPhone } from '../../whatsapp/events/contact';
import type { Business, WhatsAppEvent } from '../../whatsapp/events/event';
import { getPhoneNumber } from '../../whatsapp/graph/calls';
import { field, textOf } from '../../whatsapp/json';
import type { Transport } from './transport';

/** The account's number by its ids, and by its phone number where that is known. */
export type OwnBusiness = Business & { phoneNumberId: string; accountId: string };

/** Whom the results of sends are from: a person who reads a report knows a phone number, not its id. */
export interface OwnNumber {
	/** Each caller gets a copy, for it goes into events, which users may change. */
	business: () => OwnBusiness;
	/** Asks Meta for the phone number, once, where nobody has said it by then. Never rejects. */
	askOnce: () => Promise<void>;
	/** Webhooks name the number that they are for, and know it best: what a dialog stored may be of another id. */
	learn: (events: readonly WhatsAppEvent[]) => void;
}

/** @param known the ids, and the phone number where the dialog has stored it */
export function createOwnNumber(known: OwnBusiness, perform: Transport['perform']): OwnNumber {
	const business = { ...known };
	let asked: Promise<void> | undefined;

	async function ask(): Promise<void> {
		const answer = await perform(getPhoneNumber(business.phoneNumberId));
		// A refusal has no such field either. What it says, the send itself is told as well.
		remember('body' in answer ? textOf(field(answer.body, 'display_phone_number')) : undefined);
	}

	function remember(displayed: string | undefined): void {
		const phone = displayedPhone(displayed);
		if (phone !== undefined) business.phone = phone;
	}

	return {
		business: () => ({ ...business }),
		askOnce: async () => {
			if (business.phone === undefined) await (asked ??= ask().catch(() => undefined));
		},
		learn: (events) => {
			const own = events.find((event) => event.business?.phoneNumberId === business.phoneNumberId);
			remember(own?.business?.phone);
		},
	};
}
