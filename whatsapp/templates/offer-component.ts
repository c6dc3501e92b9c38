import { FieldError } from '../field-error';
import { needed, type Component, type TemplateVariable } from './component';
import { valueText } from './value-text';

const expires: TemplateVariable = {
	id: 'offer.expires',
	label: 'Offer: end',
	kind: 'time',
	place: 'offer',
	required: true,
	hint: 'A time with its zone, 2026-11-30T18:00:00+01:00, or seconds or milliseconds since 1970.',
};

/** The countdown of a limited-time offer; Meta wants milliseconds since 1970. */
export const offerComponent: Component = {
	variables: [expires],
	build: (values) => ({
		type: 'limited_time_offer',
		parameters: [
			{
				type: 'limited_time_offer',
				limited_time_offer: { expiration_time_ms: readTime(expires.label, needed(values, expires)) },
			},
		],
	}),
};

/** Seconds reach this in the year 5138; milliseconds passed it in 1973. */
const smallestMilliseconds = 1e11;

function readTime(label: string, value: unknown): number {
	const text = value instanceof Date ? String(value.getTime()) : valueText(label, value).trim();
	if (/^\d+(?:\.\d+)?$/.test(text)) {
		const time = Number(text);
		return Math.round(time < smallestMilliseconds ? time * 1000 : time);
	}
	if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) {
		// Without a zone the result would depend on where the workflow runs.
		if (!/(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) {
			throw new FieldError(label, `"${text}" does not say its time zone. Add Z or an offset: ${text}+01:00.`);
		}
		const time = Date.parse(text.replace(' ', 'T'));
		if (!Number.isNaN(time)) return time;
	}
	throw new FieldError(label, `"${text}" is not a time. Give it like 2026-11-30T18:00:00Z.`);
}
