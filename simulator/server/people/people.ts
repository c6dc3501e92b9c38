import type { Person } from '../state/types';
import { userIdFor } from '../state/ids';

const chatLimit = 500;

/** Customers, found by their number or by their business-scoped user id. */
export class People {
	private readonly byDigits = new Map<string, Person>();
	private readonly byUserId = new Map<string, Person>();

	/** A person who is not among the people yet. */
	static create(input: { digits: string } & Partial<Omit<Person, 'digits'>>): Person {
		return {
			name: `+${input.digits}`,
			userId: userIdFor(input.digits),
			hidesPhone: false,
			state: 'online',
			windows: new Map(),
			chat: [],
			unread: new Set(),
			waiting: new Set(),
			...input,
		};
	}

	add(person: Person): void {
		const before = this.byDigits.get(person.digits);
		if (before) this.byUserId.delete(before.userId);
		this.byDigits.set(person.digits, person);
		this.byUserId.set(person.userId, person);
	}

	get(digits: string): Person | undefined {
		return this.byDigits.get(digits);
	}

	withUserId(userId: string): Person | undefined {
		return this.byUserId.get(userId);
	}

	rename(person: Person, userId: string): void {
		this.byUserId.delete(person.userId);
		person.userId = userId;
		this.byUserId.set(userId, person);
	}

	remove(person: Person): void {
		this.byDigits.delete(person.digits);
		this.byUserId.delete(person.userId);
	}

	all(): Person[] {
		return [...this.byDigits.values()];
	}

	get size(): number {
		return this.byDigits.size;
	}
}

/** Adds a message to the person's chat, which keeps the newest ones only. */
export function addToChat(person: Person, messageId: string): void {
	person.chat.push(messageId);
	if (person.chat.length > chatLimit) person.chat.splice(0, person.chat.length - chatLimit);
}

/** The customer service window stays open for 24 h after each message of the customer (Meta docs: conversations). */
export const windowMs = 24 * 60 * 60 * 1000;

export function isWindowOpen(person: Person, phoneNumberId: string, now: number): boolean {
	return (person.windows.get(phoneNumberId) ?? 0) > now;
}

export function digitsOf(phone: string): string {
	return phone.replace(/\D/g, '');
}
