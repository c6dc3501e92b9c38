import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { Json, JsonObject } from '../../whatsapp/events/event';
import { field, isObject, listOf } from '../../whatsapp/json';
import { FieldError } from '../../whatsapp/field-error';
import { describeFlow } from '../../whatsapp/flows/describe';
import { entryScreens } from '../../whatsapp/flows/flow-json';
import type { GraphCall } from '../../whatsapp/graph/call';
import { listFlows, listPhoneNumbers, listTemplates } from '../../whatsapp/graph/calls';
import { nextPage, pages } from '../../whatsapp/graph/paging';
import { describeTemplates } from '../../whatsapp/templates/describe';
import { readTemplates } from '../../whatsapp/templates/template';
import { nodeError } from './errors';
import { readFlowJson } from './lookup';
import { chosen } from './parameters';
import { describePhoneNumber } from './phone-number';
import { type Graph, openGraph } from './transport';

/*
 * The lists behind resource locators. Without a search they come page by page as the user scrolls; a search goes over all
 * pages, since Meta's own knows neither status nor category, and for Flows there is none.
 */

/** The account's numbers. */
export function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return list(this, async (graph) => {
		const numbers = await all(graph, listPhoneNumbers(graph.account.accountId));
		const items = numbers.map(describePhoneNumber).map(({ id, label }) => ({ name: label, value: id }));
		return { results: matching(items, filter) };
	});
}

/** The account's templates, "spring_offer · en_US · Marketing · Approved"; the value is name and language. */
export function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	after?: string,
): Promise<INodeListSearchResult> {
	return list(this, async (graph) => {
		const { items, next } = await pageOrAll(graph, listTemplates(graph.account.accountId, { after }), filter);
		const results = describeTemplates(readTemplates(items), { search: filter }).map(({ label, value, why }) =>
			item(label, value, why),
		);
		return { results, ...next };
	});
}

/** The account's Flows, "Feedback · Published"; the value is the Flow's id. */
export function searchFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	after?: string,
): Promise<INodeListSearchResult> {
	return list(this, async (graph) => {
		const { items, next } = await pageOrAll(graph, listFlows(graph.account.accountId, { after }), filter);
		const results = items.map(describeFlow).map(({ label, id, why }) => item(label, id, why));
		return { results: matching(results, filter), ...next };
	});
}

/** The screens that the Flow in the node's parameter `flow` can be opened at. */
export function searchScreens(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return list(this, async (graph) => {
		const flowId = chosen(this, 'flow');
		if (flowId === undefined)
			throw new FieldError('Flow', 'choose a Flow first; its screens are listed then.');
		const screens = entryScreens(await readFlowJson(graph, flowId));
		const results = screens.map(({ id, title }) => ({
			name: title === undefined ? id : `${title} (${id})`,
			value: id,
		}));
		return { results: matching(results, filter) };
	});
}

async function list(
	context: ILoadOptionsFunctions,
	read: (graph: Graph) => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	try {
		return await read(await openGraph(context));
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

async function pageOrAll(
	graph: Graph,
	call: GraphCall,
	filter: string | undefined,
): Promise<{ items: JsonObject[]; next: { paginationToken?: string } }> {
	if (filter !== undefined && filter.trim() !== '') return { items: await all(graph, call), next: {} };
	const { body } = await graph.ask(call);
	const after = nextPage(call, body)?.query?.after;
	return { items: itemsOf(body), next: after === undefined ? {} : { paginationToken: String(after) } };
}

async function all(graph: Graph, call: GraphCall): Promise<JsonObject[]> {
	const items: JsonObject[] = [];
	for await (const entry of pages(call, graph.ask)) items.push(entry);
	return items;
}

function itemsOf(body: Json): JsonObject[] {
	return listOf(field(body, 'data')).filter(isObject);
}

function item(name: string, value: string, why: string | undefined): INodeListSearchItems {
	return why === undefined ? { name, value } : { name, value, description: why };
}

/** Every word of the search has to occur, in any order. */
function matching<Item extends INodeListSearchItems>(items: Item[], filter = ''): Item[] {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return items.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}
