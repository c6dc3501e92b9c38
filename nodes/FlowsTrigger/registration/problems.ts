import { type INode, NodeOperationError } from 'n8n-workflow';
import { GraphError } from '../../../whatsapp/graph/errors';
import { nodeError, type NodeError } from '../../shared/errors';
import { hostOf, sameServer } from './addresses';

/*
 * Where publishing fails, n8n shows an error's message and not its description, so that the message says all of it.
 */

/** Meta's code where its handshake with an address failed (Meta docs: Webhooks, Override). */
const CALLBACK_VERIFICATION_FAILED = 2200;

/** The webhooks go to somebody else already, and Meta sends them to one address only. */
export function addressTaken(node: INode, standing: string, own: string): NodeOperationError {
	const [who, remedy] = sameServer(standing, own)
		? [
				'Another WhatsApp trigger of this n8n',
				'Unpublish the workflow with that trigger, put the rules of both into one trigger',
			]
		: [`Another system, ${hostOf(standing)},`, 'Switch it off there'];
	const message = `${who} gets these webhooks already, and Meta sends them to one address only. ${remedy}, choose another number, or set Registration to By Hand. If that other address is not needed any more, switch on the option Replace Another Address.`;
	return new NodeOperationError(node, message, {
		description: `Meta sends to ${standing} now.`,
		level: 'warning',
	});
}

/** Says what Meta's handshake needs, where that is what failed; any other error is given back as it is. */
export function handshakeFailed(node: INode, error: unknown, url: string): unknown {
	if (!(error instanceof GraphError) || error.reason.code !== CALLBACK_VERIFICATION_FAILED) return error;
	const message = `Meta could not reach this n8n at ${url}, which has to be open to the internet; the environment variable N8N_WEBHOOK_URL (in older versions WEBHOOK_URL) sets its first part.`;
	return new NodeOperationError(node, message, { description: error.message, level: 'warning' });
}

/** An error with its cause and remedy in the message. */
export function shownError(node: INode, error: unknown): NodeError {
	const shown = nodeError(node, error);
	if (error instanceof GraphError) shown.message = error.message;
	return shown;
}
