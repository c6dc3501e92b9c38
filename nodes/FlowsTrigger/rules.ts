import type { Rule } from '../../whatsapp/events/rules';

/** A rule as the form stores it: fields that another kind of rule showed before may still be there. */
export interface RuleParameters {
	kind?: Rule['kind'];
	/** The user's own name for the output. */
	outputName?: string;
	replyMatch?: 'any' | 'title' | 'payload';
	replyValue?: string;
	source?: 'any' | 'template' | 'interactive';
	flowMatch?: 'any' | 'one';
	/** A resource locator, or its value from an expression. */
	flow?: string | number | { value?: string | number };
	field?: string;
	fieldValue?: string;
	textMatch?: 'any' | 'is' | 'contains' | 'starts_with' | 'pattern';
	textValue?: string;
	/** "any", or a type as events have it. */
	messageType?: string;
	status?: string;
	accountField?: string;
}

/** The domain's rule, from those fields only that belong to its kind. What an expression gives need not be text. */
export function readRule(rule: RuleParameters): Rule {
	const { kind = 'quick_reply' } = rule;
	switch (kind) {
		case 'quick_reply':
			return { kind: 'quick_reply', ...readReply(rule), source: rule.source ?? 'any' };
		case 'list_reply':
			return { kind: 'list_reply', ...readReply(rule) };
		case 'flow_response':
			return {
				kind: 'flow_response',
				flowId: rule.flowMatch === 'one' ? flowId(rule.flow) : '',
				field: text(rule.field),
				fieldValue: text(rule.fieldValue),
			};
		case 'text':
			return { kind: 'text', match: rule.textMatch ?? 'any', value: text(rule.textValue) };
		case 'message':
			return { kind: 'message', messageType: oneOrAny(rule.messageType) };
		case 'status':
			return { kind: 'status', status: oneOrAny(rule.status) };
		case 'account':
			return { kind: 'account', field: oneOrAny(rule.accountField) };
	}
}

function readReply({ replyMatch = 'any', replyValue }: RuleParameters): {
	match: 'any' | 'title' | 'payload';
	value: string;
} {
	return { match: replyMatch, value: text(replyValue) };
}

function flowId(flow: RuleParameters['flow']): string {
	return text(typeof flow === 'object' ? flow.value : flow);
}

/** The domain's word for any is none. */
function oneOrAny(choice: string | undefined): string {
	return choice === 'any' ? '' : text(choice);
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
