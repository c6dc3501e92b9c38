import type { MessageView, PersonView, StateView } from '../control-types';
import { isWindowOpen } from '../people/people';
import type { Simulation } from '../simulation';
import type { Person, StoredMessage } from '../state/types';

export function personView(person: Person, now: number): PersonView {
	const open = [...person.windows].filter(([id]) => isWindowOpen(person, id, now));
	return {
		phone: `+${person.digits}`,
		name: person.name,
		userId: person.userId,
		...(person.username === undefined ? {} : { username: person.username }),
		hidesPhone: person.hidesPhone,
		state: person.state,
		windowOpen: open.length > 0,
		windows: Object.fromEntries(open.map(([id, end]) => [id, new Date(end).toISOString()])),
		unread: person.unread.size,
	};
}

export function messageView(message: StoredMessage): MessageView {
	return {
		id: message.id,
		direction: message.direction,
		phoneNumberId: message.phoneNumberId,
		phone: `+${message.person}`,
		time: new Date(message.time).toISOString(),
		status: message.status,
		...(message.code === undefined ? {} : { code: message.code }),
		category: message.category,
		...(message.tracking === undefined ? {} : { tracking: message.tracking }),
		body: message.body,
	};
}

export function stateView(simulation: Simulation): StateView {
	const { world, limits, faults, url, webhooks } = simulation;
	const { subscription } = world.app;
	return {
		url,
		app: {
			id: world.app.id,
			name: world.app.name,
			...(subscription ? { callback: { url: subscription.url, fields: subscription.fields } } : {}),
		},
		accounts: Array.from(world.accounts.values(), (account) => ({
			id: account.id,
			name: account.name,
			subscribed: account.subscribed,
			...(account.override ? { override: account.override.url } : {}),
		})),
		phoneNumbers: Array.from(world.phoneNumbers.values(), (phoneNumber) => ({
			id: phoneNumber.id,
			accountId: phoneNumber.accountId,
			phone: `+${phoneNumber.digits}`,
			name: phoneNumber.verifiedName,
			...(phoneNumber.override ? { override: phoneNumber.override.url } : {}),
			...limits.stats(phoneNumber.id),
		})),
		counts: {
			templates: world.templates.size,
			flows: world.flows.size,
			people: world.people.size,
			messages: world.messages.size,
			webhooks: webhooks.count(),
		},
		faults,
	};
}
