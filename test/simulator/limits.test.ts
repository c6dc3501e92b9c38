import { expect } from 'chai';
import { ana, ben, springOffer, startHarness, text, type Harness } from './world';

describe('limits and faults of sending', () => {
	let harness: Harness;
	let now: number;
	before(async () => {
		now = Date.parse('2026-11-22T10:00:00Z');
		harness = await startHarness({ now: () => now, throughput: 5 });
	});
	beforeEach(async () => {
		now = Date.parse('2026-11-22T10:00:00Z');
		await harness.restart();
	});
	after(() => harness.close());

	let serial = 0;
	/** A message to somebody new each time; the code of its refusal, if any. */
	const code = async (phoneNumberId?: string) => {
		serial += 1;
		const to = `+1555${String(serial).padStart(7, '0')}`;
		return (await harness.send(springOffer(to), phoneNumberId)).body.error?.code;
	};

	it('refuses more than the throughput of a number (130429), and only that number', async () => {
		const first = [await code(), await code(), await code(), await code(), await code()];
		expect(first).to.deep.equal([undefined, undefined, undefined, undefined, undefined]);
		expect(await code()).to.equal(130429);
		expect(await code('1066')).to.equal(undefined);
		now += 200;
		expect(await code()).to.equal(undefined);
		expect(await code()).to.equal(130429);
		const { phoneNumbers } = await harness.control.state();
		expect(phoneNumbers.map(({ accepted, peakPerSecond }) => [accepted, peakPerSecond])).to.deep.equal([
			[6, 6],
			[1, 1],
		]);
	});

	it('changes the throughput on demand', async () => {
		await harness.control.faults({ throughput: 1 });
		expect([await code(), await code()]).to.deep.equal([undefined, 130429]);
		await harness.control.faults({ throughput: null });
		expect([await code(), await code()]).to.deep.equal([undefined, undefined]);
	});

	it('lets 45 messages in a burst through to one person, then one in six seconds (131056)', async () => {
		const send = async (to: string) => (await harness.send(text(to))).body.error?.code;
		await harness.control.faults({ throughput: 1000 });
		for (let count = 0; count < 45; count += 1) expect(await send(ana)).to.equal(undefined);
		expect(await send(ana)).to.equal(131056);
		expect(await send(ben)).to.equal(undefined);
		now += 5_999;
		expect(await send(ana)).to.equal(131056);
		now += 1;
		expect(await send(ana)).to.equal(undefined);
		expect(await send(ana)).to.equal(131056);
		await harness.control.faults({ pairLimitOff: true });
		expect(await send(ana)).to.equal(undefined);
	});

	it('refuses the next sends, or those to one person, with any code on demand', async () => {
		await harness.control.faults({ sendErrors: [{ code: 131000, times: 2 }] });
		expect([await code(), await code(), await code()]).to.deep.equal([131000, 131000, undefined]);
		await harness.control.faults({ sendErrors: [{ code: 131016, phone: ben }] });
		expect((await harness.send(springOffer(ben))).status).to.equal(500);
		expect(await code()).to.equal(undefined);
		await harness.control.faults({ sendErrors: [] });
		now += 1000;
		expect((await harness.send(springOffer(ben))).status).to.equal(200);
	});

	it('refuses a share of the sends', async () => {
		await harness.control.faults({ throughput: 1000, sendErrors: [{ code: 2, rate: 0.5 }] });
		let refused = 0;
		for (let count = 0; count < 60; count += 1) if ((await code()) === 2) refused += 1;
		// 60 fair coins fall outside this once in a billion runs.
		expect(refused).to.be.within(7, 53);
	});

	it('loses an answer while the message goes out', async () => {
		await harness.control.faults({ timeouts: { times: 1 } });
		const lost: unknown = await code().catch((error: unknown) => error);
		expect(lost).to.be.instanceOf(Error);
		await harness.control.idle();
		expect(harness.receiver.statuses().map(({ status }) => status)).to.deep.equal(['sent', 'delivered']);
		expect(await code()).to.equal(undefined);
	});

	it('keeps a connection open until the sender gives up', async () => {
		await harness.control.faults({ timeouts: { times: 1, afterMs: 1000 } });
		const body = JSON.stringify({ messaging_product: 'whatsapp', ...springOffer(ana) });
		const request = fetch(`${harness.simulator.url}/v24.0/1065/messages`, {
			method: 'POST',
			headers: { authorization: 'Bearer SIMULATOR-TOKEN', 'content-type': 'application/json' },
			body,
			signal: AbortSignal.timeout(50),
		});
		const error: unknown = await request.catch((reason: unknown) => reason);
		expect(error).to.have.property('name', 'TimeoutError');
		expect(await harness.control.messages()).to.have.length(1);
	});
});
