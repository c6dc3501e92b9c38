import type { Node, NodeAPI } from 'node-red';
import { flowPreview } from '../../../whatsapp/graph/calls';
import { orThrow } from '../../../whatsapp/graph/errors';
import { readFlowPreview } from '../../../whatsapp/flows/preview';
import { handleInput } from '../../shared/handle-input';
import { accountOf, sendEachMessage } from '../../shared/send';
import { buildFlowMessage } from './build';
import { readValues } from './read-values';
import type { Settings } from './settings';

export function register(RED: NodeAPI): void {
	RED.nodes.registerType('whatsapp-send-flow', function (this: Node, settings: Settings) {
		RED.nodes.createNode(this, settings);
		if (settings.operation === 'preview') giveLinks(RED, this, settings);
		else sendFlows(RED, this, settings);
	});
}

function sendFlows(RED: NodeAPI, node: Node, settings: Settings): void {
	sendEachMessage(RED, node, settings, async (message, common, account) =>
		buildFlowMessage(settings, common, await readValues(RED, node, message, settings), account.secrets[0]),
	);
}

/** Each msg gets the link where the Flow can be played through, by output 1. */
function giveLinks(RED: NodeAPI, node: Node, settings: Settings): void {
	handleInput(node, async (message, hand) => {
		const account = accountOf(RED, settings);
		const { body } = orThrow(await account.perform(flowPreview(settings.flow)));
		message.payload = readFlowPreview(body);
		hand([message, null]);
	});
}
