import type { TemplateVariable } from './component';
import { componentsOf } from './components';
import type { Template } from './template';

export type { TemplateVariable, VariableKind } from './component';

/**
 * What a send of the template has to, or can, say, in the order in which a person reads the message. Ids are stable
 * over edits that keep the placeholders, and are stored in users' workflows.
 */
export function templateVariables(template: Template): TemplateVariable[] {
	return componentsOf(template).flatMap((component) => component.variables);
}

/**
 * What became of the variables that a workflow has values for since the template was chosen.
 *
 * @returns `missing`: stored ids that the template no longer has. `added`: its variables that are not stored.
 */
export function compareVariables(
	storedIds: readonly string[],
	template: Template,
): { missing: string[]; added: TemplateVariable[] } {
	const variables = templateVariables(template);
	const ids = new Set(variables.map((variable) => variable.id));
	const stored = new Set(storedIds);
	return {
		missing: [...stored].filter((id) => !ids.has(id)),
		added: variables.filter((variable) => !stored.has(variable.id)),
	};
}
