import type { Json, JsonObject } from '../events/event';
import { isObject, objectOf, textOf } from '../json';
import type { GraphAnswer, GraphCall } from './call';
import { GraphError, explain, readGraphError } from './errors';

/** More than the largest list there is: 6,000 templates of a verified business, 25 a page (Meta's default). */
const defaultMaxPages = 250;

/**
 * The call that fetches the page after `answer`; undefined after the last one. Meta says to stop when `paging.next` is
 * absent, for the cursor `after` is there on the last page too (Meta docs: Graph API, Paginated results). The address in
 * `next` is not followed: it names a host and carries the access token.
 */
export function nextPage(call: GraphCall, answer: Json): GraphCall | undefined {
	const paging = isObject(answer) ? answer.paging : undefined;
	if (!isObject(paging)) return undefined;
	const next = textOf(paging.next);
	if (next === undefined) return undefined;
	const after = textOf(objectOf(paging.cursors)?.after) ?? cursorIn(next);
	if (after === undefined || after === call.query?.after) return undefined;
	return { ...call, query: { ...call.query, after } };
}

/**
 * The items of a list over all its pages, fetched as they are asked for. A list that leads back to a page it already
 * gave ends there.
 *
 * @param perform The host's transport.
 * @param options.maxPages Ends after as many pages; 250 when left out.
 * @throws GraphError when Meta refuses a page, or answers with something that is not a list.
 */
export async function* pages(
	call: GraphCall,
	perform: (call: GraphCall) => Promise<GraphAnswer>,
	options: { maxPages?: number } = {},
): AsyncGenerator<JsonObject> {
	const seen = new Set([call.query?.after]);
	let page: GraphCall | undefined = call;
	for (let count = 0; page !== undefined && count < (options.maxPages ?? defaultMaxPages); count++) {
		const answer: GraphAnswer = await perform(page);
		for (const item of listOf(answer)) if (isObject(item)) yield item;
		page = nextPage(page, answer.body);
		const after = page?.query?.after;
		if (seen.has(after)) return;
		seen.add(after);
	}
}

function listOf(answer: GraphAnswer): Json[] {
	const error = readGraphError(answer);
	if (error) throw new GraphError(error, answer.status);
	if (isObject(answer.body) && Array.isArray(answer.body.data)) return answer.body.data;
	const title = 'The answer was not a list';
	throw new GraphError(explain(undefined, { title, httpStatus: 502 }), answer.status);
}

function cursorIn(address: string): string | undefined {
	if (!URL.canParse(address)) return undefined;
	return new URL(address).searchParams.get('after') ?? undefined;
}
