import { expect } from 'chai';
import type { NodeAPI } from 'node-red';
import type { Json } from '../../../whatsapp/events/event';
import type { GraphAnswer, GraphCall } from '../../../whatsapp/graph/call';
import { serveLists } from '../../../node-red/shared/lists';

type Handler = (request: object, response: object, next: () => void) => void;

interface Reply {
	status: number;
	body: Json;
	/** The right that was asked for. */
	permission: string | undefined;
}

/** Asks as the editor does: an account node that answers with `meta`, and no server. */
function ask(
	question: string,
	body: object,
	meta: (call: GraphCall) => GraphAnswer,
	type = 'application/json',
): Promise<Reply> {
	const routes = new Map<string, Handler[]>();
	let permission: string | undefined;
	const account = {
		type: 'whatsapp-business-account',
		business: { phoneNumberId: '1065', accountId: '2001' },
		perform: (call: GraphCall) => Promise.resolve(meta(call)),
		download: () => Promise.resolve(meta({ method: 'GET', path: 'download' })),
	};
	serveLists({
		httpAdmin: { post: (path: string, ...handlers: Handler[]) => routes.set(path, handlers) },
		auth: {
			needsPermission: (name: string) => (_request: object, _response: object, next: () => void) => {
				permission = name;
				next();
			},
		},
		nodes: { getNode: () => account, getCredentials: () => undefined },
	} as unknown as NodeAPI);
	return new Promise((resolve) => {
		let status = 200;
		const response = {
			status: (code: number) => {
				status = code;
				return response;
			},
			json: (answer: Json) => {
				resolve({ status, body: answer, permission });
			},
		};
		const request = { body, is: (wanted: string) => (wanted === type ? type : false) };
		const handlers = routes.get(`/whatsapp-flows/${question}`) ?? [];
		const run = (index: number) => {
			handlers[index]?.(request, response, () => {
				run(index + 1);
			});
		};
		run(0);
	});
}

const nothing = (): GraphAnswer => ({ status: 200, body: { data: [] } });

describe('what dialogs ask about an account', () => {
	it('is answered in JSON only, which no form of another web page can send', async () => {
		let asked = 0;
		const meta = () => {
			asked += 1;
			return nothing();
		};
		const form = 'application/x-www-form-urlencoded';
		expect(await ask('templates', { account: 'a' }, meta, form)).to.include({ status: 415 });
		expect(asked).to.equal(0);
		expect(await ask('templates', { account: 'a' }, meta)).to.include({ status: 200 });
	});

	const rights: [question: string, body: object, permission: string][] = [
		['templates', { account: 'a' }, 'whatsapp-business-account.read'],
		['templates', { account: 'a', draft: {} }, 'whatsapp-business-account.write'],
		['register', { account: 'a' }, 'whatsapp-business-account.write'],
	];
	for (const [question, body, permission] of rights) {
		it(`takes the right ${permission} for ${question} with ${Object.keys(body).join(' and ')}`, async () => {
			expect(await ask(question, body, nothing)).to.include({ permission });
		});
	}

	it('lists templates though one among them is none', async () => {
		const spring = { name: 'spring_offer', language: 'en_US', status: 'APPROVED', components: [] };
		const meta = (): GraphAnswer => ({ status: 200, body: { data: [{ name: 'no_language' }, spring] } });
		const { body } = await ask('templates', { account: 'a' }, meta);
		expect(body).to.have.nested.property('templates.length', 1);
		expect(body).to.have.nested.property('templates[0].value', 'spring_offer/en_US');
	});

	it("says why a Flow is not sendable, in a sentence, and Meta's refusals as they are", async () => {
		const flow = { id: '9988', name: 'Feedback', status: 'DEPRECATED' };
		const { body } = await ask('flows', { account: 'a' }, () => ({ status: 200, body: { data: [flow] } }));
		expect(body)
			.to.have.nested.property('flows[0].why')
			.that.matches(/^It was retired: .+\.$/);
		const refused = await ask('flows', { account: 'a' }, () => ({
			status: 400,
			body: { error: { code: 100, message: 'Unknown field' } },
		}));
		expect(refused.status).to.equal(502);
		expect(refused.body).to.have.property('error').that.includes('Unknown field');
	});

	const incomplete: [question: string, body: Json][] = [
		['flow-screens', { data: [] }],
		['flow-preview', { id: '9988' }],
	];
	for (const [question, body] of incomplete) {
		it(`says what a Flow lacks for ${question}`, async () => {
			const meta = (): GraphAnswer => ({ status: 200, body });
			const reply = await ask(question, { account: 'a', flowId: '9988' }, meta);
			expect(reply.status).to.equal(400);
			expect(reply.body)
				.to.have.property('error')
				.that.matches(/^Flow: has no (screens|preview)/);
		});
	}
});
