import { expect } from 'chai';
import { createHmac } from 'node:crypto';
import { ana, ben, fay, springOffer, startHarness, text, type Harness } from './world';

const secret = 'simulator-app-secret';

describe('webhooks', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness();
	});
	beforeEach(async () => {
		await harness.restart();
	});
	after(() => harness.close());

	const kinds = () => harness.receiver.statuses().map(({ status }) => status);

	it('are signed over their very bytes, which are escaped as Meta escapes them', async () => {
		await harness.control.say(ana, 'Grüße an/von <a@b.de> 100% 🥐');
		await harness.control.idle();
		const [{ raw, signature } = { raw: '', signature: '' }] = harness.receiver.received;
		expect(signature).to.equal(`sha256=${createHmac('sha256', secret).update(raw, 'latin1').digest('hex')}`);
		expect(raw).to.contain('"Gr\\u00fc\\u00dfe an\\/von \\u003Ca\\u0040b.de> 100\\u0025 \\ud83e\\udd50"');
		const reserialised = JSON.stringify(JSON.parse(raw));
		expect(reserialised).not.to.equal(raw);
		expect(harness.receiver.messages()[0]?.['text']).to.deep.equal({ body: 'Grüße an/von <a@b.de> 100% 🥐' });
	});

	it('tell of sent, delivered and read in this order, each on its own', async () => {
		const id = await harness.sendId({ ...text(ana), biz_opaque_callback_data: 'order-77' });
		await harness.control.idle();
		expect(kinds()).to.deep.equal(['sent', 'delivered']);
		expect(await harness.control.read(ana)).to.deep.equal({ read: [id] });
		await harness.control.idle();
		expect(kinds()).to.deep.equal(['sent', 'delivered', 'read']);
		expect(harness.receiver.received).to.have.length(3);
		for (const status of harness.receiver.statuses()) {
			expect(status).to.include({
				id,
				recipient_id: '15551230001',
				recipient_user_id: 'US.13491208655302741918',
				biz_opaque_callback_data: 'order-77',
			});
			expect(status['timestamp']).to.match(/^\d{10}$/);
			expect(status['pricing']).to.deep.equal({
				billable: false,
				pricing_model: 'PMP',
				type: 'free_customer_service',
				category: 'service',
			});
		}
		expect(harness.receiver.received[0]?.body).to.deep.include({ object: 'whatsapp_business_account' });
		const [entry] = harness.receiver.received[0]!.body.entry;
		expect(entry?.id).to.equal('2001');
		expect(String(entry?.time)).to.match(/^\d{10}$/);
		expect(entry?.changes[0]?.value.metadata).to.deep.equal({
			display_phone_number: '15550001111',
			phone_number_id: '1065',
		});
	});

	it('read by themselves with autoRead', async () => {
		const reader = await startHarness({ autoRead: true });
		await reader.sendId(text(ana));
		await reader.control.idle();
		expect(reader.receiver.statuses().map(({ status }) => status)).to.deep.equal([
			'sent',
			'delivered',
			'read',
		]);
		await reader.close();
	});

	it('tell of read once, whoever comes first', async () => {
		const reader = await startHarness({ autoRead: true, pace: { readMs: 40 } });
		await reader.sendId(text(ana));
		await reader.control.read(ana);
		await reader.control.idle();
		expect(reader.receiver.statuses().map(({ status }) => status)).to.deep.equal([
			'sent',
			'delivered',
			'read',
		]);
		await reader.close();
	});

	it('take their time with a pace', async () => {
		const slow = await startHarness({ pace: { sentMs: 10, deliveredMs: 60 } });
		await slow.sendId(text(ana));
		expect(slow.receiver.statuses()).to.be.empty;
		await slow.control.idle();
		expect(slow.receiver.statuses()).to.have.length(2);
		await slow.close();
	});

	for (const status of [500, 404, 302, 204]) {
		it(`are repeated after ${status}, byte for byte`, async () => {
			harness.receiver.answers.push(status);
			await harness.control.say(ana, 'Hello');
			await harness.control.idle();
			expect(harness.receiver.received).to.have.length(2);
			expect(harness.receiver.received[0]).to.deep.equal(harness.receiver.received[1]);
			const [webhook] = await harness.control.webhooks();
			expect(webhook?.state).to.equal('accepted');
			expect(webhook?.attempts.map((attempt) => attempt.status)).to.deep.equal([status, 200]);
		});
	}

	it('are listed when they were never accepted', async () => {
		harness.receiver.answers.push(500, 500, 500);
		await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		expect(harness.receiver.received).to.have.length(3);
		const [webhook] = await harness.control.webhooks();
		expect(webhook).to.include({
			state: 'given_up',
			url: harness.receiver.url,
			field: 'messages',
			updates: 1,
		});
	});

	it('are repeated when nobody answers at the address', async () => {
		await harness.control.setCallback('http://127.0.0.1:9/hook');
		await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		const [webhook] = await harness.control.webhooks();
		expect(webhook?.state).to.equal('given_up');
		expect(webhook?.attempts.map((attempt) => attempt.problem)).to.have.length(3);
		expect(webhook?.attempts[0]?.problem).to.contain('ECONNREFUSED');
	});

	it('are listed when there is no receiver', async () => {
		await harness.control.removeCallback();
		await harness.control.say(ana, 'Hello');
		expect((await harness.control.webhooks()).map(({ state }) => state)).to.deep.equal(['no_receiver']);
	});

	it('come several times on demand', async () => {
		await harness.control.faults({ repeat: 2 });
		await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		expect(harness.receiver.messages()).to.have.length(3);
		expect(new Set(harness.receiver.messages().map(({ id }) => id))).to.have.property('size', 1);
	});

	it('come newest first on demand', async () => {
		await harness.control.faults({ disorderMs: 60 });
		await harness.sendId(text(ana));
		await harness.control.read(ana);
		await harness.control.idle();
		expect(kinds()).to.deep.equal(['read', 'delivered', 'sent']);
	});

	it('leave delivered out on demand', async () => {
		await harness.control.faults({ skipDelivered: true });
		await harness.sendId(text(ana));
		await harness.control.read(ana);
		await harness.control.idle();
		expect(kinds()).to.deep.equal(['sent', 'read']);
	});

	it('come late on demand', async () => {
		await harness.control.faults({ webhookLatencyMs: 50 });
		const started = Date.now();
		await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		expect(Date.now() - started).to.be.at.least(45);
	});

	it('come in batches on demand: full ones at once, the rest when the time is over', async () => {
		await harness.control.faults({ batch: { size: 100, ms: 50 } });
		const people = Array.from({ length: 55 }, (_, index) => `+1555777${String(index).padStart(4, '0')}`);
		for (const person of people) await harness.sendId(springOffer(person));
		await harness.control.idle();
		const sizes = harness.receiver.received.map(
			({ body }) => body.entry[0]?.changes[0]?.value.statuses?.length ?? 0,
		);
		expect(sizes.reduce((sum, size) => sum + size)).to.equal(110);
		expect(harness.receiver.received.length).to.be.lessThan(20);
		const [first] = harness.receiver.received[0]!.body.entry[0]!.changes;
		expect(first?.value.contacts).to.have.length(
			new Set(first?.value.statuses?.map((one) => one['recipient_id'])).size,
		);
	});

	it('put messages, statuses and numbers of one batch under changes of their own', async () => {
		await harness.control.faults({ batch: { size: 1000, ms: 100 } });
		await harness.sendId(text(ana));
		await harness.sendId(springOffer(ben), '1066');
		await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		expect(harness.receiver.received).to.have.length(1);
		const changes = harness.receiver.received[0]!.body.entry[0]!.changes.map(({ value }) => [
			value.metadata.phone_number_id,
			value.statuses?.length ?? 0,
			value.messages?.length ?? 0,
		]);
		expect(changes).to.deep.equal([
			['1065', 3, 0],
			['1066', 2, 0],
			['1065', 0, 1],
		]);
	});

	it('of other fields reach an app that asked for them', async () => {
		await harness.control.emit('account_update', { event: 'VERIFIED_ACCOUNT' });
		await harness.control.emit('never_heard_of', {});
		await harness.control.idle();
		expect(harness.receiver.received.map(({ body }) => body.entry[0]?.changes[0])).to.deep.equal([
			{ value: { event: 'VERIFIED_ACCOUNT' }, field: 'account_update' },
		]);
	});

	it('follow the answer to the request, also when that is slow', async () => {
		await harness.control.faults({ latencyMs: 50 });
		const answered = harness.sendId(text(ana)).then(() => harness.receiver.received.length);
		expect(await answered).to.equal(0);
		await harness.control.idle();
		expect(harness.receiver.received).to.have.length(2);
	});

	it('of one person keep their order under load', async () => {
		for (let round = 0; round < 20; round += 1) await harness.control.say(ana, `Message ${round}`);
		await harness.control.idle();
		const bodies = harness.receiver.messages().map((message) => (message['text'] as { body: string }).body);
		expect(bodies).to.deep.equal(Array.from({ length: 20 }, (_, round) => `Message ${round}`));
	});

	it('of one person wait for each other, those of others do not', async () => {
		harness.receiver.delays.push(80);
		await harness.control.say(ana, 'First');
		await harness.control.say(ana, 'Second');
		await harness.control.say(ben, 'Third');
		await new Promise((resolve) => setTimeout(resolve, 30));
		const texts = () =>
			harness.receiver.messages().map((message) => (message['text'] as { body: string }).body);
		expect(texts()).to.deep.equal(['First', 'Third']);
		await harness.control.idle();
		expect(texts()).to.deep.equal(['First', 'Third', 'Second']);
	});

	it('never come out of a world that was reset meanwhile', async () => {
		await harness.control.faults({ latencyMs: 60 });
		const sending = harness.sendId(text(ana));
		await new Promise((resolve) => setTimeout(resolve, 20));
		await harness.control.reset();
		await sending;
		await harness.control.idle();
		expect(harness.receiver.received).to.be.empty;
		expect(await harness.control.webhooks()).to.be.empty;
	});

	it('stop with a reset', async () => {
		harness.receiver.answers.push(500, 500);
		await harness.sendId(springOffer(fay));
		await harness.control.reset();
		await harness.control.idle();
		expect(await harness.control.webhooks()).to.be.empty;
		expect(harness.receiver.received.length).to.be.lessThan(3);
	});
});
