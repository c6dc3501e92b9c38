import { isObject, objectsOf, textOf, type JsonObject } from '../state/json';
import type { StoredMessage } from '../state/types';

/** Something that a person can tap in a message. */
export interface Choice {
	kind: 'quick_reply' | 'button' | 'row';
	title: string;
	payload: string;
	description?: string;
	phoneNumberId: string;
}

/** Quick replies, reply buttons or list rows of a message of the business, in the order in which they stand. */
export function choicesOf(message: StoredMessage): Choice[] {
	const { template, phoneNumberId } = message;
	if (template) return quickReplies(message);
	const interactive = message.body['interactive'];
	if (!isObject(interactive) || !isObject(interactive['action'])) return [];
	const { action } = interactive;
	if (interactive['type'] === 'button') {
		return objectsOf(action['buttons']).map((button) => {
			const reply = isObject(button['reply']) ? button['reply'] : {};
			return { kind: 'button', phoneNumberId, title: text(reply, 'title'), payload: text(reply, 'id') };
		});
	}
	return objectsOf(action['sections'])
		.flatMap((section) => objectsOf(section['rows']))
		.map((row) => ({
			kind: 'row',
			phoneNumberId,
			title: text(row, 'title'),
			payload: text(row, 'id'),
			...(row['description'] === undefined ? {} : { description: text(row, 'description') }),
		}));
}

function text(object: JsonObject, key: string): string {
	return textOf(object[key]) ?? '';
}

function byType(components: readonly JsonObject[], type: string): JsonObject | undefined {
	return components.find((component) => text(component, 'type').toUpperCase() === type);
}

/** Buttons of the message itself, then of each card; without a payload the tap brings back the button's text. */
function quickReplies({ template, body, phoneNumberId }: StoredMessage): Choice[] {
	const stored = objectsOf(template?.json['components']);
	const sent = isObject(body['template']) ? objectsOf(body['template']['components']) : [];
	const sentCards = objectsOf(byType(sent, 'CAROUSEL')?.['cards']);
	const cards = objectsOf(byType(stored, 'CAROUSEL')?.['cards']).map((card, index) => ({
		stored: objectsOf(card['components']),
		sent: objectsOf(sentCards.find((one) => one['card_index'] === index)?.['components']),
	}));
	return [{ stored, sent }, ...cards].flatMap((part) =>
		objectsOf(byType(part.stored, 'BUTTONS')?.['buttons']).flatMap((button, index): Choice[] => {
			if (text(button, 'type').toUpperCase() !== 'QUICK_REPLY') return [];
			const title = text(button, 'text');
			return [{ kind: 'quick_reply', phoneNumberId, title, payload: payloadAt(part.sent, index) ?? title }];
		}),
	);
}

function payloadAt(sent: readonly JsonObject[], index: number): string | undefined {
	const component = sent.find(
		(one) => text(one, 'type').toUpperCase() === 'BUTTON' && Number(one['index'] ?? 0) === index,
	);
	return textOf(objectsOf(component?.['parameters'])[0]?.['payload']);
}
