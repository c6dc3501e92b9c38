/**
 * What Node-RED is told so that wires follow their rule when rules are moved, added or taken away: for each old
 * output its new place, -1 where it is gone; a new output has a key that is no number (as the Switch node does it).
 *
 * @param before how many outputs there were when the dialog opened
 * @param now the outputs in their new order: the place that each had before, undefined for a new one
 */
export function outputMap(before: number, now: readonly (number | undefined)[]): Record<string, number> {
	const map: Record<string, number> = {};
	for (let place = 0; place < before; place++) map[place] = -1;
	now.forEach((was, place) => {
		map[was ?? `new-${place}`] = place;
	});
	return map;
}
