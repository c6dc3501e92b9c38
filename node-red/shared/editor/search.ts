/** Letters without case and accents, so that "offre ete" finds "Offre d'Été". */
export function searchForm(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The items in whose texts every word of the query occurs, in the given order; all of them for an empty query. */
export function found<Item>(
	items: readonly Item[],
	query: string,
	textsOf: (item: Item) => readonly string[],
): Item[] {
	const words = searchForm(query).split(/\s+/).filter(Boolean);
	return items.filter((item) => {
		const text = searchForm(textsOf(item).join(' '));
		return words.every((word) => text.includes(word));
	});
}
