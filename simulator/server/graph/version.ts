import { MetaError } from './meta-error';

/** Versions in use and the day that each one ends (Meta docs: Graph API changelog, 2026-11). */
const lastDays: Readonly<Record<string, string | undefined>> = {
	'v20.0': '2026-09-24',
	'v21.0': '2027-01-21',
	'v22.0': '2027-05-20',
	'v23.0': '2027-10-08',
	'v24.0': '2028-02-18',
	'v25.0': '2028-07-29',
	'v26.0': undefined,
};

const newest = 'v26.0';
const oldestKnown = 20;

export function majorOf(version: string): number {
	return Number(/^v(\d+)/.exec(version)?.[1] ?? 0);
}

/** @throws MetaError 2635 for a version that has ended, 2500 for one that never was. */
export function checkVersion(version: string, path: string, now: number): void {
	const form = /^v\d+\.\d+$/.test(version);
	const known = Object.hasOwn(lastDays, version);
	const ends = lastDays[version];
	const ended = ends !== undefined && now >= Date.parse(ends);
	if (known && !ended) return;
	if (form && (ended || majorOf(version) < oldestKnown)) {
		throw new MetaError(2635, {
			message: `(#2635) You are calling a deprecated version of the API. Please update to the latest version: ${newest}.`,
		});
	}
	throw new MetaError(2500, { message: `(#2500) Unknown path components: ${path}` });
}
