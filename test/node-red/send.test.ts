import { expect } from 'chai';
import type { Node, NodeAPI } from 'node-red';
import type { AccountNode } from '../../node-red/shared/account';
import { type SendSettings, sendEachMessage } from '../../node-red/shared/send';
import { type Simulator, startSimulator } from '../../simulator/server/start';
import { FieldError } from '../../whatsapp/field-error';
import { textMessage } from '../../whatsapp/messages/text';
import { runNode } from './host';
import { simulatedAccount } from './simulated-account';

const typed = { to: 'payload.phone', toType: 'msg', tracking: 'spring', trackingType: 'str' };

/** A node that sends `msg.payload.text` to `msg.payload.phone`. */
function textNode(account: AccountNode | undefined, settings: Partial<SendSettings> = {}) {
	const register = (RED: NodeAPI) => {
		RED.nodes.registerType('text', function (this: Node, config: SendSettings) {
			sendEachMessage(RED, this, config, (message, common) => {
				const { text } = message.payload as { text?: string };
				return Promise.resolve({ body: textMessage(common, { text: text ?? '' }) });
			});
		});
	};
	return runNode(register, { account: 'a1', ...typed, ...settings }, account ? { a1: account } : {});
}

const ana = { phone: '+1 (555) 123-0001', text: 'Your bread is ready' };

