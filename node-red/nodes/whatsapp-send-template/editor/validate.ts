import { readTemplate } from '../../../../whatsapp/templates/read-template';
import { templateVariables } from '../../../../whatsapp/templates/variables';
import type { JsonObject } from '../../../../whatsapp/events/event';
import { present } from '../../../shared/editor/open-dialog';
import { typedProblem } from '../../../shared/editor/typed-row';
import type { TypedValue } from '../../../shared/typed-value';

type Problem = true | string;

export function checkTemplate(node: EditorNode, key: string): Problem {
	return key === '' ? node._('whatsapp-send-template.error.noTemplate') : true;
}

/** A typed field that must be there. */
export function checkFilled(node: EditorNode & { toType: string }, value: string): Problem {
	const label = node._('whatsapp-send-template.label.to');
	if (value.trim() === '') return node._('whatsapp-send-template.error.empty', { label });
	return typedProblem({ value, type: present(node, 'toType', node.toType) }, label);
}

/** Every variable that the template cannot go without has a value, and each value can be read. */
export function checkVariables(
	node: EditorNode & { template: string; definition: JsonObject },
	values: Readonly<Record<string, TypedValue>>,
): Problem {
	if (node.template === '') return true;
	const variables = templateVariables(readTemplate(node.definition));
	const empty = variables.filter(({ id, required }) => required && (values[id]?.value ?? '').trim() === '');
	if (empty.length > 0) {
		const labels = empty.map(({ label }) => label).join(', ');
		return node._('whatsapp-send-template.error.variables', { labels });
	}
	for (const { id, label } of variables) {
		const value = values[id];
		const problem = value ? typedProblem(value, label) : true;
		if (problem !== true) return problem;
	}
	return true;
}
