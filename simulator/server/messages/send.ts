import { MetaError, badParameter } from '../graph/meta-error';
import { majorOf } from '../graph/version';
import { addToChat } from '../people/people';
import type { Simulation } from '../simulation';
import { isObject, textOf, type JsonObject } from '../state/json';
import { messageId } from '../state/ids';
import type { PhoneNumber, StoredMessage, StoredTemplate } from '../state/types';
import { carryOut } from './outcome';
import { checkShape } from './check-shape';
import { checkFlowMessage, useFlow } from './flow-check';
import type { Interactive } from './interactive-schema';
import { findRecipient, type Recipient } from './recipient';
import { isMessageType, marketingSchemas, messageSchemas, typeSchemas, type Envelope } from './schemas';
import { checkTemplate } from './template-check';
import type { SentComponent } from './template-schema';
import { sendFault } from './send-fault';

export interface SendRequest {
	version: string;
	body: unknown;
	/** Through /marketing_messages, which takes marketing templates only. */
	marketing: boolean;
}

export interface TakenMessage {
	answer: JsonObject;
	/** Lets the message go its way: sent, delivered, read or failed. */
	begin: () => void;
}

/**
 * POST /{phone-number-id}/messages. The answer says that Meta has taken the message; what becomes of it arrives as
 * webhooks.
 * @throws MetaError with Meta's code for whatever Meta refuses at once.
 */
export function sendMessage(simulation: Simulation, sender: PhoneNumber, request: SendRequest): TakenMessage {
	const now = simulation.settings.now();
	checkThroughput(simulation, sender, now);
	const { body, type, envelope } = readBody(request);
	const recipient = findRecipient(simulation, sender, envelope);
	const template = checkContent({ simulation, sender, recipient, body, type, request, now });
	sendFault(simulation, recipient.person);
	checkPair(simulation, sender, recipient, now);

	const message: StoredMessage = {
		id: messageId(recipient.person.digits, 'outbound'),
		direction: 'outbound',
		phoneNumberId: sender.id,
		person: recipient.person.digits,
		time: now,
		body,
		status: 'accepted',
		category: template?.category.toLowerCase() ?? 'service',
		toUserId: recipient.byUserId,
		...(template ? { template } : {}),
		...(envelope.biz_opaque_callback_data === undefined
			? {}
			: { tracking: envelope.biz_opaque_callback_data }),
	};
	simulation.world.people.add(recipient.person);
	simulation.world.messages.put(message);
	addToChat(recipient.person, message.id);
	simulation.limits.accepted(sender.id, now);
	return {
		answer: answer(message, recipient),
		begin: () => {
			carryOut(simulation, message, recipient.person);
		},
	};
}

function answer(message: StoredMessage, { person, input, byUserId }: Recipient): JsonObject {
	return {
		messaging_product: 'whatsapp',
		contacts: [
			{
				input,
				...(byUserId && person.hidesPhone ? {} : { wa_id: person.digits }),
				...(byUserId ? { user_id: person.userId } : {}),
			},
		],
		messages: [{ id: message.id, ...(message.template ? { message_status: 'accepted' } : {}) }],
	};
}

function checkThroughput(simulation: Simulation, sender: PhoneNumber, now: number): void {
	const perSecond = simulation.faults.throughput ?? simulation.settings.throughput;
	if (!simulation.limits.takeThroughput(sender.id, perSecond, now)) {
		throw new MetaError(130429, { details: 'Message failed to send because there were too many messages' });
	}
}

function checkPair(simulation: Simulation, sender: PhoneNumber, recipient: Recipient, now: number): void {
	if (simulation.faults.pairLimitOff) return;
	if (!simulation.limits.takePair(sender.id, recipient.person.digits, now)) {
		throw new MetaError(131056, {
			details:
				'Too many messages sent from this phone number to the same phone number in a short period of time',
		});
	}
}

interface ReadBody {
	body: JsonObject;
	type: keyof typeof typeSchemas;
	envelope: Envelope;
}

function readBody({ body, marketing }: SendRequest): ReadBody {
	if (!isObject(body)) throw badParameter('The parameter messaging_product is required.');
	// Meta reads a request without a type as a text.
	const type = body['type'] ?? 'text';
	if (!isMessageType(type)) {
		const words = Object.keys(typeSchemas).map((word) => word.toUpperCase());
		throw badParameter(`Param type must be one of {${words.join(', ')}} - got ${JSON.stringify(type)}.`);
	}
	const schemas = marketing ? marketingSchemas : messageSchemas;
	return { body, type, envelope: checkShape(schemas[type], body) };
}

interface Content {
	simulation: Simulation;
	sender: PhoneNumber;
	recipient: Recipient;
	body: JsonObject;
	type: string;
	request: SendRequest;
	now: number;
}

/** What the message says, judged against templates, Flows, media and the messages that it names. */
function checkContent(content: Content): StoredTemplate | undefined {
	const { simulation, sender, body, type, request, now } = content;
	const context = { world: simulation.world, accountId: sender.accountId, now };
	checkMedia(simulation, body);
	if (type === 'interactive') {
		const interactive = body['interactive'] as unknown as Interactive;
		if (interactive.type === 'flow') checkFlowMessage(interactive.action.parameters, context);
	}
	if (type !== 'template') {
		if (request.marketing) {
			throw new MetaError(131009, { details: 'Only marketing templates can be sent as marketing messages' });
		}
		return undefined;
	}
	const template = findTemplate(content);
	checkTemplate(template, componentsOf(body), {
		majorVersion: majorOf(request.version),
		now,
		useFlow: (flow) => useFlow(flow, false, context),
	});
	return template;
}

function findTemplate({ simulation, sender, recipient, body, request }: Content): StoredTemplate {
	const sent = body['template'] as { name: string; language: { code: string } };
	const template = simulation.world.templates.find(sender.accountId, sent.name, sent.language.code);
	if (template?.status === 'PAUSED') throw new MetaError(132015, { details: 'Template is paused' });
	if (template?.status === 'DISABLED') throw new MetaError(132016, { details: 'Template is disabled' });
	if (template?.status !== 'APPROVED') {
		throw new MetaError(132001, {
			details: `template name (${sent.name}) does not exist in ${sent.language.code}`,
		});
	}
	if (template.category === 'AUTHENTICATION' && recipient.byUserId) {
		throw new MetaError(131062, { details: 'Authentication templates can only be sent to a phone number' });
	}
	if (request.marketing && template.category !== 'MARKETING') {
		throw new MetaError(131009, { details: 'Only marketing templates can be sent as marketing messages' });
	}
	return template;
}

function componentsOf(body: JsonObject): SentComponent[] {
	return (body['template'] as { components?: SentComponent[] }).components ?? [];
}

const mediaKeys = new Set(['image', 'video', 'document', 'audio', 'sticker', 'gif']);

/** Media ids have to be of media that was uploaded before. */
function checkMedia(simulation: Simulation, value: unknown): void {
	if (Array.isArray(value)) {
		for (const item of value) checkMedia(simulation, item);
		return;
	}
	if (!isObject(value)) return;
	for (const [key, part] of Object.entries(value)) {
		const id = mediaKeys.has(key) && isObject(part) ? textOf(part['id']) : undefined;
		if (id !== undefined && !simulation.world.media.has(id)) {
			throw new MetaError(131009, { details: `Media ID ${id} does not exist` });
		}
		checkMedia(simulation, part);
	}
}
