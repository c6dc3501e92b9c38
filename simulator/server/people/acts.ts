import { ControlError } from '../control/control-error';
import type { ActResult, FlowAnswerInput, Tap } from '../control-types';
import { readChat } from '../messages/outcome';
import type { Simulation } from '../simulation';
import { messageId } from '../state/ids';
import { isObject, type JsonObject } from '../state/json';
import type { Person, PhoneNumber, StoredMessage } from '../state/types';
import { messageUpdate } from '../webhooks/updates';
import { flowOf } from './flow-of';
import { addToChat, windowMs } from './people';
import { choicesOf, type Choice } from './choices';

/** Taps a quick reply, a reply button or a list row. */
export function tap(simulation: Simulation, person: Person, input: Tap): ActResult {
	const message = findMessage(simulation, person, input.messageId, (one) => choicesOf(one).length > 0);
	if (!message) throw new ControlError(404, 'no message with buttons or rows in this chat');
	const choices = choicesOf(message);
	const choice = choices.find(
		(one, index) =>
			(input.index === undefined || index === input.index) &&
			(input.title === undefined || one.title === input.title) &&
			(input.payload === undefined || one.payload === input.payload),
	);
	if (!choice) {
		const titles = choices.map((one) => `"${one.title}"`).join(', ');
		throw new ControlError(404, `nothing like that to tap; the message has ${titles}`);
	}
	return receive(simulation, person, choice.phoneNumberId, tapContent(choice), message.id);
}

function tapContent(choice: Choice): JsonObject {
	const { title, payload, description } = choice;
	switch (choice.kind) {
		case 'quick_reply':
			return { type: 'button', button: { payload, text: title } };
		case 'button':
			return {
				type: 'interactive',
				interactive: { type: 'button_reply', button_reply: { id: payload, title } },
			};
		case 'row':
			return {
				type: 'interactive',
				interactive: {
					type: 'list_reply',
					list_reply: { id: payload, title, ...(description === undefined ? {} : { description }) },
				},
			};
	}
}

/** Answers a Flow: the values that its last screen sends, and the token that it was sent with. */
export function answerFlow(simulation: Simulation, person: Person, input: FlowAnswerInput): ActResult {
	const message = findMessage(simulation, person, input.messageId, (one) => flowOf(one) !== undefined);
	const flow = message && flowOf(message);
	if (!message || !flow) throw new ControlError(404, 'no message with a Flow in this chat');
	const token = input.token ?? flow.token;
	const response =
		isObject(input.values) && !input.omitToken ? { ...input.values, flow_token: token } : input.values;
	const content = {
		type: 'interactive',
		interactive: {
			type: 'nfm_reply',
			nfm_reply: { name: 'flow', body: 'Sent', response_json: JSON.stringify(response) },
		},
	};
	return receive(simulation, person, message.phoneNumberId, content, message.id);
}

/** Any message: Meta's own type and the part under its name, as {"type":"text","text":{"body":"Hi"}}. */
export function sendAsPerson(
	simulation: Simulation,
	person: Person,
	input: { message: JsonObject; phoneNumberId?: string | undefined },
): ActResult {
	const { context, ...content } = input.message;
	const repliesTo = isObject(context) && typeof context['id'] === 'string' ? context['id'] : undefined;
	const phoneNumberId = input.phoneNumberId ?? usualNumber(simulation, person);
	return receive(simulation, person, phoneNumberId, content, repliesTo);
}

/** The number that the person heard from last, else the first one. */
function usualNumber({ world }: Simulation, person: Person): string {
	const newest = world.messages.get(person.chat.at(-1) ?? '');
	const [first] = world.phoneNumbers.keys();
	const id = newest?.phoneNumberId ?? first;
	if (id === undefined) throw new ControlError(404, 'there is no business phone number');
	return id;
}

function findMessage(
	{ world }: Simulation,
	person: Person,
	id: string | undefined,
	fits: (message: StoredMessage) => boolean,
): StoredMessage | undefined {
	for (let place = person.chat.length - 1; place >= 0; place -= 1) {
		const message = world.messages.get(person.chat[place] ?? '');
		if (message?.direction !== 'outbound' || (id !== undefined && message.id !== id)) continue;
		const arrived = message.status !== 'failed' && !person.waiting.has(message.id);
		if (arrived && fits(message)) return message;
	}
	return undefined;
}

/** A message of the person to the business: the chat is read first, and the 24 h window opens. */
function receive(
	simulation: Simulation,
	person: Person,
	phoneNumberId: string,
	content: JsonObject,
	repliesTo: string | undefined,
): ActResult {
	const phoneNumber = simulation.world.phoneNumbers.get(phoneNumberId);
	if (!phoneNumber) throw new ControlError(404, `no business phone number ${phoneNumberId}`);
	if (person.state === 'no_whatsapp') throw new ControlError(409, `${person.name} has no WhatsApp`);
	if (person.state === 'offline') throw new ControlError(409, `${person.name} is offline`);
	readChat(simulation, person, phoneNumberId);
	return deliverInbound(simulation, person, phoneNumber, content, repliesTo);
}

function deliverInbound(
	simulation: Simulation,
	person: Person,
	phoneNumber: PhoneNumber,
	content: JsonObject,
	repliesTo: string | undefined,
): ActResult {
	const now = simulation.settings.now();
	const id = messageId(person.digits, 'inbound');
	const update = messageUpdate(phoneNumber, person, {
		id,
		time: now,
		content,
		...(repliesTo === undefined ? {} : { repliesTo }),
	});
	person.windows.set(phoneNumber.id, now + windowMs);
	simulation.world.messages.put({
		id,
		direction: 'inbound',
		phoneNumberId: phoneNumber.id,
		person: person.digits,
		time: now,
		body: update.item,
		status: 'delivered',
		category: 'service',
		toUserId: false,
	});
	addToChat(person, id);
	simulation.webhooks.emit(update);
	return { id, message: update.item };
}
