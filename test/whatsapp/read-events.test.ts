import { expect } from 'chai';
import { readStatuses } from '../../whatsapp/delivery/route';
import { reportRow } from '../../whatsapp/delivery/row';
import type { JsonObject } from '../../whatsapp/events/event';
import { readFlowResponses } from '../../whatsapp/flows/response';
import { readEvents } from '../../whatsapp/read-events';

const status = {
	kind: 'status',
	key: 'wamid.OUT:sent',
	id: 'wamid.OUT',
	status: 'sent',
	time: '2026-11-22T10:00:00.000Z',
};

describe('events that come back from a sheet or a database', () => {
	const rows: [what: string, changes: JsonObject, to: string, description: string][] = [
		['without what was empty', {}, '', ''],
		['with null for what was empty', { contact: null, business: null, reason: null }, '', ''],
		[
			'with null inside',
			{
				contact: { phone: null, userId: 'US.1' },
				reason: { code: null, title: 'No answer', details: null, advice: 'Look it up.' },
			},
			'US.1',
			'No answer. Look it up.',
		],
	];
	for (const [what, changes, to, description] of rows) {
		it(`make a row: ${what}`, () => {
			const [event] = readStatuses({ ...status, ...changes });
			expect(event && reportRow(event)).to.include({
				Status: 'Sent',
				Message_To: to,
				Description: description,
			});
		});
	}

	it('keep what the sender attached as it is, null included', () => {
		const [event] = readEvents({ ...status, tracking: { row: null } }) ?? [];
		expect(event).to.have.deep.property('tracking', { row: null });
	});

	it('have no answer to a Flow where the database says null', () => {
		const message = { kind: 'message', key: 'wamid.IN', type: 'text', flow: null };
		expect(() => readFlowResponses(message)).to.throw('Flow response: the input has no answer to a Flow');
	});

	for (const kind of ['message', 'status', 'account']) {
		it(`are no ${kind} without saying which`, () => {
			expect(readEvents({ kind, key: 'k' })).to.equal(undefined);
		});
	}
});
