import type { Business, WhatsAppEvent } from '../../../whatsapp/events/event';
import { compileRules, isForElse } from '../../../whatsapp/events/rules';
import type { Properties } from './settings';

type Settings = Pick<Properties, 'rules' | 'match' | 'otherwise' | 'number'>;

/** An output, and the topic of the messages that leave by it. */
export interface Output {
	index: number;
	topic: string;
}

/**
 * Prepares the choice of outputs for many events.
 * @param business the account's own number
 * @returns for an event the outputs it leaves by; none where it starts nothing
 * @throws FieldError when a rule cannot be used; the field reads "Rule 2, pattern"
 */
export function chooseOutputs(
	settings: Settings,
	business: Business,
): (event: WhatsAppEvent) => readonly Output[] {
	const fitting = compileRules(settings.rules, { match: settings.match });
	const outputs = settings.rules.map((rule, index): Output => ({ index, topic: rule.name || rule.kind }));
	const otherwise = settings.otherwise ? [{ index: outputs.length, topic: 'else' }] : [];
	return (event) => {
		if (settings.number === 'this' && !concerns(event, business)) return [];
		const found = fitting(event).flatMap((index) => outputs[index] ?? []);
		return found.length === 0 && isForElse(event) ? otherwise : found;
	};
}

/** Updates of the account name no number; what was not understood may name nothing at all, and is not lost. */
function concerns({ business: of }: WhatsAppEvent, { phoneNumberId, accountId }: Business): boolean {
	if (of?.phoneNumberId !== undefined) return of.phoneNumberId === phoneNumberId;
	return of?.accountId === undefined || of.accountId === accountId;
}
