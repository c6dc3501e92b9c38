import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { envelope, type Common } from './common';
import { checkText, limits } from './limits';

/**
 * A template message. Its components come from fillTemplate; a template without variables needs none.
 *
 * @param template.language Meta's code: "en_US", "de".
 * @throws FieldError
 */
export function templateMessage(
	common: Common,
	template: { name: string; language: string; components?: JsonObject[] | undefined },
): JsonObject {
	const name = checkText('Template', template.name, { max: limits.templateName });
	if (!/^[a-z0-9_]+$/.test(name)) {
		throw new FieldError(
			'Template',
			`"${name}" is not a template's name: small letters, digits and "_" only.`,
		);
	}
	const language = checkText('Language', template.language, { max: 16 });
	if (!/^[A-Za-z]{2,3}(?:_[A-Za-z0-9]+)*$/.test(language)) {
		throw new FieldError('Language', `"${language}" is not a language code. Use Meta's, en_US or de.`);
	}
	const components = template.components ?? [];
	return envelope(common, 'template', {
		name,
		language: { code: language },
		...(components.length === 0 ? {} : { components }),
	});
}
