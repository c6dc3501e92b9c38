import { z } from 'zod';
import { checkShape } from '../messages/check-shape';
import { numericId } from '../state/ids';
import { objectsOf, textOf, type JsonObject } from '../state/json';
import type { Account, StoredTemplate } from '../state/types';
import { pickFields } from './fields';
import { MetaError, badParameter } from './meta-error';
import { page } from './paging';
import type { GraphHandler, GraphRequest } from './request';

export const templateFields = [
	'name',
	'parameter_format',
	'components',
	'language',
	'status',
	'category',
	'id',
];

type Query = GraphRequest<unknown>['query'];

/** Every word that a person reads in a template, for search by content. */
function contentOf(template: StoredTemplate): string {
	const words = objectsOf(template.json['components']).flatMap((component) => [
		textOf(component['text']) ?? '',
		...objectsOf(component['buttons']).map((button) => textOf(button['text']) ?? ''),
	]);
	return words.join('\n').toLowerCase();
}

function oneOf(list: string, value: string): boolean {
	return list
		.replace(/[[\]"]/g, '')
		.split(',')
		.some((word) => word.trim().toLowerCase() === value.toLowerCase());
}

const filters: Readonly<Record<string, (template: StoredTemplate, value: string) => boolean>> = {
	name: (template, value) => template.name.includes(value.toLowerCase()),
	content: (template, value) => contentOf(template).includes(value.toLowerCase()),
	name_or_content: (template, value) => {
		const word = value.toLowerCase();
		return template.name.includes(word) || contentOf(template).includes(word);
	},
	status: (template, value) => oneOf(value, template.status),
	category: (template, value) => oneOf(value, template.category),
	language: (template, value) => oneOf(value, template.language),
	quality_score: (template, value) => {
		const score = template.json['quality_score'] as JsonObject | undefined;
		return oneOf(value, textOf(score?.['score']) ?? 'UNKNOWN');
	},
};

function matches(template: StoredTemplate, query: Query): boolean {
	return Object.entries(filters).every(([name, filter]) => {
		const value = query[name];
		return value === undefined || value === '' || filter(template, value);
	});
}

export const listTemplates: GraphHandler<Account> = (request) => {
	const { simulation, node, query } = request;
	// Meta lists the newest first.
	const all = simulation.world.templates.ofAccount(node.id).reverse();
	const found = all.filter((template) => matches(template, query));
	const body = page(found, request, (template) => pickFields(template.json, query['fields'], templateFields));
	if (query['summary'] !== undefined) {
		body['summary'] = {
			total_count: found.length,
			message_template_count: all.length,
			message_template_limit: 250,
			are_translations_complete: true,
		};
	}
	return { body };
};

const creationSchema = z.looseObject({
	name: z
		.string()
		.regex(/^[a-z0-9_]+$/)
		.max(512),
	language: z.string().min(1),
	category: z.string(),
	parameter_format: z.string().optional(),
	components: z.array(z.looseObject({ type: z.string() })).min(1),
});

/** New templates wait for review; POST /control/templates puts approved ones there at once. */
export const createTemplate: GraphHandler<Account> = ({ simulation, node, body }) => {
	const input = checkShape(creationSchema, body ?? {});
	if (simulation.world.templates.find(node.id, input.name, input.language)) {
		throw new MetaError(100, {
			details: 'There is already content in this language for this template',
			subcode: 2388024,
		});
	}
	const category = input.category.toUpperCase();
	if (!['MARKETING', 'UTILITY', 'AUTHENTICATION'].includes(category)) {
		throw badParameter('Param category must be one of {UTILITY, MARKETING, AUTHENTICATION}.');
	}
	const template = templateOf(node.id, {
		...(input as unknown as JsonObject),
		id: numericId(),
		category,
		status: 'PENDING',
		parameter_format: input.parameter_format?.toUpperCase() ?? 'POSITIONAL',
	});
	simulation.world.templates.put(template);
	return { body: { id: template.id, status: template.status, category } };
};

/** Takes Meta's JSON apart into what the simulator looks up by. */
export function templateOf(accountId: string, json: JsonObject): StoredTemplate {
	const part = (key: string) => textOf(json[key]) ?? '';
	return {
		id: part('id'),
		accountId,
		name: part('name'),
		language: part('language'),
		status: part('status').toUpperCase(),
		category: part('category').toUpperCase(),
		json,
	};
}

/** By name: all languages; with hsm_id as well: that one only (Meta docs: delete templates). */
export const deleteTemplate: GraphHandler<Account> = ({ simulation, node, query }) => {
	const { templates } = simulation.world;
	const { name, hsm_id: id } = query;
	if (!name && !id) throw badParameter('The parameter name is required.');
	const found = templates
		.ofAccount(node.id)
		.filter((template) => (!name || template.name === name) && (!id || template.id === id));
	if (found.length === 0) {
		throw new MetaError(100, {
			details: `Message template "${name ?? id ?? ''}" not found`,
			subcode: 2593002,
		});
	}
	for (const template of found) templates.remove(template);
	return { body: { success: true } };
};
