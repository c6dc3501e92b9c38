import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { notSent } from '../../whatsapp/delivery/not-sent';
import type { StatusEvent } from '../../whatsapp/events/event';
import { amount } from '../../whatsapp/messages/limits';
import { errorItem, nodeError } from './errors';
import { itemJson } from './items';
import type { Addressed } from './send-common';
import { breath } from './send-loop';

/** What became of an item; no result for one whose turn did not come. */
export type SendResult =
	/** `answered`: WhatsApp was asked. */
	{ event: StatusEvent; answered: boolean } | { problem: unknown };

export interface SendRun {
	count: number;
	results: (SendResult | undefined)[];
	/** What ended the run before its last item, and at which. */
	stopped?: { problem: unknown; item: number };
}

export const outputNames = ['Accepted', 'Rejected'];

/**
 * Hands out the results of a run, in the order of the items.
 *
 * A node that throws loses all of its results, and whoever runs it again sends everything again. So it throws only as long
 * as WhatsApp was asked for nothing, or refused everything for the same cause. After that, what was not sent leaves by
 * Rejected beside what was refused. With "continue" in the settings it never throws: what failed is an item with an
 * `error`, which n8n moves to the error output where there is one.
 */
export async function handOut(
	context: IExecuteFunctions,
	run: SendRun,
	addressOf: (item: number) => Addressed,
): Promise<INodeExecutionData[][]> {
	const failed = failures(run);
	const [first] = failed;
	const failsWhole = first !== undefined && !run.results.some(isAnswered) && !context.continueOnFail();
	if (failsWhole) {
		const { problem, item } = run.stopped ?? first;
		throw nodeError(context.getNode(), problem, item);
	}
	const accepted: INodeExecutionData[] = [];
	const rejected: INodeExecutionData[] = [];
	for (const [item, result] of run.results.entries()) {
		if (!result || 'problem' in result) continue;
		const output = result.event.status === 'accepted' ? accepted : rejected;
		output.push({ json: itemJson(result.event), pairedItem: { item } });
	}
	for (const { problem, item } of failed) {
		rejected.push(
			context.continueOnFail()
				? errorItem(nodeError(context.getNode(), problem, item), item)
				: { json: itemJson(notSentEvent(item, problem, addressOf)), pairedItem: { item } },
		);
		await breath();
	}
	addHint(context, run, failed);
	return [accepted, rejected.sort((a, b) => place(a) - place(b))];
}

function isAnswered(result: SendResult | undefined): boolean {
	return result !== undefined && 'answered' in result && result.answered;
}

/** The items that failed, and those after the one that ended the run. */
function failures({ results, count, stopped }: SendRun): { item: number; problem: unknown }[] {
	return Array.from({ length: count }, (_, item) => item).flatMap((item) => {
		const result = results[item];
		if (result && 'problem' in result) return [{ item, problem: result.problem }];
		return result === undefined && stopped ? [{ item, problem: stopped.problem }] : [];
	});
}

function notSentEvent(item: number, problem: unknown, addressOf: (item: number) => Addressed): StatusEvent {
	const time = new Date().toISOString();
	let address: Partial<Addressed> = {};
	try {
		address = addressOf(item);
	} catch {
		// Its recipient is what cannot be read.
	}
	const { common = { to: undefined }, business = {} } = address;
	return notSent({ ...common, business, time, position: item, problem });
}

/** Items that were not sent look like refused ones; the person at the canvas shall not overlook them. */
function addHint(
	context: IExecuteFunctions,
	run: SendRun,
	failed: { item: number; problem: unknown }[],
): void {
	const [first] = failed;
	if (!first || context.continueOnFail()) return;
	const { message, description } = nodeError(context.getNode(), run.stopped?.problem ?? first.problem);
	const why = description ? `${message}. ${description}` : message;
	const [many, of] = [amount(failed.length), amount(run.count)];
	context.addExecutionHints({
		type: run.stopped ? 'danger' : 'warning',
		location: 'outputPane',
		message: run.stopped
			? `Sending ended early: ${why} ${many} of ${of} messages were not sent and left by Rejected.`
			: `${many} of ${of} messages were not sent and left by Rejected. The first: ${why}`,
	});
}

function place({ pairedItem }: INodeExecutionData): number {
	return typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;
}
