import { expect } from 'chai';
import type { StatusEvent } from '../../../whatsapp/events/event';
import { FieldError } from '../../../whatsapp/field-error';
import { explain } from '../../../whatsapp/graph/errors';
import { reportRow } from '../../../whatsapp/delivery/row';

const event: StatusEvent = {
	kind: 'status',
	key: 'wamid.A:delivered',
	id: 'wamid.A',
	status: 'delivered',
	time: '2026-11-22T23:05:09.000Z',
	contact: { phone: '+15551234567' },
	business: { phone: '+15550001111', phoneNumberId: '1065' },
};

describe('a row of the report', () => {
	it('has the five columns, in order', () => {
		expect(Object.entries(reportRow(event))).to.deep.equal([
			['Time', '2026-11-22 23:05:09'],
			['Message_From', '+15550001111'],
			['Message_To', '+15551234567'],
			['Status', 'Delivered'],
			['Description', ''],
		]);
	});

	const zones: [zone: string | undefined, time: string][] = [
		[undefined, '2026-11-22 23:05:09'],
		['', '2026-11-22 23:05:09'],
		['UTC', '2026-11-22 23:05:09'],
		['Etc/UTC', '2026-11-22 23:05:09'],
		['Europe/Berlin', '2026-11-23 00:05:09'],
		[' Europe/Berlin ', '2026-11-23 00:05:09'],
		['America/New_York', '2026-11-22 18:05:09'],
		['Asia/Kolkata', '2026-11-23 04:35:09'],
		['Pacific/Kiritimati', '2026-11-23 13:05:09'],
	];
	for (const [timeZone, time] of zones) {
		it(`tells the time in ${timeZone ?? 'no zone'}`, () => {
			expect(reportRow(event, timeZone === undefined ? {} : { timeZone }).Time).to.equal(time);
		});
	}

	it('follows summer time', () => {
		const summer = { ...event, time: '2026-07-01T10:00:00.000Z' };
		expect(reportRow(summer, { timeZone: 'Europe/Berlin' }).Time).to.equal('2026-07-01 12:00:00');
	});

	it('refuses a time zone that does not exist, each time', () => {
		for (let times = 0; times < 2; times++) {
			expect(() => reportRow(event, { timeZone: 'Europe/Atlantis' })).to.throw(
				FieldError,
				/^Time zone: "Europe\/Atlantis" is not known.*Europe\/Berlin/,
			);
		}
	});

	it('keeps a time that it cannot read', () => {
		expect(reportRow({ ...event, time: 'yesterday' }, { timeZone: 'Europe/Berlin' }).Time).to.equal(
			'yesterday',
		);
	});

	it('says why a message was rejected, with the code and what to do', () => {
		const {
			retryable: _retryable,
			fatal: _fatal,
			...reason
		} = explain(131047, { title: 'Re-engagement message.' });
		const row = reportRow({ ...event, status: 'rejected', reason });
		expect(row).to.include({ Status: 'Rejected' });
		expect(row.Description).to.match(
			/^Re-engagement message \(131047\)\. This person last wrote .* template instead\.$/,
		);
	});

	const people: [Partial<StatusEvent>, to: string, from: string][] = [
		[{ contact: { userId: 'US.1' }, business: { phoneNumberId: '1065' } }, 'US.1', '1065'],
		[{ contact: { waId: '1555' } }, '1555', '+15550001111'],
		[{ contact: {}, business: {} }, '', ''],
	];
	for (const [more, to, from] of people) {
		it(`names who is known: to "${to}", from "${from}"`, () => {
			expect(reportRow({ ...event, ...more })).to.include({ Message_To: to, Message_From: from });
		});
	}

	const words: [string, string][] = [
		['accepted', 'Accepted'],
		['read', 'Read'],
		['unknown', 'Unknown'],
		['held_back', 'Held back'],
	];
	for (const [status, word] of words) {
		it(`writes "${status}" as "${word}"`, () => {
			expect(reportRow({ ...event, status }).Status).to.equal(word);
		});
	}
});
