import type { Node, NodeAPI } from 'node-red';
import type { Contact } from '../../../whatsapp/events/event';
import type { Common } from '../../../whatsapp/messages/common';
import { sendEachMessage } from '../../shared/send';
import { buildMessage, type Values } from './build';
import { partsOf } from './message-types';
import { readValues } from './read-values';
import { ANSWERED_ID, QUOTE_ANSWERED, QUOTE_NOTHING, type Settings } from './settings';

export function register(RED: NodeAPI): void {
	RED.nodes.registerType('whatsapp-send-message', function (this: Node, settings: Settings) {
		RED.nodes.createNode(this, settings);
		sendEachMessage(RED, this, { ...settings, ...quoted(settings) }, async (message, common) => {
			const values = await readValues(RED, this, message, settings);
			const body = buildMessage(settings.messageType, common, values);
			return partsOf(settings.messageType).recipient ? { body } : { body, about: about(common, values) };
		});
	});
}

/** Whose message a read receipt is about, so that the next node can still answer it. */
function about({ to }: Common, { messageId }: Values): { id: string; contact: Contact } {
	return { id: String(messageId), contact: typeof to === 'object' && to !== null ? to : {} };
}

/** Where the id of the message to quote is read from. */
export function quoted(settings: Pick<Settings, 'messageType' | 'replyTo' | 'replyToType'>): {
	replyTo: string;
	replyToType: string;
} {
	const { replyTo, replyToType } = settings;
	if (!partsOf(settings.messageType).quotes || replyToType === QUOTE_NOTHING)
		return { replyTo: '', replyToType: 'str' };
	if (replyToType === QUOTE_ANSWERED) return { replyTo: ANSWERED_ID.value, replyToType: ANSWERED_ID.type };
	return { replyTo, replyToType };
}
