import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../whatsapp/events/event';
import type { GraphAnswer, NoAnswer } from '../../../whatsapp/graph/call';
import { fatalProblem } from '../../../whatsapp/delivery/fatal';
import { mayRetry, sendOutcome } from '../../../whatsapp/delivery/outcome';

const answers = JSON.parse(
	readFileSync(join(__dirname, '../../fixtures/delivery/send-answers.json'), 'utf8'),
) as Record<string, GraphAnswer | NoAnswer>;

const business = { phone: '+15550001111', phoneNumberId: '1065' };
const time = '2026-11-22T10:00:00.000Z';
const request = { messaging_product: 'whatsapp', to: '+15551234567', type: 'text', text: { body: 'Hi' } };

function outcome(name: string, body: JsonObject = request) {
	return sendOutcome({ answer: answers[name]!, request: body, business, time });
}

describe('the outcome of a send', () => {
	const cases: [
		answer: string,
		status: string,
		code: number | undefined,
		action: string | undefined,
		retry: boolean,
		fatal: boolean,
	][] = [
		['accepted', 'accepted', undefined, undefined, false, false],
		['accepted for a user id', 'accepted', undefined, undefined, false, false],
		['held', 'accepted', undefined, 'retry_later', false, false],
		['rejected', 'rejected', 131030, 'fix_request', false, false],
		['throughput', 'rejected', 130429, 'retry', true, false],
		['expired', 'rejected', 190, 'fix_account', false, true],
		['service down', 'rejected', 131016, 'retry', true, false],
		['unknown failure', 'rejected', 999_999, 'retry', true, false],
		['gateway', 'unknown', undefined, 'retry_later', false, false],
		['not Meta', 'unknown', undefined, 'retry_later', false, false],
		['firewall', 'rejected', undefined, 'fix_account', false, true],
		['no id', 'unknown', undefined, 'retry_later', false, false],
		['read receipt', 'accepted', undefined, undefined, false, false],
		['not sent', 'rejected', undefined, 'retry', true, true],
		['timeout', 'unknown', undefined, 'retry_later', false, false],
	];
	for (const [answer, status, code, action, retry, fatal] of cases) {
		it(`${answer}: ${status}${retry ? ', may be sent again' : ''}${fatal ? ', stops the run' : ''}`, () => {
			const event = outcome(answer);
			expect(event).to.deep.include({ kind: 'status', status, time, business });
			expect([event.reason?.code, event.reason?.action]).to.deep.equal([code, action]);
			expect(event.reason ?? {}).to.not.have.any.keys('retryable', 'fatal');
			expect(mayRetry(answers[answer]!)).to.equal(retry);
			expect(fatalProblem(answers[answer]!) !== undefined).to.equal(fatal);
		});
	}

	it('is told for every answer of the fixtures', () => {
		expect(cases.map(([answer]) => answer)).to.have.members(Object.keys(answers));
	});

	it('has the message id, the person and whatever was attached', () => {
		const event = sendOutcome({
			answer: answers.accepted!,
			request: { ...request, biz_opaque_callback_data: '{"campaign":"spring"}' },
			business,
			time,
			flowToken: 'v1.9988.x.y',
			preview: 'Hi Ana',
		});
		expect(event).to.deep.equal({
			kind: 'status',
			key: 'wamid.OUT:accepted',
			id: 'wamid.OUT',
			status: 'accepted',
			time,
			contact: { phone: '+15551234567', waId: '15551234567', userId: 'US.134912' },
			business,
			tracking: { campaign: 'spring' },
			flowToken: 'v1.9988.x.y',
			preview: 'Hi Ana',
			raw: (answers.accepted as GraphAnswer).body,
		});
	});

	it('names the person as the request did where WhatsApp does not', () => {
		expect(outcome('rejected').contact).to.deep.equal({ phone: '+15551234567' });
		expect(outcome('timeout', { recipient: 'US.134912' }).contact).to.deep.equal({ userId: 'US.134912' });
		expect(outcome('accepted for a user id', { recipient: 'US.134912' }).contact).to.deep.equal({
			userId: 'US.134912',
		});
	});

	it('without a message id has a key that is the same for the same request and moment only', () => {
		const { key } = outcome('rejected');
		expect(key).to.match(/^send:[0-9a-f]+:rejected$/);
		expect(outcome('rejected', { ...request }).key).to.equal(key);
		expect(outcome('rejected', { ...request, to: '+15557654321' }).key).to.not.equal(key);
		const later = sendOutcome({
			answer: answers.rejected!,
			request,
			business,
			time: '2026-11-22T10:00:01.000Z',
		});
		expect(later.key).to.not.equal(key);
	});

	it('never repeats a token that Meta repeats', () => {
		const text = JSON.stringify(outcome('expired'));
		expect(text).to.contain('***').and.not.contain('EAABsb');
	});
});
