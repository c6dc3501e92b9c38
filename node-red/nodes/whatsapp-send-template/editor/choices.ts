import type { JsonObject } from '../../../../whatsapp/events/event';
import { describeTemplate } from '../../../../whatsapp/templates/describe';
import { readTemplate } from '../../../../whatsapp/templates/read-template';
import type { Template } from '../../../../whatsapp/templates/template';
import type { ListedTemplate } from '../../../shared/editor/account-lists';
import type { Choice } from '../../../shared/editor/picker';

/** A template as an item of the picker: name; language and category; the first line of its text. */
export function templateChoice(listed: ListedTemplate): Choice {
	const template = readTemplate(listed.template);
	const { sendable, why } = describeTemplate(template);
	const firstLine = template.body?.text.split('\n').find((line) => line.trim() !== '');
	return {
		value: listed.value,
		label: template.name,
		tags: tagsOf(template),
		detail: firstLine,
		...(!sendable && { mark: template.status?.toLowerCase(), warning: why }),
	};
}

/** What was picked earlier, as long as the list has not been fetched. */
export function storedChoice(key: string, definition: JsonObject): Choice | undefined {
	if (key === '') return undefined;
	const { name, language, category } = readTemplate(definition);
	return {
		value: key,
		label: name,
		tags: [language, ...(category === undefined ? [] : [category.toLowerCase()])],
	};
}

function tagsOf({ language, category }: Template): string[] {
	return [language, ...(category === undefined ? [] : [category.toLowerCase()])];
}

/**
 * What of Meta's description is kept in the flow: enough to fill and draw the template. Not its status and quality,
 * which change by themselves and would mark the flow as changed.
 */
export function kept(template: JsonObject): JsonObject {
	const names = ['name', 'language', 'category', 'parameter_format', 'components'] as const;
	return Object.fromEntries(
		names.flatMap((name) => (template[name] === undefined ? [] : [[name, template[name]]])),
	);
}
