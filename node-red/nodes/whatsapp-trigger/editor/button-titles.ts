import type { Json, JsonObject } from '../../../../whatsapp/events/event';

/** The titles of all quick replies in templates, cards included, each once and in the order of the alphabet. */
export function buttonTitles(templates: readonly JsonObject[]): string[] {
	const titles = new Set<string>();
	const look = (value: Json) => {
		if (Array.isArray(value)) value.forEach(look);
		else if (typeof value === 'object' && value !== null) {
			if (value.type === 'QUICK_REPLY' && typeof value.text === 'string') titles.add(value.text);
			Object.values(value).forEach(look);
		}
	};
	for (const { components } of templates) if (components !== undefined) look(components);
	return [...titles].sort((a, b) => a.localeCompare(b));
}
