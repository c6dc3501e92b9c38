import { expect } from 'chai';
import { fatalProblem } from '../../../whatsapp/delivery/fatal';
import type { GraphAnswer, NoAnswer } from '../../../whatsapp/graph/call';

const refusal = (status: number, code: number, subcode?: number): GraphAnswer => ({
	status,
	body: {
		error: { message: 'Said by Meta', code, ...(subcode !== undefined && { error_subcode: subcode }) },
	},
});

describe('whatsapp/delivery/fatal', () => {
	const fatal: { what: string; answer: GraphAnswer | NoAnswer; says: RegExp }[] = [
		{ what: 'an expired token', answer: refusal(401, 190), says: /190.*token/i },
		{ what: 'a missing permission', answer: refusal(403, 200), says: /200/ },
		{ what: 'a number that is gone', answer: refusal(400, 100, 33), says: /33/ },
		{ what: 'no payment method', answer: refusal(400, 131042), says: /131042/ },
		{ what: 'no connection', answer: { failure: 'not_sent', message: 'ECONNREFUSED' }, says: /ECONNREFUSED/ },
	];
	for (const { what, answer, says } of fatal) {
		it(`stops for ${what}, with cause and remedy`, () => {
			expect(fatalProblem(answer)?.message).to.match(says);
		});
	}

	const single: { what: string; answer: GraphAnswer | NoAnswer }[] = [
		{ what: 'an accepted message', answer: { status: 200, body: { messages: [{ id: 'wamid.1' }] } } },
		{ what: 'a person without WhatsApp', answer: refusal(400, 131026) },
		{ what: 'a closed window', answer: refusal(400, 131047) },
		{ what: 'too many messages a second', answer: refusal(400, 130429) },
		{ what: 'a wrong variable', answer: refusal(400, 132000) },
		{ what: 'a request that may have gone through', answer: { failure: 'unknown', message: 'timeout' } },
		{ what: 'a gateway that does not know', answer: { status: 502, body: 'Bad gateway' } },
	];
	for (const { what, answer } of single) {
		it(`goes on after ${what}`, () => {
			expect(fatalProblem(answer)).to.equal(undefined);
		});
	}
});
