import { FieldError } from '../../whatsapp/field-error';
import { GraphError } from '../../whatsapp/graph/errors';
import type { Template } from '../../whatsapp/templates/template';
import {
	templateVariables,
	type TemplateVariable,
	type VariableKind,
} from '../../whatsapp/templates/variables';
import { findTemplate } from '../shared/lookup';
import type { Graph } from '../shared/transport';

export interface KnownTemplate {
	template: Template;
	/** Its variables that take a file. */
	media: readonly TemplateVariable[];
}

const mediaKinds: ReadonlySet<VariableKind> = new Set(['image', 'video', 'gif', 'document']);

/**
 * Looks each template up once in a run.
 *
 * @param key Name and language, "spring_offer/en_US".
 */
export function templatesOf(graph: Graph): (key: string) => Promise<KnownTemplate> {
	const known = new Map<string, Promise<KnownTemplate>>();
	return (key) => {
		const template = known.get(key) ?? lookUp(graph, key);
		known.set(key, template);
		return template;
	};
}

async function lookUp(graph: Graph, key: string): Promise<KnownTemplate> {
	if (key.trim() === '') throw new FieldError('Template', 'none is chosen. Choose one from the list.');
	const template = await findTemplate(graph, key).catch((error: unknown): never => {
		// Whatever keeps Meta from telling about it keeps every message of this run back.
		throw error instanceof GraphError
			? new GraphError({ ...error.reason, fatal: true }, error.status)
			: error;
	});
	return { template, media: templateVariables(template).filter(({ kind }) => mediaKinds.has(kind)) };
}
