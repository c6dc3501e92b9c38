import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import { fatalProblem } from '../../whatsapp/delivery/fatal';
import { type Outgoing, outgoingOutcome } from '../../whatsapp/delivery/outgoing';
import { refusedRecipient } from '../../whatsapp/delivery/refused';
import type { Json, StatusEvent } from '../../whatsapp/events/event';
import { FieldError } from '../../whatsapp/field-error';
import { sendMessage } from '../../whatsapp/graph/calls';
import type { Common } from '../../whatsapp/messages/common';
import { type AccountNode, isAccount } from './account';
import { Counts, short } from './counts';
import { handleInput } from './handle-input';
import { InFlight } from './in-flight';
import { type TypedValue, evaluateAll } from './typed-value';

/**
 * Requests of one node that may be on their way at once; the rest waits. Enough for the 80 messages a second that
 * Meta gives a number at 300 ms each, and few enough to be easy on a small machine.
 */
const IN_FLIGHT = 24;

/** The settings that every sending node has. Fields that a node does not offer stay away. */
export interface SendSettings extends NodeDef {
	account: string;
	to?: string;
	toType?: string;
	replyTo?: string;
	replyToType?: string;
	tracking?: string;
	trackingType?: string;
}

/**
 * Sends one message and says what became of it: accepted, rejected, or unknown where no answer came in time.
 * @throws Error with cause and remedy for what would refuse every message (token, permission, host …)
 */
export async function send(account: AccountNode, outgoing: Outgoing): Promise<StatusEvent> {
	const call = sendMessage(account.business.phoneNumberId, outgoing.body);
	const [answer] = await Promise.all([account.perform(call), account.askOwnPhone()]);
	const fatal = fatalProblem(answer);
	if (fatal) throw fatal;
	return outgoingOutcome(outgoing, { answer, business: account.business, time: new Date().toISOString() });
}

/**
 * Makes a node that sends one message for each msg. `build` puts the message together; a FieldError of it is an
 * error of that msg (a Catch node sees it), unless it is the recipient that cannot be read: that one leaves by
 * Rejected. Results leave as they come, by output 1 Accepted or 2 Rejected; a send without an answer leaves by
 * Rejected as "unknown", so that a person looks at it, and is never sent again.
 */
export function sendEachMessage(
	RED: NodeAPI,
	node: Node,
	settings: SendSettings,
	build: (message: NodeMessage, common: Common, account: AccountNode) => Promise<Outgoing>,
): void {
	const counts = sendCounts(node);
	const inFlight = new InFlight(IN_FLIGHT);
	node.on('close', (done: () => void) => {
		void inFlight.close().then(done);
	});
	handleInput(node, async (message, hand) => {
		try {
			const account = accountOf(RED, settings);
			const common = await readCommon(RED, node, message, settings, account);
			const result = await outcomeOf(account, common, () => build(message, common, account), inFlight);
			message.payload = result;
			const accepted = result.status === 'accepted';
			counts.add(accepted ? 'accepted' : result.status === 'unknown' ? 'unknown' : 'rejected');
			hand(accepted ? [message, null] : [null, message]);
		} catch (error) {
			counts.add('failed');
			throw error;
		}
	});
}

async function outcomeOf(
	account: AccountNode,
	common: Common,
	build: () => Promise<Outgoing>,
	inFlight: InFlight,
): Promise<StatusEvent> {
	let outgoing: Outgoing;
	try {
		outgoing = await build();
	} catch (error) {
		const refused =
			error instanceof FieldError &&
			refusedRecipient({ ...common, business: account.business, time: new Date().toISOString() });
		if (refused) return refused;
		throw error;
	}
	return inFlight.run(() => send(account, outgoing));
}

/** @throws Error when the node has no account, or one that is disabled */
export function accountOf(RED: NodeAPI, settings: { account: string }): AccountNode {
	const account = RED.nodes.getNode(settings.account);
	if (isAccount(account)) return account;
	throw new Error(RED._('@whatsapp-flows/node-red/whatsapp-business-account:shared.noAccount'));
}

async function readCommon(
	RED: NodeAPI,
	node: Node,
	message: NodeMessage,
	settings: SendSettings,
	account: AccountNode,
): Promise<Common> {
	const fields: Record<string, TypedValue> = {};
	for (const name of ['to', 'replyTo', 'tracking'] as const) {
		const value = settings[name];
		if (value) fields[name] = { type: settings[`${name}Type`] ?? 'str', value };
	}
	const { to, replyTo, tracking } = await evaluateAll(RED, node, message, fields);
	return {
		to,
		...(account.defaultCountry !== undefined && { defaultCountry: account.defaultCountry }),
		...(replyTo !== undefined && { replyTo: messageId(replyTo) }),
		// Typed inputs give JSON values; whatever else a msg may hold is judged where the limit of 512 is.
		...(tracking !== undefined && { tracking: tracking as Json }),
	};
}

function messageId(value: unknown): string {
	if (typeof value === 'string') return value;
	throw new FieldError('Reply to', `must be the id of a message (a text), but is ${typeof value}.`);
}

/** "✓ 812  ✗ 3", and what a person should look at: "? 1" sent without an answer, "! 2" errors. */
function sendCounts(node: Node): Counts<'accepted' | 'rejected' | 'unknown' | 'failed'> {
	return new Counts(node, (count) => {
		const marks = [`✓ ${short(count('accepted'))}`, `✗ ${short(count('rejected'))}`];
		if (count('unknown') > 0) marks.push(`? ${short(count('unknown'))}`);
		if (count('failed') > 0) marks.push(`! ${short(count('failed'))}`);
		const wrong = count('rejected') + count('unknown') + count('failed');
		return { fill: wrong === 0 ? 'green' : count('accepted') > 0 ? 'yellow' : 'red', text: marks.join('  ') };
	});
}
