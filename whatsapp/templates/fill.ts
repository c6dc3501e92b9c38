import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { makeFlowToken } from '../flows/token';
import type { TemplateVariable } from './component';
import { buildAll, componentsOf } from './components';
import type { Template } from './template';

export interface FilledTemplate {
	/** For templateMessage; empty when the template says the same to everybody. */
	components: JsonObject[];
	/** Tokens of its Flow buttons, in their order: what an answer will bring back. */
	flowTokens: string[];
}

/**
 * Puts values into a template's variables. Everything that WhatsApp would refuse is found here, before the request.
 *
 * @param values By the ids of templateVariables. Text, numbers, booleans and dates; files as https link, media id or
 * `{ id | link, filename? }`; objects also as JSON text. Empty ones count as not given.
 * @param options.secret App secret, to sign the tokens of Flow buttons; without it they go out without a token.
 * @param options.nonce Random text for a token, fresh at each call; see makeFlowToken.
 * @throws FieldError: names the variable's label; for a missing one also the template, for an id that the template does
 * not have all those that it has.
 */
export function fillTemplate(
	template: Template,
	values: Readonly<Record<string, unknown>>,
	options: { secret?: string | undefined; nonce: () => string },
): FilledTemplate {
	const components = componentsOf(template);
	const given = new Map(Object.entries(values).filter(([, value]) => !isEmpty(value)));
	checkIds(
		template,
		[...given.keys()],
		components.flatMap((component) => component.variables),
	);
	const flowTokens: string[] = [];
	const built = buildAll(components, {
		templateName: template.name,
		given: (variable) => given.get(variable.id),
		makeToken: (flowId, context) =>
			options.secret
				? makeFlowToken({
						flowId,
						secret: options.secret,
						nonce: options.nonce(),
						...(context !== undefined && { context }),
					})
				: undefined,
		noteToken: (token) => flowTokens.push(token),
	});
	return { components: built, flowTokens };
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** A value without a place would be lost without a word, most likely since the template was edited. */
function checkIds(
	template: Template,
	given: readonly string[],
	variables: readonly TemplateVariable[],
): void {
	const known = new Set(variables.map((variable) => variable.id));
	const unknown = given.filter((id) => !known.has(id));
	if (unknown.length === 0) return;
	const real = [...known].join(', ');
	throw new FieldError(
		`Template "${template.name}"`,
		`has no variable ${unknown.map((id) => `"${id}"`).join(', ')}; ` +
			`${real === '' ? 'it has none at all' : `it has ${real}`}. The template has changed, or another was meant: choose it again.`,
	);
}
