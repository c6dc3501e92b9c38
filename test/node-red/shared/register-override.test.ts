import { expect } from 'chai';
import type { Json } from '../../../whatsapp/events/event';
import type { GraphAnswer, GraphCall, NoAnswer } from '../../../whatsapp/graph/call';
import {
	type OverrideTarget,
	registerOverride,
	standingOverride,
	unregisterOverride,
} from '../../../node-red/shared/register-override';

const NUMBER: OverrideTarget = { scope: 'phone_number', phoneNumberId: '1065', accountId: '2001' };
const ACCOUNT: OverrideTarget = { ...NUMBER, scope: 'account' };
const ours = { callbackUrl: 'https://here.example/whatsapp', verifyToken: 'V' };
const elsewhere = 'https://elsewhere.example/hook';

/** Answers in Meta's place and notes every call that changes something. */
function meta(state: { number?: string; account?: string; subscribed?: boolean; refuses?: string } = {}) {
	const changes: string[] = [];
	const perform = (call: GraphCall): Promise<GraphAnswer | NoAnswer> => {
		const body: Json = call.body ?? null;
		if (call.method !== 'GET') {
			changes.push(`${call.path} ${JSON.stringify(body)}`);
			if (state.refuses !== undefined && JSON.stringify(body).includes(state.refuses)) {
				return Promise.resolve({ status: 400, body: { error: { code: 2200, message: 'no handshake' } } });
			}
			return Promise.resolve({ status: 200, body: { success: true } });
		}
		if (call.path.endsWith('/subscribed_apps')) {
			return Promise.resolve({ status: 200, body: { data: state.subscribed === false ? [] : [{}] } });
		}
		const webhook_configuration = {
			...(state.number !== undefined && { phone_number: state.number }),
			...(state.account !== undefined && { whatsapp_business_account: state.account }),
			application: 'https://app.example',
		};
		return Promise.resolve({ status: 200, body: { id: '1065', webhook_configuration } });
	};
	return { perform, changes };
}

const setNumber = (url: string) =>
	`/1065 {"webhook_configuration":{"override_callback_uri":"${url}","verify_token":"V"}}`;
const clearNumber = '/1065 {"webhook_configuration":{"override_callback_uri":""}}';

describe('registerOverride', () => {
	it('sets the address of a number and tells what stood there', async () => {
		const { perform, changes } = meta({ number: elsewhere });
		expect(await registerOverride(perform, NUMBER, ours)).to.deep.equal({ replaced: elsewhere });
		expect(changes).to.deep.equal([setNumber(ours.callbackUrl)]);
	});

	it('sets the address of an account', async () => {
		const { perform, changes } = meta({ number: elsewhere });
		expect(await registerOverride(perform, ACCOUNT, ours)).to.deep.equal({ replaced: undefined });
		expect(changes).to.deep.equal([
			'/2001/subscribed_apps {"override_callback_uri":"https://here.example/whatsapp","verify_token":"V"}',
		]);
	});

	it('changes nothing where its own address stands already', async () => {
		const { perform, changes } = meta({ number: ours.callbackUrl });
		expect(await registerOverride(perform, NUMBER, ours)).to.deep.equal({ replaced: undefined });
		expect(changes).to.deep.equal([]);
	});

	it('subscribes the app first where none is', async () => {
		const { perform, changes } = meta({ subscribed: false });
		await registerOverride(perform, NUMBER, ours);
		expect(changes).to.deep.equal(['/2001/subscribed_apps {}', setNumber(ours.callbackUrl)]);
	});

	it('says what Meta said when the handshake fails', async () => {
		const { perform } = meta({ refuses: 'here.example' });
		const error = await registerOverride(perform, NUMBER, ours).catch((problem: unknown) => problem);
		expect(String(error)).to.include('no handshake');
	});

	it('says that Meta was not reached', async () => {
		const perform = () => Promise.resolve<NoAnswer>({ failure: 'not_sent', message: 'ECONNREFUSED' });
		const error = await standingOverride(perform, NUMBER).catch((problem: unknown) => problem);
		expect(String(error)).to.include('ECONNREFUSED');
	});
});

describe('unregisterOverride', () => {
	it('clears its own address', async () => {
		const { perform, changes } = meta({ number: ours.callbackUrl });
		expect(await unregisterOverride(perform, NUMBER, ours)).to.equal('cleared');
		expect(changes).to.deep.equal([clearNumber]);
	});

	it('leaves another address alone', async () => {
		const { perform, changes } = meta({ number: elsewhere });
		expect(await unregisterOverride(perform, NUMBER, ours)).to.equal('foreign');
		expect(changes).to.deep.equal([]);
	});

	it('puts back what stood there before', async () => {
		const { perform, changes } = meta({ number: ours.callbackUrl });
		expect(await unregisterOverride(perform, NUMBER, ours, elsewhere)).to.equal('restored');
		expect(changes).to.deep.equal([setNumber(elsewhere)]);
	});

	it('clears where what stood there before does not take the verify token', async () => {
		const { perform, changes } = meta({ number: ours.callbackUrl, refuses: elsewhere });
		expect(await unregisterOverride(perform, NUMBER, ours, elsewhere)).to.equal('cleared');
		expect(changes).to.deep.equal([setNumber(elsewhere), clearNumber]);
	});

	it('clears the address of an account by a plain subscription', async () => {
		const { perform, changes } = meta({ account: ours.callbackUrl });
		expect(await unregisterOverride(perform, ACCOUNT, ours)).to.equal('cleared');
		expect(changes).to.deep.equal(['/2001/subscribed_apps {}']);
	});
});
