import { expect } from 'chai';
import { register } from '../../../node-red/nodes/whatsapp-parse-flow-response';
import type { Properties } from '../../../node-red/nodes/whatsapp-parse-flow-response/settings';
import { makeFlowToken } from '../../../whatsapp/flows/token';
import { type NodeUnderTest, runNode } from '../host';

const settings: Properties = {
	name: '',
	account: '',
	input: 'payload',
	inputType: 'msg',
	mode: 'whole',
	answersName: 'response',
	fields: [],
	cleanNames: true,
	cleanOptions: true,
	trim: true,
	typed: false,
};

const answers = {
	screen_0_RadioButtonsGroup_0: '0_Yes',
	screen_1_Stars_1: '4',
	screen_1_TextArea_2: ' Excellent ',
};

const contact = { phone: '+15551230001', waId: '15551230001', name: 'Ana' };

function event(response: object = answers, flow: object = {}) {
	return {
		kind: 'message',
		key: 'wamid.IN',
		id: 'wamid.IN',
		type: 'flow_response',
		time: '2026-11-22T10:00:00.000Z',
		contact,
		business: { phoneNumberId: '1065' },
		repliesTo: 'wamid.OUT',
		flow: { trusted: false, response, responseJson: JSON.stringify(response), ...flow },
		raw: {},
	};
}

describe('Parse Flow Response', () => {
	let node: NodeUnderTest;
	const start = (changes: Partial<Properties> = {}, others: Record<string, unknown> = {}) => {
		node = runNode(register, { ...settings, ...changes }, others);
		return node;
	};
	afterEach(() => {
		node.close();
	});

	it('gives the whole answer under its name, beside who gave it', async () => {
		const { sent } = await start().receive({ payload: event(), topic: 'feedback' });
		expect(sent).to.have.length(1);
		expect(sent[0]?.[0]).to.deep.include({ topic: 'feedback' });
		expect(sent[0]?.[0]?.['payload']).to.deep.equal({
			response: { RadioButtonsGroup_0: 'Yes', Stars: '4', TextArea_2: 'Excellent' },
			id: 'wamid.IN',
			repliesTo: 'wamid.OUT',
			time: '2026-11-22T10:00:00.000Z',
			contact,
			business: { phoneNumberId: '1065' },
			flow: { trusted: false },
		});
	});

	it('gives chosen fields under their names, each as its type', async () => {
		const fields = [
			{ path: 'screen_0_RadioButtonsGroup_0', name: 'on_time', type: 'boolean' as const },
			{ path: '$.Stars', name: '', type: 'number' as const },
			{ path: 'TextArea_2', name: 'comment', type: 'asAnswered' as const },
			{ path: '$.not_asked', name: 'missing', type: 'text' as const },
		];
		const { sent } = await start({ mode: 'fields', fields }).receive({ payload: event() });
		const payload = sent[0]?.[0]?.['payload'] as Record<string, unknown>;
		expect(payload).to.deep.include({ on_time: true, Stars: 4, comment: 'Excellent' });
		expect(payload).not.to.have.property('missing');
	});

	it('leaves names, options and blanks as they came, if told so', async () => {
		const raw = { cleanNames: false, cleanOptions: false, trim: false };
		const { sent } = await start(raw).receive({ payload: event() });
		expect((sent[0]?.[0]?.['payload'] as { response: object }).response).to.deep.equal(answers);
	});

	it('reads the field that the dialog names', async () => {
		const { sent } = await start({ input: 'req.body' }).receive({
			payload: 1,
			req: { body: JSON.stringify(answers) },
		});
		expect(sent[0]?.[0]?.['payload']).to.deep.include({
			response: { RadioButtonsGroup_0: 'Yes', Stars: '4', TextArea_2: 'Excellent' },
		});
	});

	it('gives one msg for each answer of a list', async () => {
		const { sent } = await start().receive({ payload: [event({ a: '1' }), event({ a: '2' })] });
		expect(sent.map(([message]) => (message?.['payload'] as { response: object }).response)).to.deep.equal([
			{ a: '1' },
			{ a: '2' },
		]);
	});

	it("verifies the token of a raw body with the account's secret, and only with it", async () => {
		const token = makeFlowToken({
			flowId: '3001',
			context: { order: 77 },
			secret: 'app-secret',
			nonce: 'abc',
		});
		const payload = {
			interactive: {
				type: 'nfm_reply',
				nfm_reply: { name: 'flow', response_json: JSON.stringify({ rating: '4', flow_token: token }) },
			},
		};
		const account = { type: 'whatsapp-business-account', perform: () => undefined, secrets: ['app-secret'] };
		const flowOf = async (accountId: string) =>
			(
				(await start({ account: accountId }, { a1: account }).receive({ payload })).sent[0]?.[0]?.[
					'payload'
				] as { flow: object }
			).flow;
		expect(await flowOf('a1')).to.deep.include({ id: '3001', trusted: true, context: { order: 77 } });
		expect(await flowOf('')).to.deep.equal({ trusted: false, token });
	});

	const refused = [
		{
			what: 'a text message',
			payload: { ...event(), type: 'text', text: 'Hi', flow: undefined },
			says: /a message \(text\)/,
		},
		{ what: 'plain text', payload: 'good morning', says: /not JSON: "good morning"/ },
		{ what: 'nothing', payload: undefined, says: /input is empty/ },
	];
	for (const { what, payload, says } of refused) {
		it(`says that ${what} is no answer`, async () => {
			const { sent, error } = await start().receive({ payload });
			expect(error?.message).to.match(says);
			expect(sent).to.deep.equal([]);
		});
	}

	it('does not let a field take the place of the person', async () => {
		const { error } = await start({ answersName: 'contact' }).receive({ payload: event() });
		expect(error?.message).to.match(/"contact" is taken/);
	});

	it('remembers the names of answers for the dialog, and none of the values', async () => {
		await start().receive({ payload: event() });
		await node.receive({ payload: event({ rating: 'secret words' }) });
		expect([...node.context.values()]).to.deep.equal([
			['RadioButtonsGroup_0', 'Stars', 'TextArea_2', 'rating'],
		]);
	});
});
