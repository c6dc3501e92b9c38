import { MetaError, badParameter } from '../graph/meta-error';
import { digitsOf, People } from '../people/people';
import type { Simulation } from '../simulation';
import type { Person, PhoneNumber } from '../state/types';
import type { Envelope } from './schemas';

export interface Recipient {
	person: Person;
	/** What the request said, echoed in contacts[].input. */
	input: string;
	byUserId: boolean;
}

/** "US.134912", "US.ENT.…": two letters, a dot, letters or digits. */
const userIdForm = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** `to` wins when both are given (Meta docs: business-scoped user ids). */
export function findRecipient(simulation: Simulation, sender: PhoneNumber, body: Envelope): Recipient {
	if (body.to !== undefined) return byPhone(simulation, sender, body.to);
	if (body.recipient !== undefined) return byUserId(simulation, body.recipient);
	throw badParameter('The parameter to is required.');
}

function byPhone(simulation: Simulation, sender: PhoneNumber, to: string): Recipient {
	const digits = digitsOf(to);
	if (!/^\+?[\d\s().-]+$/.test(to) || digits.length < 7 || digits.length > 15) {
		throw new MetaError(131009, { details: 'Recipient phone number is not valid' });
	}
	const number = withCountry(simulation, sender, to.trim().startsWith('+'), digits);
	if (number === sender.digits) throw new MetaError(131021, { details: 'Recipient cannot be sender' });
	const { people } = simulation.world;
	const person = people.get(number) ?? stranger(simulation, number);
	return { person, input: to, byUserId: false };
}

/**
 * Without a plus, Meta may take the number for a national one and prepend the business's own calling code, which is
 * how messages reach the wrong person (Meta docs: phone numbers). Here it does so for up to ten digits.
 */
function withCountry(simulation: Simulation, sender: PhoneNumber, plus: boolean, digits: string): string {
	if (plus || digits.length > 10 || simulation.world.people.get(digits)) return digits;
	return sender.countryCode + digits;
}

/** Not among the people until a message is taken: a refused one leaves no trace. */
function stranger(simulation: Simulation, digits: string): Person {
	return People.create({ digits, state: simulation.settings.strictPeople ? 'no_whatsapp' : 'online' });
}

function byUserId(simulation: Simulation, recipient: string): Recipient {
	const person = simulation.world.people.withUserId(recipient);
	if (!userIdForm.test(recipient) || !person) {
		throw new MetaError(131009, { details: 'Recipient business-scoped user id is not valid' });
	}
	return { person, input: recipient, byUserId: true };
}
