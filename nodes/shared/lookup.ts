import type { Json, JsonObject } from '../../whatsapp/events/event';
import { FieldError } from '../../whatsapp/field-error';
import { flowJsonAddress } from '../../whatsapp/flows/assets';
import { flowAssets, listTemplates } from '../../whatsapp/graph/calls';
import { pages } from '../../whatsapp/graph/paging';
import { readTemplates } from '../../whatsapp/templates/read-template';
import { splitTemplateKey, type Template } from '../../whatsapp/templates/template';
import type { Graph } from './transport';

/**
 * The template that a workflow names.
 *
 * @param key Name and language, "spring_offer/en_US".
 * @throws FieldError when there is none; it names the languages that the template does have.
 * @throws GraphError
 */
export async function findTemplate(graph: Graph, key: string): Promise<Template> {
	const wanted = splitTemplateKey(key.trim());
	if (wanted === undefined) {
		throw new FieldError('Template', `"${key}" is not a name and a language, such as spring_offer/en_US.`);
	}
	const found: JsonObject[] = [];
	const call = listTemplates(graph.account.accountId, { name: wanted.name });
	for await (const json of pages(call, graph.ask)) found.push(json);
	// Meta finds names that contain the one asked for as well.
	const named = readTemplates(found).filter(({ name }) => name === wanted.name);
	const template = named.find(({ language }) => language === wanted.language);
	if (template) return template;
	const languages = named.map(({ language }) => language).join(', ');
	throw new FieldError(
		'Template',
		languages === ''
			? `the account has no template "${wanted.name}". Choose another from the list.`
			: `"${wanted.name}" does not exist in ${wanted.language}, only in ${languages}.`,
	);
}

/**
 * A Flow's own JSON, for its screens and their data.
 *
 * @throws FieldError when the Flow has none yet.
 * @throws GraphError
 */
export async function readFlowJson(graph: Graph, flowId: string): Promise<Json> {
	const { body: assets } = await graph.ask(flowAssets(flowId));
	return (await graph.download(flowJsonAddress(assets))).body;
}
