import type { IHookFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { WhatsAppEvent } from '../../whatsapp/events/event';
import { compileRules, isForElse } from '../../whatsapp/events/rules';
import { FieldError } from '../../whatsapp/field-error';
import type { Account } from '../shared/account';
import { itemJson } from '../shared/items';
import { chosenNumber } from './registration/target';
import { readRule, type RuleParameters } from './rules';

/** What decides over the outputs of an event. */
export interface Routing {
	rules: readonly RuleParameters[];
	match: 'first' | 'every';
	otherwise: boolean;
	/** Only events that concern this number; absent: of every number. */
	phoneNumberId?: string;
}

/** The outputs of an event, by their places from 0; none where it starts nothing. */
export type OutputsOf = (event: WhatsAppEvent) => readonly number[];

/** Reads it from the node's parameters. */
export function readRouting(context: IHookFunctions | IWebhookFunctions, account: Account): Routing {
	const { values = [] } = context.getNodeParameter('rules', {}) as { values?: RuleParameters[] };
	const routing: Routing = {
		rules: values,
		match: context.getNodeParameter('match', 'first') as Routing['match'],
		otherwise: context.getNodeParameter('otherwise', false) === true,
	};
	if (context.getNodeParameter('numbers', 'every') !== 'one') return routing;
	return { ...routing, phoneNumberId: chosenNumber(context, account) };
}

/**
 * Prepares the choice of outputs for many events.
 *
 * @throws FieldError when a rule cannot be used; the field reads "Rule 2, pattern".
 */
export function chooseOutputs({ rules, match, otherwise, phoneNumberId }: Routing): OutputsOf {
	const fitting = compileRules(rules.map(checkedRule), { match });
	// A trigger without rules has nothing but Else.
	const hasElse = otherwise || rules.length === 0;
	return (event) => {
		if (phoneNumberId !== undefined && !concerns(event, phoneNumberId)) return [];
		const found = fitting(event);
		return found.length === 0 && hasElse && isForElse(event) ? [rules.length] : found;
	};
}

/** One item per event on each of its outputs, in their order. */
export function itemsOf(events: readonly WhatsAppEvent[], outputsOf: OutputsOf): INodeExecutionData[][] {
	const items: INodeExecutionData[][] = [];
	for (const event of events) {
		for (const place of outputsOf(event)) {
			while (items.length <= place) items.push([]);
			items[place]?.push({ json: itemJson(event) });
		}
	}
	return items;
}

function checkedRule(parameters: RuleParameters, index: number): ReturnType<typeof readRule> {
	const rule = readRule(parameters);
	if (rule.kind === 'flow_response' && parameters.flowMatch === 'one' && rule.flowId === '') {
		throw new FieldError(`Rule ${index + 1}, Flow`, 'is empty. Choose a Flow, or listen for any.');
	}
	return rule;
}

/** Updates of the account name no number, and what was not understood may name nothing at all: neither is lost. */
function concerns({ business }: WhatsAppEvent, phoneNumberId: string): boolean {
	return business?.phoneNumberId === undefined || business.phoneNumberId === phoneNumberId;
}
