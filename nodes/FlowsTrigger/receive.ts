import type { INode, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { WhatsAppEvent } from '../../whatsapp/events/event';
import { answerHandshake } from '../../whatsapp/events/handshake';
import { receiveWebhook } from '../../whatsapp/events/receive';
import { readAccount } from '../shared/account';
import { nodeError } from '../shared/errors';
import { verifyTokenOf } from './registration/verify-token';
import { chooseOutputs, itemsOf, readRouting } from './routing';
import { type Lines, shareExecution } from './share-execution';
import { triggerAccount } from './trigger-account';

/** Bytes. Meta's webhooks have 3 MB at most (Meta docs: Webhooks); no more than that is hashed for anybody. */
const largestBody = 3 * 1024 * 1024;

const answered: IWebhookResponseData = { noWebhookResponse: true };

const lines: Lines = new Map();

/** Answers Meta's handshake, the GET by which it asks whether the address is wanted. */
export async function answerSetup(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const account = await readAccount(context).catch(() => undefined);
	if (account === undefined) return refuse(context, 500, 'The credential could not be read.');
	const { status, body } = answerHandshake({ ...context.getQueryData() }, verifyTokenOf(account));
	context.getResponseObject().status(status).type('text/plain').send(body);
	return answered;
}

/**
 * From a POST to the items of an execution. What is not proven to be from Meta is refused with an entry in n8n's log, and starts
 * nothing; n8n makes an execution of every error that is thrown here, so nothing is thrown before that proof.
 */
export async function receiveEvents(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const rawBody = await bytesOf(request);
	if (rawBody.byteLength > largestBody) {
		return refuse(context, 413, `The body has ${rawBody.byteLength} bytes, more than Meta sends.`);
	}
	const account = await triggerAccount(context, triggerKey(context)).catch(() => undefined);
	if (account === undefined) return refuse(context, 500, 'The credential could not be read.');
	const outcome = receiveWebhook({
		rawBody,
		signature: request.headers['x-hub-signature-256'],
		secrets: account.secrets,
		acceptUnsigned: context.getNodeParameter('options.acceptUnsigned', false) === true,
	});
	if (outcome.status !== 200) return refuse(context, outcome.status, outcome.problem);

	const outputsOf = orNodeError(context.getNode(), () => chooseOutputs(readRouting(context, account)));
	const wanted = outcome.events.filter((event) => outputsOf(event).length > 0);
	// n8n answers 200.
	if (wanted.length === 0) return {};
	const events = await together(context, wanted);
	return events === undefined ? answered : { workflowData: itemsOf(events, outputsOf) };
}

/** The events that this request starts an execution with; undefined where another request takes them along. */
function together(
	context: IWebhookFunctions,
	events: readonly WhatsAppEvent[],
): Promise<readonly WhatsAppEvent[] | undefined> {
	// A test ends with its first execution.
	if (context.getMode() === 'manual') return Promise.resolve(events);
	return shareExecution(lines, triggerKey(context), { events, response: context.getResponseObject() });
}

/** With everything that decides over a webhook: while a new version is being published, each keeps to the one that it came under. */
function triggerKey(context: IWebhookFunctions): string {
	const { id, parameters, credentials } = context.getNode();
	return JSON.stringify([context.getWorkflow().id, id, parameters, credentials]);
}

/** As they came over the wire; n8n has read them already, unless the content type is an unusual one. None where that fails. */
async function bytesOf(request: ReturnType<IWebhookFunctions['getRequestObject']>): Promise<Uint8Array> {
	try {
		await request.readRawBody();
		return request.rawBody;
	} catch {
		return new Uint8Array();
	}
}

function refuse(
	context: IWebhookFunctions,
	status: 400 | 401 | 413 | 500,
	problem: string,
): IWebhookResponseData {
	context.logger.warn(`${context.getNode().name} refused a webhook with ${status}. ${problem}`, {
		workflowId: context.getWorkflow().id,
	});
	context.getResponseObject().status(status).end();
	return answered;
}

/** By now the webhook is Meta's, so that an error may become an execution, where the user sees it. */
function orNodeError<Result>(node: INode, act: () => Result): Result {
	try {
		return act();
	} catch (error) {
		throw nodeError(node, error);
	}
}
