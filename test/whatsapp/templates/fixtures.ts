import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../whatsapp/events/event';
import { readTemplate, type Template } from '../../../whatsapp/templates/template';

const folder = join(__dirname, '../../fixtures/templates');

/** What a send of the template in the file of the same name looks like. */
export interface Filled {
	values: Record<string, unknown>;
	variables: string[];
	components: JsonObject[];
	preview: string;
	/** Flow tokens are signed, so the file says what they carry; "<token>" stands for each in the components. */
	flowTokens?: { flowId: string; context: unknown }[];
}

export const templateNames = namesIn(folder);
export const filledNames = namesIn(join(folder, 'filled'));

export function templateJson(name: string): unknown {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

export function template(name: string): Template {
	return readTemplate(templateJson(name));
}

export function filled(name: string): Filled {
	return JSON.parse(readFileSync(join(folder, 'filled', `${name}.json`), 'utf8')) as Filled;
}

/** A template made of components, for the cases that differ in one figure only. */
export function templateOf(components: unknown[], more: Record<string, unknown> = {}): Template {
	return readTemplate({
		name: 'made_here',
		language: 'en_US',
		status: 'APPROVED',
		category: 'MARKETING',
		components,
		...more,
	});
}

function namesIn(path: string): string[] {
	return readdirSync(path)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -'.json'.length));
}
