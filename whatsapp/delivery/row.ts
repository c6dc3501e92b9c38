import type { StatusEvent } from '../events/event';
import { FieldError } from '../field-error';
import { describeReason } from '../graph/errors';

/** A row for a sheet, one text for each column. */
export interface ReportRow {
	/** "2026-11-22 11:00:00" in the chosen time zone; spreadsheets read it as a date. */
	Time: string;
	/** The business number. */
	Message_From: string;
	/** The person's phone number, or user id where the number is not known. */
	Message_To: string;
	/** "Accepted", "Sent", "Delivered", "Read", "Rejected", or another word of Meta. */
	Status: string;
	/** Why it was rejected and what to do, with Meta's code; empty where nothing is wrong. */
	Description: string;
}

/**
 * @param options.timeZone IANA name, "Europe/Berlin"; UTC when left out or empty.
 * @throws FieldError for a time zone that does not exist.
 */
export function reportRow(event: StatusEvent, options: { timeZone?: string } = {}): ReportRow {
	const { business, contact, reason, status } = event;
	return {
		Time: localTime(event.time, options.timeZone?.trim() ?? ''),
		Message_From: business.phone ?? business.phoneNumberId ?? '',
		Message_To: contact.phone ?? contact.userId ?? contact.waId ?? '',
		Status: asWords(status),
		Description: reason === undefined ? '' : describeReason(reason),
	};
}

function localTime(time: string, timeZone: string): string {
	const formatter = formatterFor(timeZone);
	const moment = new Date(time);
	// A time from a sheet may have any form; a reader still recognises it.
	if (Number.isNaN(moment.getTime())) return time;
	return formatter === undefined
		? moment.toISOString().slice(0, 19).replace('T', ' ')
		: formatter.format(moment).replace(', ', ' ');
}

/** Making a formatter takes a thousand times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Undefined for UTC, which needs none. */
function formatterFor(timeZone: string): Intl.DateTimeFormat | undefined {
	if (timeZone === '' || timeZone === 'UTC') return undefined;
	let formatter = formatters.get(timeZone);
	if (formatter === undefined) formatters.set(timeZone, (formatter = makeFormatter(timeZone)));
	return formatter;
}

/** The Swedish way of writing a moment is ISO 8601 without the T. */
function makeFormatter(timeZone: string): Intl.DateTimeFormat {
	const numeric = '2-digit';
	try {
		return new Intl.DateTimeFormat('sv-SE', {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: numeric,
			day: numeric,
			hour: numeric,
			minute: numeric,
			second: numeric,
		});
	} catch {
		const shown = timeZone.length > 60 ? `${timeZone.slice(0, 59)}…` : timeZone;
		throw new FieldError('Time zone', `"${shown}" is not known. Use a name such as Europe/Berlin, or UTC.`);
	}
}

/** "held_back" → "Held back". */
function asWords(status: string): string {
	const words = status.replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
