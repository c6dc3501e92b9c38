import type { Node, NodeAPI } from 'node-red';
import { sendEachMessage } from '../../shared/send';
import { buildMessage } from './build';
import { partsOf } from './message-types';
import { readValues } from './read-values';
import { ANSWERED_ID, QUOTE_ANSWERED, QUOTE_NOTHING, type Settings } from './settings';

export function register(RED: NodeAPI): void {
	RED.nodes.registerType('whatsapp-send-message', function (this: Node, settings: Settings) {
		RED.nodes.createNode(this, settings);
		sendEachMessage(RED, this, { ...settings, ...quoted(settings) }, async (message, common) => ({
			body: buildMessage(settings.messageType, common, await readValues(RED, this, message, settings)),
		}));
	});
}

/** Where the id of the message to quote is read from. */
export function quoted(settings: Pick<Settings, 'messageType' | 'replyTo' | 'replyToType'>): {
	replyTo: string;
	replyToType: string;
} {
	const { replyTo = '', replyToType = QUOTE_NOTHING } = settings;
	if (!partsOf(settings.messageType).quotes || replyToType === QUOTE_NOTHING)
		return { replyTo: '', replyToType: 'str' };
	if (replyToType === QUOTE_ANSWERED) return { replyTo: ANSWERED_ID.value, replyToType: ANSWERED_ID.type };
	return { replyTo, replyToType };
}
