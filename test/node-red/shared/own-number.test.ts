import { expect } from 'chai';
import type { WhatsAppEvent } from '../../../whatsapp/events/event';
import type { GraphAnswer, GraphCall, NoAnswer } from '../../../whatsapp/graph/call';
import { createOwnNumber } from '../../../node-red/shared/own-number';

const ids = { phoneNumberId: '1065', accountId: '2001' };
const bakery = { ...ids, phone: '+15550001111' };

/** Answers in Meta's place and counts how often it is asked. */
function meta(answer: GraphAnswer | NoAnswer) {
	const calls: GraphCall[] = [];
	const perform = (call: GraphCall) => {
		calls.push(call);
		return Promise.resolve(answer);
	};
	return { calls, perform };
}

const number: GraphAnswer = { status: 200, body: { id: '1065', display_phone_number: '+1 555-000-1111' } };

function event(phoneNumberId: string, phone: string): WhatsAppEvent {
	return { kind: 'unknown', key: 'k', raw: null, business: { phoneNumberId, phone } };
}

describe("the account's own number", () => {
	it('is asked for once, however many messages go out at the same time', async () => {
		const { calls, perform } = meta(number);
		const own = createOwnNumber(ids, perform);
		expect(own.business()).to.deep.equal(ids);
		await Promise.all([own.askOnce(), own.askOnce()]);
		expect(own.business()).to.deep.equal(bakery);
		await own.askOnce();
		expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(['GET /1065']);
	});

	it('is not asked for where the dialog has stored it', async () => {
		const { calls, perform } = meta(number);
		const own = createOwnNumber(bakery, perform);
		await own.askOnce();
		expect(own.business()).to.deep.equal(bakery);
		expect(calls).to.deep.equal([]);
	});

	it('is learned from webhooks, which know it better than what was stored', async () => {
		const { calls, perform } = meta(number);
		const own = createOwnNumber({ ...ids, phone: '+1999' }, perform);
		own.learn([event('1066', '+1888'), event('1065', '+15550001111')]);
		await own.askOnce();
		expect(own.business()).to.deep.equal(bakery);
		expect(calls).to.deep.equal([]);
	});

	const failures: [what: string, answer: GraphAnswer | NoAnswer][] = [
		['Meta refuses', { status: 400, body: { error: { code: 100, message: 'no' } } }],
		['Meta is not there', { failure: 'not_sent', message: 'ECONNREFUSED' }],
		['Meta knows none', { status: 200, body: { display_phone_number: 'n/a' } }],
	];
	for (const [what, answer] of failures) {
		it(`stays unknown where ${what}, and is not asked for with each message`, async () => {
			const { calls, perform } = meta(answer);
			const own = createOwnNumber(ids, perform);
			await own.askOnce();
			await own.askOnce();
			expect(own.business()).to.deep.equal(ids);
			expect(calls).to.have.length(1);
		});
	}

	it('stops no send for an id that is none: the send itself says so', async () => {
		const own = createOwnNumber({ ...ids, phoneNumberId: '../me' }, meta(number).perform);
		await own.askOnce();
		expect(own.business()).to.include({ phoneNumberId: '../me' });
	});

	it('is given out in copies, so that a flow that changes one changes no other', () => {
		const own = createOwnNumber(bakery, meta(number).perform);
		own.business().phone = 'changed';
		expect(own.business()).to.deep.equal(bakery);
	});
});
