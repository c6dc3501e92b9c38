import { expect } from 'chai';
import { describeFlow } from '../../../whatsapp/flows/describe';

describe('a Flow in a list', () => {
	const cases: [status: string, label: string, sendable: boolean, draft: boolean, why: RegExp | undefined][] =
		[
			['PUBLISHED', 'Feedback · Published', true, false, undefined],
			['DRAFT', 'Feedback · Draft', true, true, /draft mode/],
			['THROTTLED', 'Feedback · Throttled', true, false, /ten times an hour/],
			['BLOCKED', 'Feedback · Blocked', false, false, /blocked/],
			['DEPRECATED', 'Feedback · Deprecated', false, false, /another Flow/],
			['IN_REVIEW', 'Feedback · In review', true, false, undefined],
		];
	for (const [status, label, sendable, draft, why] of cases) {
		it(`${status}: ${label}`, () => {
			const choice = describeFlow({ id: '9988', name: 'Feedback', status });
			expect(choice).to.deep.include({ id: '9988', name: 'Feedback', label, sendable, draft });
			if (why === undefined) expect(choice).to.not.have.property('why');
			else expect(choice.why).to.match(why);
		});
	}

	it('cannot be sent while Meta reports its health as blocked, and says what Meta says', () => {
		const health = (errors: object[]) => ({
			can_send_message: 'BLOCKED',
			entities: [{ entity_type: 'FLOW' }, { entity_type: 'WABA', errors }],
		});
		const flow = { id: '1', name: 'F', status: 'PUBLISHED' };
		const said = { error_code: 141, error_description: 'No payment method.', possible_solution: 'Add one.' };
		expect(describeFlow({ ...flow, health_status: health([said]) })).to.deep.include({
			sendable: false,
			why: 'No payment method. Add one.',
		});
		expect(describeFlow({ ...flow, health_status: health([]) }).why).to.match(/WhatsApp Manager/);
	});

	it('shows its id where it has no name, and cannot be sent without an id', () => {
		expect(describeFlow({ id: 9988 })).to.deep.include({ id: '9988', name: '9988', label: '9988' });
		for (const odd of [undefined, null, 'x', [], { name: 'F' }]) {
			expect(describeFlow(odd)).to.include({ id: '', sendable: false });
		}
	});
});
