import type { IHookFunctions } from 'n8n-workflow';
import { FieldError } from '../../../whatsapp/field-error';
import { getNumberOverride, listPhoneNumbers } from '../../../whatsapp/graph/calls';
import { GraphError } from '../../../whatsapp/graph/errors';
import { pages } from '../../../whatsapp/graph/paging';
import {
	clearOverride,
	type OverrideTarget,
	setOverride,
	standingOverride,
	subscribeIfNoneIs,
} from '../../../whatsapp/graph/webhook-override';
import { textOf } from '../../../whatsapp/json';
import type { Graph } from '../../shared/transport';
import { verifyTokenOf } from './verify-token';

/**
 * The address that Meta sends the target's webhooks to now, instead of to the app's.
 *
 * @throws GraphError
 * @throws FieldError when the account has no number to ask with.
 */
export async function addressAt(graph: Graph, target: OverrideTarget): Promise<string | undefined> {
	const number = target.scope === 'number' ? target.id : await anyNumber(graph);
	const { body } = await graph.ask(getNumberOverride(number));
	return standingOverride(body, target.scope);
}

/**
 * Lets Meta send the target's webhooks to an address; Meta makes its handshake with it before it answers.
 *
 * @throws GraphError
 */
export async function sendTo(graph: Graph, target: OverrideTarget, address: string): Promise<void> {
	await subscribeIfNoneIs(graph.perform, graph.account.accountId);
	const override = { callbackUrl: address, verifyToken: verifyTokenOf(graph.account) };
	await graph.ask(setOverride(target, override));
}

/**
 * Puts back what stood there before. Meta tells nobody the verify token of an address, so it has to be one that this credential
 * knows; where it is not, or nothing answers there any more, Meta sends to the app's own address again.
 *
 * @throws GraphError
 */
export async function putBack(
	context: Pick<IHookFunctions, 'logger' | 'getNode'>,
	graph: Graph,
	target: OverrideTarget,
	before: string | undefined,
): Promise<void> {
	if (before !== undefined) {
		const refusal = await sendTo(graph, target, before).then(() => undefined, refusalOrThrow);
		if (refusal === undefined) return;
		context.logger.warn(
			`${context.getNode().name}: the address that got the webhooks before, ${before}, did not pass Meta's handshake and was not put back. ${refusal.message}`,
		);
	}
	await graph.ask(clearOverride(target));
}

/** Meta's refusal of an address; what passes, such as a server that is down, stays an error. */
function refusalOrThrow(error: unknown): GraphError {
	if (error instanceof GraphError && error.status !== undefined && !error.reason.retryable) return error;
	throw error;
}

/** Each number shows the account's address. */
async function anyNumber(graph: Graph): Promise<string> {
	const { accountId, phoneNumberId } = graph.account;
	if (phoneNumberId !== '') return phoneNumberId;
	for await (const number of pages(listPhoneNumbers(accountId, { limit: 1 }), graph.ask)) {
		const id = textOf(number.id);
		if (id !== undefined) return id;
	}
	throw new FieldError('Phone Number', 'this account has no numbers yet. Add one in WhatsApp Manager.');
}
