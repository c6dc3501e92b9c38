import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { makeFlowToken } from '../../../whatsapp/flows/token';
import { WhatsAppParseFlowResponse } from '../nodes';
import { runNode } from '../run-workflow';

const secret = 'simulator-app-secret';
const flowToken = makeFlowToken({ flowId: '9988', context: { order: 77 }, secret, nonce: 'n0nce' });

/** A webhook with Ana's and Ben's answers; the token of Ana's is made here. */
const webhook = readFileSync(
	path.join(__dirname, '../../fixtures/flows/two-answers-webhook.json'),
	'utf8',
).replace('TOKEN', flowToken);
const body = JSON.parse(webhook) as IDataObject;

const event = {
	kind: 'message',
	key: 'wamid.A',
	id: 'wamid.A',
	type: 'flow_response',
	time: '2026-11-22T10:00:00.000Z',
	contact: { phone: '+15551234567' },
	business: { phoneNumberId: '1065' },
	flow: {
		id: '9988',
		trusted: true,
		context: { order: 77 },
		response: { screen_0_Rating_0: '0_Excellent ', screen_1_Guests_1: '4' },
	},
};

describe('n8n: Parse Flow Response', () => {
	const node = new WhatsAppParseFlowResponse();
	const first = async (parameters: INodeParameters, item: IDataObject) =>
		(await runNode(node, { parameters, items: [item] })).outputs[0]?.[0]?.json;

	it('puts the whole answer under a name, beside who answered what', async () => {
		expect(await first({}, event)).to.deep.include({
			response: { Rating: 'Excellent', Guests: '4' },
			id: 'wamid.A',
			contact: { phone: '+15551234567' },
			flow: { id: '9988', trusted: true, context: { order: 77 } },
		});
		expect(await first({ name: 'feedback' }, event)).to.have.property('feedback');
		expect(await first({ name: '' }, event)).to.include({ Rating: 'Excellent' });
	});

	it('takes chosen fields by name or path, each as the type it shall have', async () => {
		const field = [
			{ path: 'Rating', name: '', type: 'asAnswered' },
			{ path: '$.Guests', name: 'people', type: 'number' },
			{ path: 'Nothing', name: 'nothing', type: 'text' },
		];
		const json = await first({ mode: 'fields', fields: { field } }, event);
		expect(json).to.include({ Rating: 'Excellent', people: 4 });
		expect(json).not.to.have.any.keys('nothing', 'response');
	});

	const cleaning: [options: INodeParameters, response: object][] = [
		[{ cleanNames: false }, { screen_0_Rating_0: 'Excellent', screen_1_Guests_1: '4' }],
		[{ cleanOptions: false }, { Rating: '0_Excellent', Guests: '4' }],
		[{ typed: true }, { Rating: 'Excellent', Guests: 4 }],
	];
	for (const [options, response] of cleaning) {
		it(`cleans as it is told: ${JSON.stringify(options)}`, async () => {
			expect(await first({ options }, event)).to.deep.include({ response });
		});
	}

	const inputs: { what: string; parameters: INodeParameters; item: IDataObject }[] = [
		{ what: 'the body of a webhook', parameters: {}, item: body },
		{ what: 'what the Webhook node makes of it', parameters: {}, item: { headers: {}, query: {}, body } },
		{ what: 'its text', parameters: { source: 'value', value: webhook }, item: {} },
		{
			what: 'an object from an expression',
			parameters: { source: 'value', value: '={{ $json.x }}' },
			item: { x: body },
		},
	];
	for (const { what, parameters, item } of inputs) {
		it(`takes ${what}: one item for each answer in it`, async () => {
			const { outputs } = await runNode(node, { parameters, items: [event, item].slice(1) });
			expect(outputs[0]?.map(({ json, pairedItem }) => [json['response'], pairedItem])).to.deep.equal([
				[{ rating: '4' }, { item: 0 }],
				[{ rating: '2' }, { item: 0 }],
			]);
		});
	}

	const credentials: [what: string, credential: Record<string, string> | undefined, trusted: boolean][] = [
		['the app secret', { appSecret: secret }, true],
		['the previous app secret', { appSecret: 'new', previousAppSecret: secret }, true],
		['another app secret', { appSecret: 'another' }, false],
		['no credential', undefined, false],
	];
	for (const [what, credential, trusted] of credentials) {
		it(`believes the token of a webhook ${trusted ? '' : 'not '}with ${what}`, async () => {
			const { outputs } = await runNode(node, { items: [body], ...(credential && { credential }) });
			const flow = outputs[0]?.[0]?.json['flow'] as IDataObject;
			expect(flow['trusted']).to.equal(trusted);
			expect(flow['context']).to.deep.equal(trusted ? { order: 77 } : undefined);
		});
	}

	it('names what is no answer, and goes on where it shall', async () => {
		const items = [{ kind: 'message', key: 'k', type: 'text', text: 'Hello' }, event];
		const stopped = await runNode(node, { items });
		expect(stopped.error?.message).to.be.a('string').that.is.not.empty;
		expect(stopped.error?.context['itemIndex']).to.equal(0);
		const { outputs } = await runNode(node, { items, onError: 'continueErrorOutput' });
		expect(outputs.map((output) => output.length)).to.deep.equal([1, 1]);
		expect(outputs[1]?.[0]?.json).to.include({ text: 'Hello', error: stopped.error?.message });
	});

	it('runs no code that stands in a path', async () => {
		const field = [{ path: '$[?(@.constructor.constructor("return 1")())]', name: 'x', type: 'text' }];
		const { error } = await runNode(node, {
			parameters: { mode: 'fields', fields: { field } },
			items: [event],
		});
		expect(error?.message).to.match(/^Path of "x"/);
	});
});
