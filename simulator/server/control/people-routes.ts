import type { FastifyInstance } from 'fastify';
import { fail, readChat } from '../messages/outcome';
import { answerFlow, sendAsPerson, tap } from '../people/acts';
import { sendMedia } from '../people/send-media';
import { digitsOf, People } from '../people/people';
import type { Simulation } from '../simulation';
import type { Json } from '../state/json';
import type { Person } from '../state/types';
import type { FlowAnswerInput, PersonChange, PersonInput, SendMediaInput, Tap } from '../control-types';
import { changePerson } from './change-person';
import { ControlError } from './control-error';
import {
	failSchema,
	flowAnswerSchema,
	peopleSchema,
	personChangeSchema,
	readControl,
	readSchema,
	saySchema,
	sendMediaSchema,
	sendSchema,
	tapSchema,
} from './schemas';
import { messageView, personView } from './views';

type ByPhone = { Params: { phone: string } };

/** /control/people: who there is, and what they do. */
export function peopleRoutes(server: FastifyInstance, simulation: () => Simulation): void {
	const view = (person: Person) => personView(person, simulation().settings.now());
	const find = (phone: string): Person => {
		const { people } = simulation().world;
		const person = people.get(digitsOf(phone)) ?? people.withUserId(phone);
		if (!person) throw new ControlError(404, `nobody has the number ${phone}`);
		return person;
	};

	const put = (input: PersonInput): Person => {
		const { phone, ...change } = input;
		const { people } = simulation().world;
		const digits = digitsOf(phone);
		const person = people.get(digits) ?? People.create({ digits });
		people.add(person);
		changePerson(simulation(), person, change);
		return person;
	};

	server.get('/people', () => simulation().world.people.all().map(view));

	server.post('/people', (request) => {
		const input = readControl(peopleSchema, request.body);
		return Array.isArray(input)
			? input.map((one) => view(put(one as PersonInput)))
			: view(put(input as PersonInput));
	});

	server.get<ByPhone>('/people/:phone', (request) => view(find(request.params.phone)));

	server.patch<ByPhone>('/people/:phone', (request) => {
		const person = find(request.params.phone);
		changePerson(simulation(), person, readControl(personChangeSchema, request.body) as PersonChange);
		return view(person);
	});

	server.delete<ByPhone>('/people/:phone', (request) => {
		simulation().world.people.remove(find(request.params.phone));
		return { success: true };
	});

	server.get<ByPhone>('/people/:phone/chat', (request) => {
		const { messages } = simulation().world;
		return find(request.params.phone).chat.flatMap((id) => {
			const message = messages.get(id);
			return message ? [messageView(message)] : [];
		});
	});

	server.post<ByPhone>('/people/:phone/tap', (request) =>
		tap(simulation(), find(request.params.phone), readControl(tapSchema, request.body) as Tap),
	);

	server.post<ByPhone>('/people/:phone/answer-flow', (request) => {
		const input = readControl(flowAnswerSchema, request.body) as FlowAnswerInput;
		return answerFlow(simulation(), find(request.params.phone), input);
	});

	server.post<ByPhone>('/people/:phone/say', (request) => {
		const { text, phoneNumberId, repliesTo } = readControl(saySchema, request.body);
		const context: Record<string, Json> = repliesTo === undefined ? {} : { context: { id: repliesTo } };
		const message = { type: 'text', text: { body: text }, ...context };
		return sendAsPerson(simulation(), find(request.params.phone), { message, phoneNumberId });
	});

	server.post<ByPhone>('/people/:phone/send', (request) => {
		const { message, phoneNumberId } = readControl(sendSchema, request.body);
		return sendAsPerson(simulation(), find(request.params.phone), {
			message,
			phoneNumberId,
		});
	});

	server.post<ByPhone>('/people/:phone/send-media', (request) => {
		const input = readControl(sendMediaSchema, request.body) as SendMediaInput;
		return sendMedia(simulation(), find(request.params.phone), input);
	});

	server.post<ByPhone>('/people/:phone/read', (request) => {
		const { phoneNumberId } = readControl(readSchema, request.body);
		return { read: readChat(simulation(), find(request.params.phone), phoneNumberId) };
	});

	server.post<{ Params: { id: string } }>('/messages/:id/fail', (request) => {
		const { world } = simulation();
		const message = world.messages.get(request.params.id);
		const person = message && world.people.get(message.person);
		if (message?.direction !== 'outbound' || !person) {
			throw new ControlError(404, 'no such message of the business');
		}
		fail(simulation(), message, person, readControl(failSchema, request.body).code);
		return messageView(message);
	});
}
