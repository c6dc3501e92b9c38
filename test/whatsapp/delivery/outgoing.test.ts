import { expect } from 'chai';
import { outgoingOutcome } from '../../../whatsapp/delivery/outgoing';
import { readReceipt } from '../../../whatsapp/messages/read';
import { textMessage } from '../../../whatsapp/messages/text';

const business = { phoneNumberId: '1065', accountId: '2001' };
const time = '2026-11-22T10:00:00.000Z';
const taken = { status: 200, body: { messages: [{ id: 'wamid.OUT' }] } };

describe('whatsapp/delivery/outgoing', () => {
	const body = textMessage({ to: '+15551230001' }, { text: 'Hello' });

	it('tells what the recipient reads, where the body says it', () => {
		const event = outgoingOutcome({ body }, { answer: taken, business, time });
		expect(event).to.include({ status: 'accepted', id: 'wamid.OUT', preview: 'Hello' });
		expect(event).not.to.have.property('flowToken');
	});

	it('tells the preview and the token that only the sender knows', () => {
		const event = outgoingOutcome(
			{ body, preview: 'Hi Ana', flowToken: 'v1.1.2.3' },
			{ answer: taken, business, time },
		);
		expect(event).to.include({ preview: 'Hi Ana', flowToken: 'v1.1.2.3' });
	});

	it('lets a read receipt speak of the message that was read, and of its sender', () => {
		const about = { id: 'wamid.IN', contact: { phone: '+15551230001', name: 'Ana' } };
		const event = outgoingOutcome(
			{ body: readReceipt({ messageId: 'wamid.IN' }), about },
			{ answer: { status: 200, body: { success: true } }, business, time },
		);
		expect(event).to.deep.include({ status: 'accepted', ...about });
	});
});
