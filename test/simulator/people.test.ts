import { expect } from 'chai';
import {
	ana,
	ben,
	body,
	dev,
	eli,
	fay,
	gus,
	hana,
	ida,
	idaUserId,
	springOffer,
	startHarness,
	template,
	text,
	type Harness,
	type JsonBody,
} from './world';

const utility = (to: string) => template(to, 'order_ready', [body('Ana', '77')]);

describe('people', () => {
	let harness: Harness;
	let now: number;
	before(async () => {
		now = Date.parse('2026-11-22T10:00:00Z');
		harness = await startHarness({ now: () => now });
	});
	beforeEach(async () => {
		now = Date.parse('2026-11-22T10:00:00Z');
		await harness.restart();
	});
	after(() => harness.close());

	interface Case {
		who: string;
		message: JsonBody;
		/** Statuses that arrive, a failure with its code. */
		expected: (string | number)[];
	}
	const cases: Case[] = [
		{
			who: 'Ana, online with an open window, gets a text',
			message: text(ana),
			expected: ['sent', 'delivered'],
		},
		{ who: 'Ben, whose window is closed, gets no text', message: text(ben), expected: [131047] },
		{ who: 'Ben gets a template', message: springOffer(ben), expected: ['sent', 'delivered'] },
		{ who: 'Dev has no WhatsApp', message: springOffer(dev), expected: [131026] },
		{ who: 'Dev has no WhatsApp for a text either', message: text(dev), expected: [131026] },
		{ who: 'Eli opted out of marketing', message: springOffer(eli), expected: [131050] },
		{ who: 'Eli still gets what he needs to know', message: utility(eli), expected: ['sent', 'delivered'] },
		{ who: 'Fay is offline', message: springOffer(fay), expected: ['sent'] },
		{ who: 'Meta withholds marketing from Gus', message: springOffer(gus), expected: [131049] },
		{ who: 'Meta withholds nothing else from Gus', message: utility(gus), expected: ['sent', 'delivered'] },
		{ who: 'Hana is in an experiment', message: springOffer(hana), expected: [130472] },
		{ who: 'a stranger is online', message: springOffer('+491701234567'), expected: ['sent', 'delivered'] },
	];
	for (const { who, message, expected } of cases) {
		it(who, async () => {
			const id = await harness.sendId({ ...message, biz_opaque_callback_data: 'track' });
			await harness.control.idle();
			const statuses = harness.receiver.statuses();
			const told = statuses.map(
				(one) => (one['errors'] as { code: number }[] | undefined)?.[0]?.code ?? one['status'],
			);
			expect(told).to.deep.equal(expected);
			for (const status of statuses) expect(status).to.include({ id, biz_opaque_callback_data: 'track' });
		});
	}

	it('who fail are told without contacts and user id, with the error in Meta’s form', async () => {
		await harness.sendId(springOffer(dev));
		await harness.control.idle();
		const value = harness.receiver.received[0]?.body.entry[0]?.changes[0]?.value;
		expect(value).not.to.have.property('contacts');
		const [status] = value?.statuses ?? [];
		expect(status).to.include({ status: 'failed', recipient_id: '15551230004' });
		expect(status).not.to.have.any.keys('recipient_user_id', 'pricing');
		const [error] = status?.['errors'] as JsonBody[];
		expect(error).to.have.all.keys('code', 'title', 'message', 'error_data', 'href');
	});

	it('who are not listed have no WhatsApp with strictPeople', async () => {
		const strict = await startHarness({ strictPeople: true });
		await strict.sendId(springOffer('+491701234567'));
		await strict.control.idle();
		expect(strict.receiver.statuses()[0]).to.include({ status: 'failed' });
		await strict.close();
	});

	it('who were strangers stay, and can answer', async () => {
		const stranger = '+491701234567';
		await harness.sendId(springOffer(stranger));
		expect(await harness.control.person(stranger)).to.include({ name: stranger, state: 'online' });
		const { message } = await harness.control.tap(stranger, { index: 0 });
		expect(message).to.include({ from: '491701234567' });
	});

	it('who come online get what waited', async () => {
		await harness.sendId(springOffer(fay));
		await harness.control.idle();
		await harness.control.changePerson(fay, { state: 'online' });
		await harness.control.idle();
		expect(harness.receiver.statuses().map(({ status }) => status)).to.deep.equal(['sent', 'delivered']);
		expect((await harness.control.person(fay)).unread).to.equal(1);
		await harness.control.changePerson(fay, { state: 'offline' });
		await harness.control.changePerson(fay, { state: 'online' });
		await harness.control.idle();
		expect(harness.receiver.statuses()).to.have.length(2);
	});

	it('open the window for 24 hours with each message', async () => {
		await harness.control.say(ben, 'Hello');
		now += 24 * 60 * 60 * 1000 - 1;
		await harness.sendId(text(ben));
		now += 1;
		await harness.sendId(text(ben));
		await harness.control.idle();
		expect(harness.receiver.statuses().map(({ status }) => status)).to.include.members([
			'delivered',
			'failed',
		]);
	});

	it('open the window with the number that they wrote to', async () => {
		await harness.control.say(ben, 'Hello', { phoneNumberId: '1066' });
		expect(Object.keys((await harness.control.person(ben)).windows)).to.deep.equal(['1066']);
	});

	it('opt out and in again, and the business hears of it', async () => {
		await harness.control.changePerson(ana, { state: 'opted_out' });
		await harness.control.changePerson(ana, { state: 'online' });
		await harness.control.idle();
		const values = harness.receiver.received
			.flatMap((one) => one.body.entry[0]?.changes ?? [])
			.filter((change) => change.value.metadata.phone_number_id === '1065')
			.map(({ field, value }) => [field, (value['user_preferences'] as JsonBody[])[0]?.['value']]);
		expect(values).to.deep.equal([
			['user_preferences', 'stop'],
			['user_preferences', 'resume'],
		]);
	});

	describe('known by user id only', () => {
		const toIda = (message: JsonBody) => ({ ...message, to: undefined, recipient: idaUserId });

		it('are written to by that id, and no phone number appears', async () => {
			const { body: answer } = await harness.send(toIda(text('')));
			expect(answer['contacts']).to.deep.equal([{ input: idaUserId, user_id: idaUserId }]);
			await harness.control.say(ida, 'Hello');
			await harness.control.idle();
			expect(harness.receiver.statuses().length).to.equal(3);
			expect(harness.receiver.messages()).to.have.length(1);
			expect(harness.receiver.messages()[0]).to.include({ from_user_id: idaUserId });
			expect(JSON.stringify(harness.receiver.received.map((one) => one.body))).not.to.contain('15551230009');
		});

		it('carry the user name once a message was delivered', async () => {
			await harness.send(toIda(text('')));
			await harness.control.idle();
			const profiles = harness.receiver.received.map(
				({ body: { entry } }) => entry[0]?.changes[0]?.value.contacts?.[0]?.['profile'],
			);
			expect(profiles).to.deep.equal([{ name: 'Ida' }, { name: 'Ida', username: 'ida.k' }]);
		});

		it('keep their user id when a message to it fails', async () => {
			await harness.control.changePerson(ida, { windowOpen: false });
			await harness.send(toIda(text('')));
			await harness.control.idle();
			const [status] = harness.receiver.statuses();
			expect(status).to.include({ status: 'failed', recipient_user_id: idaUserId });
			expect(status).not.to.have.property('recipient_id');
		});

		it('are reached by phone number too, and `to` wins', async () => {
			const { body: answer } = await harness.send({ ...text(ida), recipient: 'US.404' });
			expect(answer['contacts']).to.deep.equal([{ input: ida, wa_id: '15551230009' }]);
		});
	});

	const spellings: [input: string, waId: string][] = [
		['+15551230001', '15551230001'],
		['15551230001', '15551230001'],
		['+1 (555) 123-0001', '15551230001'],
		['+49 170 1234567', '491701234567'],
		['491701234567', '491701234567'],
		// Without a plus and a country code Meta takes the business's own.
		['5551230001', '15551230001'],
		['(555) 123-0001', '15551230001'],
	];
	for (const [input, waId] of spellings) {
		it(`are found as ${waId} when written ${input}`, async () => {
			const { body: answer } = await harness.send(springOffer(input));
			expect(answer['contacts']).to.deep.equal([{ input, wa_id: waId }]);
			const [message] = answer['messages'] as JsonBody[];
			expect(message?.['id']).to.match(/^wamid\.[A-Za-z0-9+/=]{20,123}$/);
			expect(message?.['message_status']).to.equal('accepted');
		});
	}

	it('have message ids that never repeat', async () => {
		const ids = new Set<string>();
		for (let count = 0; count < 40; count += 1) ids.add(await harness.sendId(text(ana)));
		expect(ids.size).to.equal(40);
	});
});
