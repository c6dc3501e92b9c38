import { compileRules } from '../../../../whatsapp/events/rules';
import { FieldError } from '../../../../whatsapp/field-error';
import type { NamedRule } from '../settings';

/** True, or which rule is wrong and why. */
export function checkRules(node: EditorNode, rules: readonly NamedRule[]): boolean | string {
	const problems = rules.flatMap((rule, index) => {
		const problem = ruleProblem(node, rule);
		if (problem === undefined) return [];
		return [node._('whatsapp-trigger.check.rule', { number: index + 1, problem })];
	});
	return problems.length === 0 ? true : problems.join(' ');
}

/** What is wrong with a rule, in the user's language where that is known; a bad pattern in the words of its reader. */
export function ruleProblem(node: EditorNode, rule: NamedRule): string | undefined {
	if (lacksValue(rule)) return node._('whatsapp-trigger.check.empty');
	try {
		compileRules([rule]);
		return undefined;
	} catch (error) {
		if (error instanceof FieldError) return error.message.replace(/^Rule 1, (\w+( \w+)*: )?/, '');
		return node._('whatsapp-trigger.check.unknown');
	}
}

function lacksValue(rule: NamedRule): boolean {
	if (rule.kind !== 'quick_reply' && rule.kind !== 'list_reply' && rule.kind !== 'text') return false;
	return (rule.match ?? 'any') !== 'any' && !rule.value?.trim();
}
