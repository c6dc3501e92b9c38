import { expect } from 'chai';
import type { GraphAnswer, GraphCall } from '../../../whatsapp/graph/call';
import {
	type RegistrarOptions,
	type RegistrationNews,
	startRegistrar,
} from '../../../node-red/nodes/whatsapp-business-account/registrar';

const target = { scope: 'phone_number', phoneNumberId: '1065', accountId: '2001' } as const;
const wanted = (callbackUrl: string) => ({ target, callbackUrl, verifyToken: 'V' });

/** A number whose address can be read and set, and that refuses as often as it is told to. */
function meta(refusals = 0) {
	const number: { address: string | undefined; calls: number } = { address: undefined, calls: 0 };
	const perform = ({ method, path, body }: GraphCall): Promise<GraphAnswer> => {
		number.calls += 1;
		if (path.endsWith('/subscribed_apps')) return Promise.resolve({ status: 200, body: { data: [{}] } });
		if (method === 'GET') {
			const webhook_configuration = number.address === undefined ? {} : { phone_number: number.address };
			return Promise.resolve({ status: 200, body: { webhook_configuration } });
		}
		if (refusals-- > 0) {
			return Promise.resolve({ status: 400, body: { error: { code: 2200, message: 'no handshake' } } });
		}
		const { override_callback_uri: address } = body?.['webhook_configuration'] as {
			override_callback_uri: string;
		};
		number.address = address === '' ? undefined : address;
		return Promise.resolve({ status: 200, body: { success: true } });
	};
	return { number, transport: { perform } };
}

/** Keeps the answer to the first change back until it is told to give it. */
function held({ perform }: RegistrarOptions['transport']) {
	let answer = (): void => undefined;
	let asked = false;
	const gate = new Promise<void>((resolve) => {
		answer = resolve;
	});
	return {
		perform: async (call: GraphCall) => {
			if (call.method === 'POST') {
				asked = true;
				await gate;
			}
			return perform(call);
		},
		isAsked: () => asked,
		answer: () => {
			answer();
		},
	};
}

describe('startRegistrar', () => {
	let id = 0;
	const start = (options: Partial<RegistrarOptions> & Pick<RegistrarOptions, 'transport' | 'wanted'>) => {
		const news: RegistrationNews[] = [];
		const registrar = startRegistrar({
			id: `account${id}`,
			listening: () => true,
			tell: (each) => news.push(each),
			firstPause: 5,
			...options,
		});
		return { news, registrar, states: () => news.map(({ state }) => state) };
	};
	const until = async (condition: () => boolean) => {
		for (let wait = 0; !condition(); wait++) {
			if (wait > 300) throw new Error('It did not happen.');
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	};
	beforeEach(() => {
		id += 1;
	});

	it('registers, and takes it back when the account is removed', async () => {
		const { number, transport } = meta();
		const { registrar, states } = start({ transport, wanted: wanted('https://a.example/w') });
		await until(() => states().includes('registered'));
		expect(number.address).to.equal('https://a.example/w');
		registrar.stop();
		await registrar.withdraw();
		expect(number.address).to.equal(undefined);
		expect(states()).to.deep.equal(['registering', 'registered', 'withdrawn']);
	});

	it('waits until the server listens', async () => {
		const { number, transport } = meta();
		let listening = false;
		const { states, registrar } = start({
			transport,
			wanted: wanted('https://a.example/w'),
			listening: () => listening,
		});
		await new Promise((resolve) => setTimeout(resolve, 30));
		expect(number.calls).to.equal(0);
		listening = true;
		await until(() => states().includes('registered'));
		registrar.stop();
	});

	it('tries again until the handshake passes', async () => {
		const { number, transport } = meta(2);
		const { states, news, registrar } = start({ transport, wanted: wanted('https://a.example/w') });
		await until(() => states().includes('registered'));
		expect(states().filter((state) => state === 'failed')).to.have.length(2);
		expect(JSON.stringify(news)).to.include('no handshake');
		expect(number.address).to.equal('https://a.example/w');
		registrar.stop();
	});

	it('tries no more once it is stopped', async () => {
		const { number, transport } = meta(1000);
		const { states, registrar } = start({ transport, wanted: wanted('https://a.example/w') });
		await until(() => states().includes('failed'));
		registrar.stop();
		const { calls } = number;
		await new Promise((resolve) => setTimeout(resolve, 40));
		expect(number.calls).to.equal(calls);
	});

	it('withdraws the old address when another is wanted, or none', async () => {
		const { number, transport } = meta();
		const first = start({ transport, wanted: wanted('https://a.example/w') });
		await until(() => first.states().includes('registered'));
		first.registrar.stop();
		const second = start({ transport, wanted: wanted('https://b.example/w') });
		await until(() => second.states().includes('registered'));
		expect(second.states()).to.deep.equal(['withdrawn', 'registering', 'registered']);
		expect(number.address).to.equal('https://b.example/w');
		second.registrar.stop();
		const third = start({ transport, wanted: undefined });
		await until(() => third.states().includes('withdrawn'));
		expect(number.address).to.equal(undefined);
		third.registrar.stop();
	});

	it('lets the last deploy win, though the one before it is still being answered', async () => {
		const { number, transport } = meta();
		const slow = held(transport);
		const first = start({ transport: slow, wanted: wanted('https://a.example/w') });
		await until(slow.isAsked);
		first.registrar.stop();
		const second = start({ transport, wanted: wanted('https://b.example/w') });
		setTimeout(slow.answer, 20);
		await until(() => second.states().includes('registered'));
		await new Promise((resolve) => setTimeout(resolve, 40));
		expect(number.address).to.equal('https://b.example/w');
		second.registrar.stop();
	});

	it('takes back what it was still registering when the account was removed', async () => {
		const { number, transport } = meta();
		const slow = held(transport);
		const { registrar } = start({ transport: slow, wanted: wanted('https://a.example/w') });
		await until(slow.isAsked);
		registrar.stop();
		const withdrawn = registrar.withdraw();
		slow.answer();
		await withdrawn;
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(number.address).to.equal(undefined);
	});

	it('says nothing more about an attempt that a deploy has stopped', async () => {
		for (const refusals of [0, 1]) {
			id += 1;
			const slow = held(meta(refusals).transport);
			const { registrar, states } = start({ transport: slow, wanted: wanted('https://a.example/w') });
			await until(slow.isAsked);
			registrar.stop();
			slow.answer();
			await new Promise((resolve) => setTimeout(resolve, 20));
			expect(states()).to.deep.equal(['registering']);
		}
	});

	it('withdraws nothing that it never registered', async () => {
		const { number, transport } = meta();
		const { registrar, states } = start({ transport, wanted: undefined });
		registrar.stop();
		await registrar.withdraw();
		expect([number.calls, states()]).to.deep.equal([0, []]);
	});
});
