/** Timestamps from here on are milliseconds: as seconds this would be the year 33658. */
const firstMilliseconds = 1e12;

/** The latest moment that a Date can hold. */
const lastMilliseconds = 8.64e15;

const day = 86_400_000;

/**
 * A moment that Meta wrote as Unix time. Documented are seconds, as text in messages and as a number in account updates;
 * milliseconds were seen too.
 *
 * @returns Milliseconds since 1970, or nothing when the value is no such moment.
 */
export function readTimestamp(value: unknown): number | undefined {
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !(number > 0)) return undefined;
	const milliseconds = number < firstMilliseconds ? number * 1000 : number;
	return milliseconds <= lastMilliseconds ? Math.trunc(milliseconds) : undefined;
}

/** ISO 8601 in UTC, "2026-11-22T10:00:00.000Z". */
export function isoTime(milliseconds: number): string {
	return new Date(milliseconds).toISOString();
}

/** The customer service window stays open for 24 hours (Meta docs: Customer service windows). */
export function windowEnd(milliseconds: number): string | undefined {
	return milliseconds + day <= lastMilliseconds ? isoTime(milliseconds + day) : undefined;
}
