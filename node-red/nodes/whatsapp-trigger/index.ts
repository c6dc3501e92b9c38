import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import type { WhatsAppEvent } from '../../../whatsapp/events/event';
import { type WebhookState, isAccount } from '../../shared/account';
import { Counts, short } from '../../shared/counts';
import { type Output, chooseOutputs } from './choose-outputs';
import type { Properties } from './settings';

const SHARED = '@whatsapp-flows/node-red/whatsapp-business-account:shared';

/**
 * What the webhook side does is shown until the first event, and again when something is wrong with it. As a key of the
 * catalogue, which the editor puts into its own language.
 */
const STATES: Partial<Record<WebhookState, { fill: 'grey' | 'yellow' | 'green'; calm: true }>> = {
	starting: { fill: 'grey', calm: true },
	listening: { fill: 'grey', calm: true },
	registering: { fill: 'yellow', calm: true },
	registered: { fill: 'green', calm: true },
};

export function register(RED: NodeAPI): void {
	RED.nodes.registerType('whatsapp-trigger', function (this: Node, def: NodeDef & Properties) {
		RED.nodes.createNode(this, def);
		const account = RED.nodes.getNode(def.account);
		if (!isAccount(account)) {
			complain(this, RED._(`${SHARED}.noAccount`), 'whatsapp-trigger.status.noAccount');
			return;
		}
		let choose: (event: WhatsAppEvent) => readonly Output[];
		try {
			choose = chooseOutputs(readProperties(def), account.business);
		} catch (error) {
			const problem = error instanceof Error ? error.message : String(error);
			complain(this, problem, 'whatsapp-trigger.status.wrongRule');
			return;
		}

		let counted = false;
		const counts = new Counts<'events'>(this, (count) => ({
			fill: 'green',
			text: `✓ ${short(count('events'))}`,
		}));
		const count = (events: number) => {
			counted ||= events > 0;
			counts.add('events', events);
		};
		const show = (state: WebhookState) => {
			const calm = STATES[state];
			if (calm && counted) count(0);
			else this.status({ fill: calm?.fill ?? 'red', shape: 'ring', text: `${SHARED}.state.${state}` });
		};
		const stop = account.listen((events) => {
			const started = events.reduce(
				(sum, event) => sum + start(RED, this, event, choose(event), def.outputs),
				0,
			);
			if (started > 0) count(started);
		}, show);
		this.on('close', stop);
	});
}

/** One message for each output. @returns 1 where the event started anything */
function start(
	RED: NodeAPI,
	node: Node,
	event: WhatsAppEvent,
	outputs: readonly Output[],
	width: number,
): number {
	outputs.forEach(({ index, topic }, position) => {
		// Flows change their messages, so that all outputs but one get a copy.
		const payload = position === 0 ? event : RED.util.cloneMessage({ payload: event }).payload;
		// One send for each event: Node-RED copies all messages of a send but the first.
		const messages = new Array<NodeMessage | null>(Math.max(width, index + 1)).fill(null);
		messages[index] = { topic, payload };
		node.send(messages);
	});
	return outputs.length > 0 ? 1 : 0;
}

/** A flow file may be written by hand, or by an older version of the editor. */
function readProperties(
	def: Partial<Properties>,
): Pick<Properties, 'rules' | 'match' | 'otherwise' | 'number'> {
	return {
		rules: Array.isArray(def.rules) ? def.rules : [],
		match: def.match === 'every' ? 'every' : 'first',
		otherwise: def.otherwise === true,
		number: def.number === 'any' ? 'any' : 'this',
	};
}

/** @param text key of the catalogue: the editor puts statuses into its own language */
function complain(node: Node, problem: string, text: string): void {
	node.status({ fill: 'red', shape: 'ring', text });
	node.error(problem);
}
