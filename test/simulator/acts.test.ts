import { expect } from 'chai';
import {
	ana,
	body,
	button,
	dev,
	fay,
	flowMessage,
	ida,
	list,
	replyButtons,
	springOffer,
	startHarness,
	template,
	text,
	type Harness,
	type JsonBody,
} from './world';

const action = (content: JsonBody) => ({ type: 'action', action: content });

describe('what people do', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness();
	});
	beforeEach(async () => {
		await harness.restart();
	});
	after(() => harness.close());

	/** The one message that reached the business. */
	const inbound = async () => {
		await harness.control.idle();
		const messages = harness.receiver.messages();
		expect(messages).to.have.length(1);
		return messages[0]!;
	};
	const response = (message: JsonBody) => {
		const reply = (message['interactive'] as { nfm_reply: { response_json: string } }).nfm_reply;
		return JSON.parse(reply.response_json) as unknown;
	};
	const failure = async (work: Promise<unknown>) => {
		const error: unknown = await work.then(
			() => undefined,
			(reason: unknown) => reason,
		);
		expect(error).to.be.instanceOf(Error);
		return (error as Error).message;
	};

	describe('tapping', () => {
		it('a quick reply without payload brings its text back', async () => {
			const id = await harness.sendId(springOffer(ana));
			await harness.control.tap(ana, { title: 'Not now' });
			expect(await inbound()).to.deep.include({
				type: 'button',
				from: '15551230001',
				context: { from: '15550001111', id },
				button: { payload: 'Not now', text: 'Not now' },
			});
		});

		it('a quick reply brings its payload back', async () => {
			const message = springOffer(ana);
			message.template.components?.push(button('quick_reply', '1', { type: 'payload', payload: 'NO:77' }));
			await harness.sendId(message);
			await harness.control.tap(ana, { payload: 'NO:77' });
			expect((await inbound())['button']).to.deep.equal({ payload: 'NO:77', text: 'Not now' });
		});

		it('a button on a card of a carousel', async () => {
			const card = (index: number) => ({
				card_index: index,
				components: [
					{ type: 'header', parameters: [{ type: 'image', image: { link: 'https://example.com/a.jpg' } }] },
					body('10%'),
					button('quick_reply', 0, { type: 'payload', payload: `CAKE:${index}` }),
					button('url', 1, { type: 'text', text: 'a' }),
				],
			});
			await harness.sendId(
				template(ana, 'cake_carousel', [body('Ana'), { type: 'carousel', cards: [0, 1, 2].map(card) }]),
			);
			await harness.control.tap(ana, { index: 2 });
			expect((await inbound())['button']).to.deep.equal({ payload: 'CAKE:2', text: 'Reserve' });
		});

		it('a reply button', async () => {
			await harness.sendId(replyButtons(ana, 'Yes', 'No'));
			await harness.control.tap(ana, { index: 1 });
			expect((await inbound())['interactive']).to.deep.equal({
				type: 'button_reply',
				button_reply: { id: 'id-1', title: 'No' },
			});
		});

		it('a list row, with its description', async () => {
			await harness.sendId(
				list(ana, [
					{ id: 'a', title: 'Rye', description: 'Dark' },
					{ id: 'b', title: 'Oat' },
				]),
			);
			await harness.control.tap(ana, { title: 'Rye' });
			expect((await inbound())['interactive']).to.deep.equal({
				type: 'list_reply',
				list_reply: { id: 'a', title: 'Rye', description: 'Dark' },
			});
		});

		it('an older message that is named', async () => {
			const older = await harness.sendId(springOffer(ana));
			await harness.sendId(replyButtons(ana, 'Yes'));
			await harness.control.tap(ana, { index: 0, messageId: older });
			expect((await inbound())['context']).to.include({ id: older });
		});

		it('says what there is when there is no such button', async () => {
			await harness.sendId(replyButtons(ana, 'Yes', 'No'));
			expect(await failure(harness.control.tap(ana, { title: 'Maybe' }))).to.contain('"Yes", "No"');
		});

		it('needs something to tap', async () => {
			await harness.sendId(text(ana));
			expect(await failure(harness.control.tap(ana, { index: 0 }))).to.contain('no message with buttons');
			expect(await failure(harness.control.tap(ana, {}))).to.contain('needs a title');
		});
	});

	describe('answering a Flow', () => {
		const values = { screen_0_RadioButtonsGroup_0: '0_Yes', screen_1_OptIn_1: true };

		it('brings the token of the message back', async () => {
			const id = await harness.sendId(flowMessage(ana, { flow_id: '3001', flow_token: 'v1.3001.x' }));
			await harness.control.answerFlow(ana, { values });
			const message = await inbound();
			expect(message['context']).to.include({ id });
			expect(message['interactive']).to.have.nested.property('nfm_reply.name', 'flow');
			expect(message['interactive']).to.have.nested.property('nfm_reply.body', 'Sent');
			expect(response(message)).to.deep.equal({ ...values, flow_token: 'v1.3001.x' });
		});

		it('brings "unused" back where there was no token', async () => {
			await harness.sendId(flowMessage(ana, { flow_id: '3001' }));
			await harness.control.answerFlow(ana, { values });
			expect(response(await inbound())).to.deep.equal({ ...values, flow_token: 'unused' });
		});

		it('brings the token of a template’s button back', async () => {
			const token = action({ flow_token: 'v1.3001.y' });
			await harness.sendId(
				template(ana, 'feedback_request', [body('Ana', '77'), button('flow', '0', token)]),
			);
			await harness.control.answerFlow(ana, { values });
			expect(response(await inbound())).to.deep.equal({ ...values, flow_token: 'v1.3001.y' });
		});

		it('brings "unused" back from a button without parameters', async () => {
			await harness.sendId(template(ana, 'feedback_request', [body('Ana', '77'), button('flow', 0)]));
			await harness.control.answerFlow(ana, { values });
			expect(response(await inbound())).to.deep.equal({ ...values, flow_token: 'unused' });
		});

		it('can lack the token, hold a foreign one, or be a list', async () => {
			await harness.sendId(flowMessage(ana, { flow_id: '3001', flow_token: 'a' }));
			await harness.control.answerFlow(ana, { values, omitToken: true });
			await harness.control.answerFlow(ana, { values, token: 'b' });
			await harness.control.answerFlow(ana, { values: ['x'] });
			await harness.control.idle();
			const answers = harness.receiver.messages().map(response);
			expect(answers).to.deep.equal([values, { ...values, flow_token: 'b' }, ['x']]);
		});

		it('needs a Flow', async () => {
			expect(await failure(harness.control.answerFlow(ana, { values }))).to.contain('no message with a Flow');
		});
	});

	it('saying something answers a message where asked to', async () => {
		const id = await harness.sendId(text(ana));
		await harness.control.say(ana, 'Thanks', { repliesTo: id });
		expect(await inbound()).to.deep.include({
			type: 'text',
			text: { body: 'Thanks' },
			context: { from: '15550001111', id },
		});
	});

	const anything: JsonBody[] = [
		{ type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } },
		{ type: 'location', location: { latitude: 52.5, longitude: 13.4, name: 'Here' } },
		{ type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] },
		{ type: 'order', order: { catalog_id: '1', product_items: [] } },
		{ type: 'interactive' },
	];
	for (const message of anything) {
		it(`sends ${JSON.stringify(message)} as it is`, async () => {
			await harness.control.send(ana, message as never);
			expect(await inbound()).to.deep.include(message);
		});
	}

	it('reads the chat before it answers', async () => {
		await harness.sendId(springOffer(ana));
		await harness.control.tap(ana, { index: 0 });
		await harness.control.idle();
		expect(harness.receiver.statuses().map(({ status }) => status)).to.deep.equal([
			'sent',
			'delivered',
			'read',
		]);
		expect((await harness.control.person(ana)).unread).to.equal(0);
	});

	it('answers to the number that wrote last', async () => {
		await harness.sendId(springOffer(ana), '1066');
		await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		expect(
			harness.receiver.received.at(-1)?.body.entry[0]?.changes[0]?.value.metadata.phone_number_id,
		).to.equal('1066');
	});

	it('is found by user id as well', async () => {
		const { userId } = await harness.control.person(ida);
		await harness.control.say(userId, 'Hello');
		expect(await inbound()).to.include({ from_user_id: userId });
	});

	const cannot: [who: string, phone: string, says: string][] = [
		['who has no WhatsApp', dev, 'Dev has no WhatsApp'],
		['who is offline', fay, 'Fay is offline'],
		['whom nobody knows', '+19998887777', 'nobody has the number'],
	];
	for (const [who, phone, says] of cannot) {
		it(`cannot be done by somebody ${who}`, async () => {
			expect(await failure(harness.control.say(phone, 'Hello'))).to.contain(says);
		});
	}

	it('stands in the chat, both sides in order', async () => {
		const id = await harness.sendId(text(ana, 'Hello'));
		const { id: answer } = await harness.control.say(ana, 'Hi');
		await harness.control.idle();
		const chat = await harness.control.chat(ana);
		expect(chat.map((one) => [one.id, one.direction, one.status])).to.deep.equal([
			[id, 'outbound', 'read'],
			[answer, 'inbound', 'delivered'],
		]);
	});

	it('is acknowledged by read receipt and typing', async () => {
		const { id } = await harness.control.say(ana, 'Hello');
		const receipt = { messaging_product: 'whatsapp', status: 'read', message_id: id };
		const typing = { ...receipt, typing_indicator: { type: 'text' } };
		for (const one of [receipt, typing]) {
			expect((await harness.graph('POST', '/1065/messages', one)).body).to.deep.equal({ success: true });
		}
		expect((await harness.control.chat(ana))[0]?.status).to.equal('read');
		const refused: [JsonBody, number][] = [
			[{ ...receipt, message_id: 'wamid.404' }, 131009],
			[{ ...receipt, status: 'seen' }, 100],
			[{ ...receipt, typing_indicator: { type: 'voice' } }, 100],
			[{ ...receipt, to: ana }, 100],
		];
		for (const [one, code] of refused) {
			expect((await harness.graph('POST', '/1065/messages', one)).body.error?.code).to.equal(code);
		}
	});

	it('lets a delivered message fail late', async () => {
		const id = await harness.sendId(text(ana));
		await harness.control.idle();
		await harness.control.failMessage(id, 131000);
		await harness.control.idle();
		expect(harness.receiver.statuses().map(({ status }) => status)).to.deep.equal([
			'sent',
			'delivered',
			'failed',
		]);
	});
});
