import type { Rule } from '../../../whatsapp/events/rules';

/** A rule, and what the user calls it. */
export type NamedRule = Rule & { name?: string };

/** The node's own properties, as they are stored in the flow. */
export interface Properties {
	name: string;
	account: string;
	rules: NamedRule[];
	/** An event goes to its first rule only, or to every rule that it fits. */
	match: 'first' | 'every';
	/** The last output takes what no rule fits. */
	otherwise: boolean;
	/** Only events of the account's own number, or of every number whose webhooks come in. */
	number: 'this' | 'any';
	outputs: number;
}
