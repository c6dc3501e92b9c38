import type { PersonChange } from '../control-types';
import { deliverWaiting } from '../messages/outcome';
import { windowMs } from '../people/people';
import type { Simulation } from '../simulation';
import type { Person } from '../state/types';
import { announcePreference } from './announce';
import { ControlError } from './control-error';

/** Applies what was given and leaves the rest; a phone that comes online gets what waited for it. */
export function changePerson(simulation: Simulation, person: Person, change: PersonChange): void {
	const { people } = simulation.world;
	if (change.userId !== undefined && change.userId !== person.userId) {
		if (people.withUserId(change.userId))
			throw new ControlError(409, `userId: ${change.userId} is somebody else`);
		people.rename(person, change.userId);
	}
	if (change.name !== undefined) person.name = change.name;
	if (change.username !== undefined) person.username = change.username;
	if (change.hidesPhone !== undefined) person.hidesPhone = change.hidesPhone;
	if (change.windowOpen !== undefined) setWindows(simulation, person, change.windowOpen);
	if (change.state !== undefined) {
		const before = person.state;
		if (change.state === 'opted_out' && before !== 'opted_out')
			announcePreference(simulation, person, 'stop');
		if (change.state !== 'opted_out' && before === 'opted_out')
			announcePreference(simulation, person, 'resume');
		person.state = change.state;
		if (change.state !== 'offline') deliverWaiting(simulation, person);
	}
}

function setWindows({ world, settings }: Simulation, person: Person, open: boolean): void {
	person.windows.clear();
	if (!open) return;
	for (const id of world.phoneNumbers.keys()) person.windows.set(id, settings.now() + windowMs);
}
