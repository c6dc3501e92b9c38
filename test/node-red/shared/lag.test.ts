import { expect } from 'chai';
import { startLagMeter } from '../../../node-red/shared/lag';

/** A clock that the test moves; ticks come when the test says so, as late as it likes. */
function handClock() {
	let now = 0;
	let tick = (): void => undefined;
	let stopped = false;
	return {
		clock: {
			now: () => now,
			every: (_milliseconds: number, act: () => void) => {
				tick = act;
				return () => {
					stopped = true;
				};
			},
		},
		pass: (milliseconds: number) => {
			now += milliseconds;
		},
		tickAfter: (milliseconds: number) => {
			now += milliseconds;
			tick();
		},
		isStopped: () => stopped,
	};
}

describe('startLagMeter', () => {
	it('sees no lag while ticks come in time', () => {
		const { clock, tickAfter, pass } = handClock();
		const meter = startLagMeter(clock);
		for (let tick = 0; tick < 5; tick++) tickAfter(50);
		pass(30);
		expect(meter.lag()).to.equal(0);
	});

	it('takes a single late tick for a pause', () => {
		const { clock, tickAfter, pass } = handClock();
		const meter = startLagMeter(clock);
		tickAfter(50);
		tickAfter(1_050);
		expect(meter.lag()).to.equal(0);
		pass(20);
		expect(meter.lag()).to.equal(0);
		tickAfter(30);
		expect(meter.lag()).to.equal(0);
	});

	it('counts the smaller of two late ticks in a row', () => {
		const { clock, tickAfter } = handClock();
		const meter = startLagMeter(clock);
		tickAfter(650);
		tickAfter(850);
		expect(meter.lag()).to.equal(600);
	});

	it('counts the delay that still goes on as the second tick', () => {
		const { clock, tickAfter, pass } = handClock();
		const meter = startLagMeter(clock);
		tickAfter(650);
		pass(450);
		expect(meter.lag()).to.equal(400);
	});

	it('forgets when ticks come in time again', () => {
		const { clock, tickAfter } = handClock();
		const meter = startLagMeter(clock);
		tickAfter(650);
		tickAfter(650);
		tickAfter(50);
		tickAfter(50);
		expect(meter.lag()).to.equal(0);
	});

	it('stops its timer', () => {
		const { clock, isStopped } = handClock();
		startLagMeter(clock).stop();
		expect(isStopped()).to.equal(true);
	});
});
