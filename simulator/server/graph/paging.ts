import type { JsonObject } from '../state/json';
import { badParameter } from './meta-error';
import type { GraphRequest } from './request';

const defaultLimit = 25;

/**
 * One page of a list in Meta's form, with cursors that hold a place by id: a list that changes between two pages
 * neither repeats nor skips what stayed.
 */
export function page<T extends { id: string }>(
	items: readonly T[],
	request: Pick<GraphRequest<unknown>, 'query' | 'url'>,
	show: (item: T) => JsonObject,
): JsonObject {
	const { query, url } = request;
	const limit = readLimit(query['limit']);
	const { start, end } = slice(items, query, limit);
	const shown = items.slice(start, end);
	const first = shown[0];
	const last = shown.at(-1);
	if (!first || !last) return { data: [] };
	const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) };
	const link = (name: 'after' | 'before', cursor: string) => {
		const parameters = new URLSearchParams();
		for (const [key, value] of Object.entries(query)) {
			if (value !== undefined && key !== 'after' && key !== 'before' && key !== 'access_token') {
				parameters.set(key, value);
			}
		}
		parameters.set('limit', String(limit));
		parameters.set(name, cursor);
		return `${url}?${parameters.toString()}`;
	};
	return {
		data: shown.map(show),
		paging: {
			cursors,
			...(end < items.length ? { next: link('after', cursors.after) } : {}),
			...(start > 0 ? { previous: link('before', cursors.before) } : {}),
		},
	};
}

function slice(
	items: readonly { id: string }[],
	query: GraphRequest<unknown>['query'],
	limit: number,
): { start: number; end: number } {
	const { after, before } = query;
	if (before) {
		const end = placeOf(items, before);
		return { start: Math.max(0, end - limit), end };
	}
	const start = after ? placeOf(items, after) + 1 : 0;
	return { start, end: Math.min(items.length, start + limit) };
}

function readLimit(text: string | undefined): number {
	if (text === undefined) return defaultLimit;
	const limit = Number(text);
	if (!Number.isInteger(limit) || limit < 1) throw badParameter('Param limit must be a positive integer.');
	return Math.min(limit, 1000);
}

function cursorOf(id: string): string {
	return Buffer.from(`QVFI${id}`).toString('base64url');
}

function placeOf(items: readonly { id: string }[], cursor: string): number {
	const place = items.findIndex((item) => cursorOf(item.id) === cursor);
	if (place < 0) throw badParameter('Invalid cursor');
	return place;
}
