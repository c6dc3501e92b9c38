import { expect } from 'chai';
import { WebhookLoad } from '../../../node-red/shared/webhook-load';

describe('WebhookLoad', () => {
	const limits = { bytes: 100, webhooks: 2, lag: 400 };
	const calm = () => 0;

	it('admits up to its number of webhooks, and again after one is released', () => {
		const load = new WebhookLoad(limits, calm);
		const first = load.admit(0);
		expect(load.admit(0)).to.not.equal(undefined);
		expect(load.admit(0)).to.equal(undefined);
		first!.release();
		expect(load.admit(0)).to.not.equal(undefined);
	});

	it('admits nothing that is announced larger than the room that is left', () => {
		const load = new WebhookLoad(limits, calm);
		expect(load.admit(101)).to.equal(undefined);
		expect(load.admit(60)!.add(60)).to.equal(true);
		expect(load.admit(41)).to.equal(undefined);
		expect(load.admit(40)).to.not.equal(undefined);
	});

	it('holds what came, not what was announced', () => {
		const load = new WebhookLoad(limits, calm);
		load.admit(100);
		expect(load.waiting()).to.deep.equal({ bytes: 0, webhooks: 1 });
		expect(load.admit(100)!.add(100)).to.equal(true);
	});

	it('takes no bytes beyond its limit, and gives all back once', () => {
		const load = new WebhookLoad(limits, calm);
		const share = load.admit(0)!;
		expect(share.add(70)).to.equal(true);
		expect(share.add(31)).to.equal(false);
		expect(load.waiting().bytes).to.equal(70);
		share.release();
		share.release();
		expect(load.waiting()).to.deep.equal({ bytes: 0, webhooks: 0 });
		expect(share.add(1)).to.equal(false);
	});

	it('admits nothing while the event loop lags', () => {
		let lag = 401;
		const load = new WebhookLoad(limits, () => lag);
		expect(load.admit(0)).to.equal(undefined);
		lag = 400;
		expect(load.admit(0)).to.not.equal(undefined);
	});
});
