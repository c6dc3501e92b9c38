import { isWindowOpen } from '../people/people';
import type { Simulation } from '../simulation';
import type { Person, StoredMessage } from '../state/types';
import { statusUpdate } from '../webhooks/updates';

/**
 * What becomes of a message that Meta has taken. Meta answers 200 first and tells by webhook that a window was
 * closed, that somebody has no WhatsApp or wants no marketing (Meta docs: error codes, "sent in webhooks").
 */
export function carryOut(simulation: Simulation, message: StoredMessage, person: Person): void {
	const { pace } = simulation.settings;
	const code = failureCode(message, person, simulation.settings.now());
	simulation.later(pace.sentMs, () => {
		if (code !== undefined) {
			fail(simulation, message, person, code);
			return;
		}
		setStatus(simulation, message, person, 'sent');
		if (person.state === 'offline') person.waiting.add(message.id);
		else deliver(simulation, message, person);
	});
}

/** Marketing templates are what people opt out of, and what Meta withholds. */
const marketingFailures: Partial<Record<Person['state'], number>> = {
	opted_out: 131050,
	withheld: 131049,
	experiment: 130472,
};

function failureCode(message: StoredMessage, person: Person, now: number): number | undefined {
	if (person.state === 'no_whatsapp') return 131026;
	if (message.category === 'marketing') return marketingFailures[person.state];
	const freeForm = message.category === 'service';
	return freeForm && !isWindowOpen(person, message.phoneNumberId, now) ? 131047 : undefined;
}

function deliver(simulation: Simulation, message: StoredMessage, person: Person): void {
	const { pace, autoRead } = simulation.settings;
	simulation.later(pace.deliveredMs, () => {
		person.unread.add(message.id);
		if (!simulation.faults.skipDelivered) setStatus(simulation, message, person, 'delivered');
		if (autoRead) {
			simulation.later(pace.readMs, () => {
				read(simulation, message, person);
			});
		}
	});
}

/** The phone is back: everything that waited is delivered, oldest first. */
export function deliverWaiting(simulation: Simulation, person: Person): void {
	for (const id of person.waiting) {
		const message = simulation.world.messages.get(id);
		if (message) deliver(simulation, message, person);
	}
	person.waiting.clear();
}

/** The person opens the chat and so reads everything that has arrived from this phone number. */
export function readChat(simulation: Simulation, person: Person, phoneNumberId?: string): string[] {
	const ids: string[] = [];
	for (const id of person.unread) {
		const message = simulation.world.messages.get(id);
		if (!message) {
			person.unread.delete(id);
		} else if (phoneNumberId === undefined || message.phoneNumberId === phoneNumberId) {
			read(simulation, message, person);
			ids.push(id);
		}
	}
	return ids;
}

function read(simulation: Simulation, message: StoredMessage, person: Person): void {
	if (!person.unread.delete(message.id)) return;
	setStatus(simulation, message, person, 'read');
}

function setStatus(
	simulation: Simulation,
	message: StoredMessage,
	person: Person,
	status: 'sent' | 'delivered' | 'read',
): void {
	message.status = status;
	simulation.webhooks.emit(statusUpdate(simulation, message, person, status));
}

/** Also for control: a message can fail after it was delivered. */
export function fail(simulation: Simulation, message: StoredMessage, person: Person, code: number): void {
	message.status = 'failed';
	message.code = code;
	simulation.webhooks.emit(statusUpdate(simulation, message, person, 'failed'));
}
