import { FieldError } from '../../whatsapp/field-error';
import type { Template } from '../../whatsapp/templates/template';
import { compareVariables } from '../../whatsapp/templates/variables';
import type { StoredVariable, VariableValues } from './variable-values';

/**
 * A template can be edited after it was chosen here. What matters of that is told in the words of the template: values
 * that it has no place for any more, and new variables that have no value.
 *
 * @param stored What the node remembers; when it remembers nothing, nothing can be said.
 * @throws FieldError
 */
export function checkUnchanged(
	template: Template,
	stored: readonly StoredVariable[],
	given: Readonly<VariableValues>,
): void {
	if (stored.length === 0) return;
	const { missing, added } = compareVariables(
		stored.map(({ id }) => id),
		template,
	);
	const gone = stored.filter(({ id }) => missing.includes(id) && id in given);
	const empty = added.filter(({ id, required }) => required && !(id in given));
	if (gone.length === 0 && empty.length === 0) return;
	const changes = [
		...(gone.length > 0 ? [`it no longer has ${list(gone)}`] : []),
		...(empty.length > 0 ? [`it now wants ${list(empty)}`] : []),
	];
	throw new FieldError(
		`Template "${template.name}"`,
		`has changed since it was chosen here: ${changes.join(', and ')}. Open the node, refresh its variables and fill them in.`,
	);
}

function list(variables: readonly { label: string }[]): string {
	return variables.map(({ label }) => `"${label}"`).join(', ');
}
