import { MetaError } from '../graph/meta-error';
import { digitsOf } from '../people/people';
import type { Simulation } from '../simulation';
import type { Person } from '../state/types';

/** Refuses the send where POST /control/faults asked for it. */
export function sendFault(simulation: Simulation, person: Person): void {
	for (const fault of simulation.faults.sendErrors ?? []) {
		if (fault.phone !== undefined && digitsOf(fault.phone) !== person.digits) continue;
		if (fault.times !== undefined) {
			if (fault.times <= 0) continue;
			fault.times -= 1;
		} else if (Math.random() >= (fault.rate ?? 1)) {
			continue;
		}
		throw new MetaError(fault.code, { details: 'Refused on demand by the simulator' });
	}
}

/** True when the answer to a message that was taken is to be lost. */
export function losesAnswer(simulation: Simulation): boolean {
	const { timeouts } = simulation.faults;
	if (!timeouts) return false;
	if (timeouts.times !== undefined) {
		if (timeouts.times <= 0) return false;
		timeouts.times -= 1;
		return true;
	}
	return Math.random() < (timeouts.rate ?? 1);
}
