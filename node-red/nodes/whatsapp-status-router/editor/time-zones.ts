/** IANA names that this browser knows; Node.js has the same list. UTC is not in it, though it is what most want. */
const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** The names that fit what was typed: "new york" finds America/New_York. */
export function findZones(typed: string): string[] {
	const wanted = plain(typed);
	return ZONES.filter((zone) => plain(zone).includes(wanted));
}

/** Also true for older names that are left out of the list, such as Asia/Calcutta. */
export function isZone(zone: string): boolean {
	return inZone(new Date(), zone) !== undefined;
}

/** "2026-11-22 11:00:00", or undefined where there is no such zone. */
export function inZone(moment: Date, zone: string): string | undefined {
	try {
		return moment.toLocaleString('sv-SE', { timeZone: zone });
	} catch {
		return undefined;
	}
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[_\s]+/g, ' ')
		.trim();
}
