import { expect } from 'chai';
import { ana, springOffer, startHarness, text, type Harness } from './world';

describe('the control API', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness({ history: { wire: 10, messages: 5, webhooks: 4 } });
	});
	beforeEach(async () => {
		await harness.restart();
	});
	after(() => harness.close());

	const call = async (method: string, path: string, body?: unknown) => {
		const response = await fetch(`${harness.simulator.url}/control${path}`, {
			method,
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});
		return { status: response.status, body: (await response.json()) as { error?: string } };
	};

	const wrong: [method: string, path: string, body: unknown, status: number, says: string][] = [
		['POST', '/people', { phone: 'Ana' }, 400, 'phone number'],
		['POST', '/people', { name: 'Ana' }, 400, ''],
		['PATCH', '/people/15551230001', { state: 'asleep' }, 400, 'state: '],
		['PATCH', '/people/15551230001', { mood: 'good' }, 400, 'mood'],
		['PATCH', '/people/15551230001', { userId: 'US.24508116640219937742' }, 409, 'somebody else'],
		['GET', '/people/19998887777', undefined, 404, 'nobody has the number 19998887777'],
		['POST', '/people/15551230001/say', { text: '' }, 400, 'text: '],
		[
			'POST',
			'/people/15551230001/say',
			{ text: 'a', phoneNumberId: '404' },
			404,
			'no business phone number 404',
		],
		['POST', '/people/15551230001/send', { message: { text: {} } }, 400, 'needs a type'],
		['POST', '/people/15551230001/dance', {}, 404, 'not part of the control API'],
		['POST', '/faults', { batch: { size: 0, ms: 5 } }, 400, 'batch.size: '],
		['POST', '/faults', { latency: 5 }, 400, 'latency'],
		['POST', '/reset', { seed: 'huge' }, 400, 'seed: '],
		[
			'POST',
			'/templates',
			{ name: 'Bad Name', language: 'en', category: 'UTILITY', components: [] },
			400,
			'name: ',
		],
		['POST', '/messages/wamid.404/fail', { code: 1 }, 404, 'no such message'],
		['POST', '/callback', { url: 'ftp://a' }, 400, 'url: '],
		['GET', '/nowhere', undefined, 404, 'GET /control/nowhere is not part'],
	];
	for (const [method, path, body, status, says] of wrong) {
		it(`answers ${method} ${path} ${JSON.stringify(body ?? {})} with ${status} and the reason`, async () => {
			const answer = await call(method, path, body);
			expect(answer.status).to.equal(status);
			expect(answer.body.error).to.be.a('string').that.contains(says);
		});
	}

	it('shows the state', async () => {
		const state = await harness.control.state();
		expect(state.url).to.equal(harness.simulator.url);
		expect(state.accounts).to.deep.equal([{ id: '2001', name: 'Sunny Bakery', subscribed: true }]);
		expect(state.phoneNumbers.map(({ id, phone }) => `${id} ${phone}`)).to.deep.equal([
			'1065 +15550001111',
			'1066 +15550002222',
		]);
		expect(state.app.callback?.url).to.equal(harness.receiver.url);
	});

	it('adds, changes, lists and removes people', async () => {
		await harness.control.addPerson({ phone: '+44 7700 900123', name: 'Zoe', windowOpen: true });
		const zoe = await harness.control.person('+447700900123');
		expect(zoe).to.include({ phone: '+447700900123', name: 'Zoe', state: 'online', windowOpen: true });
		expect(zoe.userId).to.match(/^[A-Z]{2}\.\d+$/);
		await harness.control.changePerson(zoe.phone, { windowOpen: false, username: 'zoe', userId: 'GB.1' });
		expect(await harness.control.person('GB.1')).to.include({ windowOpen: false, username: 'zoe' });
		await harness.control.addPeople([{ phone: '+447700900124' }, { phone: '+447700900125' }]);
		expect((await harness.control.people()).map(({ phone }) => phone)).to.include('+447700900125');
		await harness.control.removePerson(zoe.phone);
		expect((await call('GET', '/people/447700900123')).status).to.equal(404);
	});

	it('goes back to the start', async () => {
		await harness.control.faults({ repeat: 3 });
		await harness.sendId(springOffer('+15559990001'));
		await harness.control.revokeTokens();
		expect((await harness.graph('GET', '/1065')).body.error?.code).to.equal(190);
		const state = await harness.control.reset();
		expect(state.counts).to.include({ messages: 0, webhooks: 0, people: 9 });
		expect(state.faults).to.deep.equal({});
		expect(state.app.callback?.url).to.equal(harness.receiver.url);
		expect((await harness.graph('GET', '/1065')).status).to.equal(200);
		expect((await harness.control.reset('empty')).counts).to.include({ templates: 0, flows: 0, people: 0 });
	});

	it('shows what went over the wire, both ways', async () => {
		await harness.sendId(text(ana));
		await harness.control.idle();
		const wire = await harness.control.wire();
		expect(
			wire.map(({ direction, method, status }) => `${direction} ${method} ${status ?? 0}`),
		).to.deep.equal(['in POST 200', 'out POST 200', 'out POST 200']);
		expect(wire[0]?.request).to.include({ to: ana });
		expect(wire[0]?.response).to.have.nested.property('messages[0].id');
		expect(wire[1]?.request).to.have.nested.property('entry[0].changes[0].value.statuses[0].status', 'sent');
		expect(await harness.control.wire(wire[1]?.sequence)).to.have.length(1);
	});

	it('shows no secrets', async () => {
		const verify_token = 'verify-me';
		const configuration = { override_callback_uri: harness.receiver.url, verify_token };
		await harness.graph('POST', '/1065', { webhook_configuration: configuration });
		await harness.graph('POST', '/2001/subscribed_apps', configuration);
		await harness.graph('GET', '/1065?access_token=SIMULATOR-TOKEN');
		await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		expect(harness.receiver.handshakes).to.have.length(2);
		const shown = JSON.stringify([
			await harness.control.wire(),
			await harness.control.webhooks(),
			await harness.control.state(),
		]);
		for (const secret of ['verify-me', 'SIMULATOR-TOKEN', 'simulator-app-secret']) {
			expect(shown).not.to.contain(secret);
		}
	});

	it('keeps the newest of everything, up to a limit', async () => {
		for (let count = 0; count < 8; count += 1) await harness.sendId(text(ana, `Message ${count}`));
		await harness.control.idle();
		const messages = await harness.control.messages();
		expect(messages.map(({ body }) => (body['text'] as { body: string }).body)).to.deep.equal(
			[3, 4, 5, 6, 7].map((count) => `Message ${count}`),
		);
		expect(await harness.control.wire()).to.have.length(10);
		expect(await harness.control.webhooks()).to.have.length(4);
	});

	it('keeps what was never accepted beyond the limit', async () => {
		harness.receiver.answers.push(500, 500, 500);
		await harness.control.say(ana, 'Lost');
		await harness.control.idle();
		for (let count = 0; count < 6; count += 1) await harness.control.say(ana, 'Hello');
		await harness.control.idle();
		const states = (await harness.control.webhooks()).map(({ state }) => state);
		expect(states).to.deep.equal(['given_up', 'accepted', 'accepted', 'accepted', 'accepted']);
	});

	it('says when it is still busy', async () => {
		await harness.control.faults({ webhookLatencyMs: 500 });
		await harness.control.say(ana, 'Hello');
		const error: unknown = await harness.control.idle(10).catch((reason: unknown) => reason);
		expect(error).to.be.instanceOf(Error).with.property('message', 'The simulator is still busy after 10 ms');
	});
});