describe('node-red/shared/send', () => {
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator({ port: 0 });
	});
	beforeEach(() => simulator.control.reset());
	after(() => simulator.close());

	const requests = async () =>
		(await simulator.control.wire()).filter(
			({ direction, url }) => direction === 'in' && url.includes('/messages'),
		);

	it('hands an accepted message out by output 1, with everything else of the msg as it was', async () => {
		const { sent, error } = await textNode(simulatedAccount(simulator)).receive({ payload: ana, order: 77 });
		expect(error).to.equal(undefined);
		expect(sent).to.have.length(1);
		const [[accepted, rejected]] = sent as [[Record<string, unknown>, null]];
		expect(rejected).to.equal(null);
		expect(accepted.order).to.equal(77);
		expect(accepted.payload).to.deep.include({
			kind: 'status',
			status: 'accepted',
			tracking: 'spring',
			preview: 'Your bread is ready',
			business: { phone: '+15550001111', phoneNumberId: '1065', accountId: '2001' },
		});
		expect(accepted.payload).to.have.nested.property('contact.phone', '+15551230001');
		expect((await simulator.control.messages())[0]).to.include({ phone: '+15551230001', tracking: 'spring' });
	});

	const rejected = [
		{
			what: 'a message that WhatsApp refuses',
			faults: { sendErrors: [{ code: 131049, times: 1 }] },
			payload: { status: 'rejected', reason: { code: 131049, action: 'retry_later' } },
			requests: 1,
		},
		{
			what: 'a send without an answer, which may be out and is not repeated',
			faults: { timeouts: { times: 1 } },
			payload: { status: 'unknown', reason: { kind: 'service' } },
			requests: 1,
		},
		{
			what: 'a phone number with letters, before any request',
			message: { phone: 'call Ana', text: 'Hi' },
			payload: {
				status: 'rejected',
				contact: { phone: 'call Ana' },
				reason: { kind: 'request', action: 'fix_request' },
			},
			requests: 0,
		},
		{
			what: 'an empty cell of a sheet, before any request',
			message: { phone: '', text: 'Hi' },
			payload: { status: 'rejected', contact: {}, tracking: 'spring' },
			requests: 0,
		},
		{
			what: 'a phone that cannot be read even when the text is wrong too',
			message: { phone: 'call Ana' },
			payload: { status: 'rejected' },
			requests: 0,
		},
	];
	for (const { what, faults = {}, message = ana, payload, requests: count } of rejected) {
		it(`hands out by output 2: ${what}`, async () => {
			await simulator.control.faults(faults);
			const { sent, error } = await textNode(simulatedAccount(simulator)).receive({ payload: message });
			expect(error).to.equal(undefined);
			const [[accepted, refused]] = sent as [[null, Record<string, unknown>]];
			expect(accepted).to.equal(null);
			expect(refused.payload).to.containSubset(payload);
			expect(await requests()).to.have.length(count);
		});
	}

	const errors: {
		what: string;
		account?: () => AccountNode | undefined;
		settings?: Partial<SendSettings>;
		message?: object;
		says: RegExp;
		requests: number;
	}[] = [
		{
			what: 'an unknown access token, with cause and remedy and without the token',
			account: () => simulatedAccount(simulator, { accessToken: 'EAAsecretsecretsecret' }),
			says: /190.*token/i,
			requests: 1,
		},
		{
			what: 'a host that cannot be reached',
			account: () => simulatedAccount({ url: 'http://127.0.0.1:1' }),
			says: /not reached.*ECONNREFUSED/i,
			requests: 0,
		},
		{ what: 'a missing account', account: () => undefined, says: /shared\.noAccount/, requests: 0 },
		{ what: 'a text that is missing', message: { phone: ana.phone }, says: /empty/, requests: 0 },
		{
			what: 'a default country that is none, which every row would meet',
			account: () => simulatedAccount(simulator, { defaultCountry: 'XX' }),
			says: /^Default country/,
			requests: 0,
		},
		{
			what: 'a message to reply to that is no id',
			settings: { replyTo: 'payload', replyToType: 'msg' },
			says: /^Reply to/,
			requests: 0,
		},
		{
			what: 'an expression that cannot be read',
			settings: { tracking: '$sum(', trackingType: 'jsonata' },
			says: /./,
			requests: 0,
		},
	];
	for (const { what, account, settings, message = ana, says, requests: count } of errors) {
		it(`ends with an error, and hands nothing out: ${what}`, async () => {
			const node = textNode(account ? account() : simulatedAccount(simulator), settings);
			const { sent, error } = await node.receive({ payload: message });
			expect(sent).to.deep.equal([]);
			expect(error?.message).to.match(says);
			expect(error?.message).not.to.contain('EAAsecret');
			expect(await requests()).to.have.length(count);
		});
	}

	it('reads a phone without its country code with the account’s country', async () => {
		const account = simulatedAccount(simulator, { defaultCountry: 'US' });
		const { sent } = await textNode(account).receive({ payload: { ...ana, phone: '(555) 123-0001' } });
		expect(sent[0]?.[0]?.payload).to.have.nested.property('contact.phone', '+15551230001');
	});

	it('shows what became of the messages, without flooding the editor', async () => {
		const node = textNode(simulatedAccount(simulator));
		for (const phone of [ana.phone, 'nobody', '+33612345678']) {
			await node.receive({ payload: { ...ana, phone } });
		}
		await node.receive({ payload: { phone: ana.phone } });
		await new Promise((resolve) => setTimeout(resolve, 350));
		expect(node.statuses.at(-1)).to.equal('✓ 2  ✗ 1  ! 1');
		expect(node.statuses.length).to.be.lessThan(4);
	});

	it('has at most 24 requests on their way, and loses none of the others', async () => {
		let running = 0;
		let most = 0;
		const perform = async () => {
			most = Math.max(most, ++running);
			await new Promise((resolve) => setTimeout(resolve, 5));
			running -= 1;
			return { status: 200, body: { messages: [{ id: 'wamid.1' }] } };
		};
		const account = Object.assign(simulatedAccount(simulator), { perform });
		const node = textNode(account);
		const results = await Promise.all(Array.from({ length: 100 }, () => node.receive({ payload: ana })));
		expect(most).to.equal(24);
		expect(results.filter(({ sent }) => sent[0]?.[0])).to.have.length(100);
	});

	it('hands an error that is not a FieldError on as it is', async () => {
		const account = Object.assign(simulatedAccount(simulator), {
			perform: () => Promise.reject(new Error('boom')),
		});
		const { error } = await textNode(account).receive({ payload: ana });
		expect(error?.message).to.equal('boom');
		expect(error).not.to.be.instanceOf(FieldError);
	});
});
