import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { fatalProblem } from '../../whatsapp/delivery/fatal';
import { notSent } from '../../whatsapp/delivery/not-sent';
import { type Outgoing, outgoingOutcome } from '../../whatsapp/delivery/outgoing';
import { refusedRecipient } from '../../whatsapp/delivery/refused';
import { sendMessage } from '../../whatsapp/graph/calls';
import { GraphError } from '../../whatsapp/graph/errors';
import { errorItem, nodeError } from './errors';
import { addressReader, type Addressed } from './send-common';
import { filesOf, type Files } from './send-files';
import { breath, eachItem } from './send-loop';
import { handOut, type SendRun } from './send-results';
import { inTurns } from './send-turns';
import { type Graph, openGraph } from './transport';

/** One item of a run, addressed. */
export interface SendItem extends Addressed {
	index: number;
}

/**
 * How a node makes a message of an item: reads the parameters now, since reading is what keeps n8n busy, and puts the
 * message together when its turn has come.
 *
 * @throws FieldError and errors of expressions, both at once and later
 */
export type Prepare = (item: SendItem) => PutTogether;

export type PutTogether = () => Outgoing | Promise<Outgoing>;

export interface SendTools {
	graph: Graph;
	files: Files;
}

/**
 * Sends one message for each item and hands out what became of it: output 0 Accepted, output 1 Rejected. Nothing is ever
 * sent twice, also not what got no answer. When the run fails and when it does not: docs/decisions/0005.
 *
 * @param options.recipient False for what goes to a message and not to a person.
 */
export async function sendItems(
	context: IExecuteFunctions,
	open: (tools: SendTools) => Prepare,
	options: { recipient: boolean } = { recipient: true },
): Promise<INodeExecutionData[][]> {
	try {
		const graph = await openGraph(context);
		const addressOf = addressReader(context, graph.account);
		const prepare = open({ graph, files: filesOf(context, graph) });
		const run = await sendRun(context, graph, { addressOf, prepare, ...options });
		return await handOut(context, run, addressOf);
	} catch (error) {
		// n8n would let the input items out by Accepted.
		if (!context.continueOnFail()) throw nodeError(context.getNode(), error);
		const shown = nodeError(context.getNode(), error);
		return [[], context.getInputData().map((_item, index) => errorItem(shown, index))];
	}
}

async function sendRun(
	context: IExecuteFunctions,
	graph: Graph,
	how: { addressOf: (item: number) => Addressed; prepare: Prepare; recipient: boolean },
): Promise<SendRun> {
	const run: SendRun = { results: [], count: context.getInputData().length };
	const inTurn = inTurns();
	let requests = 0;
	await eachItem(run.count, start, mayGoOn);
	return run;

	/** A person who presses Stop does not want the rest to go out. */
	function mayGoOn(): boolean {
		return run.stopped === undefined && context.getExecutionCancelSignal()?.aborted !== true;
	}

	async function start(index: number): Promise<() => Promise<void>> {
		let item: SendItem | undefined;
		try {
			item = { index, ...how.addressOf(index) };
			const refused = how.recipient ? refusedRecipient({ ...item.common, ...item, time: now() }) : undefined;
			if (refused) {
				run.results[index] = { event: refused, answered: false };
				return nothing;
			}
			await breath();
			return sendTask(item, how.prepare(item));
		} catch (error) {
			fail(index, error, item);
			return nothing;
		}
	}

	function sendTask(item: SendItem, putTogether: PutTogether): () => Promise<void> {
		const person = how.recipient ? JSON.stringify(item.common.to) : `item ${item.index}`;
		const recipient = `${item.phoneNumberId} ${person}`;
		return () =>
			inTurn(recipient, async () => {
				try {
					await send(item, await putTogether());
				} catch (error) {
					fail(item.index, error, item);
				}
			});
	}

	async function send({ index, business, phoneNumberId }: SendItem, outgoing: Outgoing): Promise<void> {
		const call = sendMessage(phoneNumberId, outgoing.body);
		if (!mayGoOn()) return;
		requests += 1;
		const answer = await graph.perform(call);
		const fatal = fatalProblem(answer);
		if (fatal) throw fatal;
		run.results[index] = {
			event: outgoingOutcome(outgoing, { answer, business, time: now() }),
			answered: true,
		};
	}

	function fail(index: number, problem: unknown, item: SendItem | undefined): void {
		const isGraphError = problem instanceof GraphError;
		if (isGraphError && !problem.reason.fatal && item) {
			// A file that WhatsApp refused: data, as a refused message is.
			const event = notSent({ ...item.common, ...item, time: now(), position: index, problem });
			run.results[index] = { event, answered: true };
			return;
		}
		run.results[index] = { problem };
		const stops = isGraphError || (requests === 0 && !context.continueOnFail());
		if (stops) run.stopped ??= { problem, item: index };
	}
}

function now(): string {
	return new Date().toISOString();
}

function nothing(): Promise<void> {
	return Promise.resolve();
}
