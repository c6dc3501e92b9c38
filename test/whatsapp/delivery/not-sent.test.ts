import { expect } from 'chai';
import { notSent } from '../../../whatsapp/delivery/not-sent';
import { statusOutput } from '../../../whatsapp/delivery/route';
import { reportRow } from '../../../whatsapp/delivery/row';
import { FieldError } from '../../../whatsapp/field-error';
import { GraphError, explain } from '../../../whatsapp/graph/errors';

const common = {
	to: '+1 (555) 123-0001',
	business: { phoneNumberId: '1065', accountId: '2001' },
	time: '2026-11-22T10:00:00.000Z',
	position: 3,
};
const expired = new GraphError(explain(190, { title: 'Session has expired' }), 401);
const missing = new FieldError('Body: first_name', 'is missing.');

describe('whatsapp/delivery/not-sent', () => {
	const people: { what: string; to: unknown; contact: object }[] = [
		{ what: 'a phone number', to: '+1 (555) 123-0001', contact: { phone: '+15551230001' } },
		{ what: 'a user id', to: 'US.134912', contact: { userId: 'US.134912' } },
		{ what: 'what cannot be read, as it was written', to: ' call Ana ', contact: { phone: 'call Ana' } },
		{ what: 'nobody', to: undefined, contact: {} },
	];
	for (const { what, to, contact } of people) {
		it(`names ${what}`, () => {
			expect(notSent({ ...common, to, problem: missing }).contact).to.deep.equal(contact);
		});
	}

	it('gives the reason of the error that ended the run, and says that this person got nothing', () => {
		const event = notSent({ ...common, problem: expired, tracking: 'spring' });
		expect(event).to.include({ kind: 'status', status: 'rejected', tracking: 'spring', time: common.time });
		expect(event.reason).to.include({ code: 190, kind: 'account', action: 'fix_account' });
		expect(event.reason?.advice).to.match(/^Nothing was sent to this person\. ./);
		expect(statusOutput(event)).to.equal('rejected');
	});

	it('tells what is wrong with a message of its own', () => {
		const event = notSent({ ...common, problem: missing });
		expect(event.reason).to.include({ details: 'Body: first_name: is missing.', action: 'fix_request' });
		expect(reportRow(event).Description).to.match(/first_name: is missing\. Nothing was sent/);
	});

	it('keeps two messages for one person apart', () => {
		const keys = [3, 4].map((position) => notSent({ ...common, position, problem: expired }).key);
		expect(new Set(keys).size).to.equal(2);
	});
});
