import { expect } from 'chai';
import { sendOutcome } from '../../../whatsapp/delivery/outcome';
import type { Json, JsonObject } from '../../../whatsapp/events/event';
import { parseWebhook } from '../../../whatsapp/events/parse';

describe('what the sender attached', () => {
	const cases: { written: string | undefined; read: Json | undefined }[] = [
		{ written: '{"campaign":"spring","row":7}', read: { campaign: 'spring', row: 7 } },
		{ written: '["spring",7]', read: '["spring",7]' },
		{ written: 'order-77', read: 'order-77' },
		{ written: '77', read: '77' },
		{ written: '{spring}', read: '{spring}' },
		{ written: '', read: undefined },
		{ written: undefined, read: undefined },
	];
	for (const { written, read } of cases) {
		it(`reads ${String(written)} alike in the result of the send and in the statuses after it`, () => {
			expect(sent(written)).to.deep.equal(read);
			expect(delivered(written)).to.deep.equal(read);
		});
	}
});

function sent(tracking: string | undefined): Json | undefined {
	const answer = { status: 200, body: { messages: [{ id: 'wamid.OUT' }] } };
	const request: JsonObject = { to: '+15551234567', ...attached(tracking) };
	return sendOutcome({ answer, request, business: {}, time: '2026-11-22T10:00:00.000Z' }).tracking;
}

function delivered(tracking: string | undefined): Json | undefined {
	const status = {
		id: 'wamid.OUT',
		status: 'delivered',
		timestamp: '1790000000',
		...attached(tracking),
	};
	const [event] = parseWebhook({
		entry: [{ id: '2001', changes: [{ field: 'messages', value: { statuses: [status] } }] }],
	});
	return event?.kind === 'status' ? event.tracking : undefined;
}

function attached(tracking: string | undefined): JsonObject {
	return tracking === undefined ? {} : { biz_opaque_callback_data: tracking };
}
