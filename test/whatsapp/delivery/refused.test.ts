import { expect } from 'chai';
import { refusedRecipient } from '../../../whatsapp/delivery/refused';
import { reportRow } from '../../../whatsapp/delivery/row';

const business = { phone: '+15550001111', phoneNumberId: '1065', accountId: '2001' };
const time = '2026-11-22T10:00:00.000Z';

describe('whatsapp/delivery/refused', () => {
	const refused: { what: string; to: unknown; phone: string | undefined }[] = [
		{ what: 'letters', to: 'call Ana', phone: 'call Ana' },
		{ what: 'an empty cell', to: '  ', phone: undefined },
		{ what: 'a missing cell', to: undefined, phone: undefined },
		{ what: 'too few digits', to: '+15551', phone: '+15551' },
		{ what: 'a number without its country', to: 1234, phone: '1234' },
		{ what: 'a list', to: ['+15551230001'], phone: '["+15551230001"]' },
		{ what: 'a whole row', to: { text: 'x'.repeat(200) }, phone: `{"text":"${'x'.repeat(54)}…` },
	];
	for (const { what, to, phone } of refused) {
		it(`rejects ${what}, and names it as it was written`, () => {
			const event = refusedRecipient({ to, business, time, tracking: 'spring' });
			expect(event?.contact.phone).to.equal(phone);
			expect(event).to.deep.include({
				kind: 'status',
				status: 'rejected',
				time,
				business,
				tracking: 'spring',
			});
			expect(event?.reason).to.include({ kind: 'request', action: 'fix_request' });
			expect(event?.reason?.details).to.match(/^To: /);
			expect(event?.key).to.match(/:rejected$/);
		});
	}

	it('leaves alone whom WhatsApp can be asked to reach', () => {
		for (const to of [
			'+1 (555) 123-0001',
			15551230001,
			'US.13491208655302741918',
			{ phone: '+15551230001' },
		]) {
			expect(refusedRecipient({ to, business, time })).to.equal(undefined);
		}
		expect(refusedRecipient({ to: '(555) 123-0001', defaultCountry: 'US', business, time })).to.equal(
			undefined,
		);
	});

	it('leaves a wrong default country alone, which is not the recipient’s fault', () => {
		expect(refusedRecipient({ to: '5551230001', defaultCountry: 'XX', business, time })).to.equal(undefined);
	});

	it('gives the same key to the same row at the same time only', () => {
		const key = (to: string, at = time) => refusedRecipient({ to, business, time: at })?.key;
		expect(key('call Ana')).to.equal(key('call Ana'));
		expect(key('call Ana')).not.to.equal(key('call Ben'));
		expect(key('call Ana')).not.to.equal(key('call Ana', '2026-11-22T10:00:01.000Z'));
	});

	it('makes a row for the sheet like every other rejected message', () => {
		const event = refusedRecipient({ to: 'call Ana', business, time });
		expect(event && reportRow(event)).to.include({ Message_To: 'call Ana', Status: 'Rejected' });
	});

	it('says in that row once what is wrong', () => {
		const event = refusedRecipient({ to: 'call Ana', business, time });
		expect(event && reportRow(event).Description.split('has letters')).to.have.length(2);
	});
});
