/** Timestamps from here on are milliseconds: as seconds this would be the year 33658. */
const firstMilliseconds = 1e12;

/** The latest moment that a Date can hold. */
const lastMilliseconds = 8.64e15;

const oneMinute = 60_000;
const oneDay = 86_400_000;

const seconds = Array.from({ length: 60 }, (_, second) => `${String(second).padStart(2, '0')}.000Z`);

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
export const isoTime = isoFormat();

/** The same for moments that lie hours ahead: both formats would forget each other's minute if they were one. */
export const isoExpiry = isoFormat();

/** The customer service window stays open for 24 hours (Meta docs: Customer service windows). */
export function windowEnd(milliseconds: number): string | undefined {
	return milliseconds + oneDay <= lastMilliseconds ? isoExpiry(milliseconds + oneDay) : undefined;
}

/**
 * Date's own toISOString would be the dearest part of reading a status, while almost all moments of a webhook lie in the
 * same minute. So the text up to the minute is kept from one call to the next.
 */
function isoFormat(): (milliseconds: number) => string {
	let knownMinute = Number.NaN;
	let upToMinute = '';
	return (milliseconds) => {
		const minute = Math.floor(milliseconds / oneMinute);
		const rest = milliseconds - minute * oneMinute;
		if (rest % 1000 !== 0) return new Date(milliseconds).toISOString();
		if (minute !== knownMinute) {
			const text = new Date(milliseconds).toISOString();
			upToMinute = text.slice(0, text.lastIndexOf(':') + 1);
			knownMinute = minute;
		}
		return upToMinute + (seconds[rest / 1000] ?? '');
	};
}
