import type { IHookFunctions } from 'n8n-workflow';
import type { OverrideTarget } from '../../../whatsapp/graph/webhook-override';
import type { Account } from '../../shared/account';
import { type Graph, openGraph } from '../../shared/transport';
import { ownAddress, sameNode } from './addresses';
import { assertReady } from './assert-ready';
import { forget, recall, type Registration, remember } from './memory';
import { addressAt, putBack, sendTo } from './override';
import { addressTaken, handshakeFailed, shownError } from './problems';
import { readTarget } from './target';

/*
 * How the trigger comes to Meta's webhooks, and leaves again. n8n calls these when a workflow is published and unpublished, when
 * it starts (checkExists first, and create only where that says no), and around each test. A test has an address of its own; the
 * node's two addresses can stand at Meta in either order:
 *
 * - A test while the workflow is published finds the published address, remembers it in the test's own static data, and puts it
 *   back at its end.
 * - Publishing during a test replaces the test's address, which is nothing to come back to. The test's end then finds an address
 *   that is not its own and leaves it alone.
 * - Unpublishing during a test leaves the test's address alone; the end of the test cannot put the published one back, since
 *   nothing answers there, and takes its own away.
 *
 * Whatever belongs to somebody else is only replaced when the user says so.
 */

/** Whether the trigger's address stands at Meta. Also the place where n8n asks first, so that a trigger that must not start fails here. */
export async function checkExists(this: IHookFunctions): Promise<boolean> {
	return guarded(this, async () => {
		const graph = await openGraph(this);
		assertReady(this, graph.account);
		const target = readTarget(this, graph.account);
		if (target === undefined) return true;
		// Without a memory, create looks again and makes one.
		const known = recall(this);
		if (known === undefined || !sameTarget(known.target, target)) return false;
		return (await addressAt(graph, target)) === ownAddress(this, graph.account);
	});
}

/** Registers the trigger's address. @throws NodeOperationError when somebody else's stands there. */
export async function create(this: IHookFunctions): Promise<boolean> {
	return guarded(this, async () => {
		const graph = await openGraph(this);
		const target = readTarget(this, graph.account);
		if (target === undefined) return true;
		await leaveOther(this, graph, target);
		const url = ownAddress(this, graph.account);
		const standing = await addressAt(graph, target);
		const foreign = standing !== undefined && !sameNode(this.getNode(), standing, url);
		if (foreign && this.getNodeParameter('options.replace', false) !== true) {
			throw addressTaken(this.getNode(), standing, url);
		}
		const before = comesBack(this, standing, url, foreign);
		try {
			await sendTo(graph, target, url);
		} catch (error) {
			throw handshakeFailed(this.getNode(), error, url);
		}
		remember(this, { target, url, isTest: isTest(this), ...(before !== undefined && { before }) });
		return true;
	});
}

/**
 * Takes the trigger's address back. A failure of a published workflow is thrown, for n8n then tries again and tells the user; one at
 * the end of a test is only logged, since n8n would keep the test's webhook.
 */
export async function remove(this: IHookFunctions): Promise<boolean> {
	const known = recall(this);
	try {
		const graph = await openGraph(this);
		const registration = known ?? registrationByParameters(this, graph.account);
		if (registration) await takeBack(this, graph, registration);
		return true;
	} catch (error) {
		if (known?.isTest === false) throw shownError(this.getNode(), error);
		logNotTakenBack(this, error);
		return false;
	}
}

/** @throws GraphError */
async function takeBack(context: IHookFunctions, graph: Graph, registration: Registration): Promise<void> {
	const { target, url, before } = registration;
	// Otherwise it is somebody else's by now, or the node's other address.
	if ((await addressAt(graph, target)) === url) await putBack(context, graph, target, before);
	forget(context);
}

/** What the node listened to before it was changed, where that could not be taken back in its time. */
async function leaveOther(context: IHookFunctions, graph: Graph, target: OverrideTarget): Promise<void> {
	const known = recall(context);
	if (known === undefined || sameTarget(known.target, target)) return;
	try {
		await takeBack(context, graph, known);
	} catch (error) {
		// It may be gone for good, or belong to another account: no reason not to start.
		logNotTakenBack(context, error);
	}
}

function logNotTakenBack(context: IHookFunctions, error: unknown): void {
	const node = context.getNode();
	context.logger.warn(
		`${node.name}: its address could not be taken back from Meta. ${shownError(node, error).message}`,
		{ workflowId: context.getWorkflow().id },
	);
}

/** The address that is to stand there again when this registration ends. */
function comesBack(
	context: IHookFunctions,
	standing: string | undefined,
	url: string,
	foreign: boolean,
): string | undefined {
	if (standing === undefined || foreign) return standing;
	// A test's own address, left over from one that was cut off, is nothing to come back to.
	return isTest(context) && standing !== url ? standing : recall(context)?.before;
}

/** What was registered can be told without a memory, too: a node that was renamed has lost it. */
function registrationByParameters(context: IHookFunctions, account: Account): Registration | undefined {
	const target = readTarget(context, account);
	return target && { target, url: ownAddress(context, account), isTest: false };
}

function isTest(context: IHookFunctions): boolean {
	return context.getActivationMode() === 'manual';
}

function sameTarget(a: OverrideTarget, b: OverrideTarget): boolean {
	return a.scope === b.scope && a.id === b.id;
}

async function guarded<Result>(context: IHookFunctions, act: () => Promise<Result>): Promise<Result> {
	try {
		return await act();
	} catch (error) {
		throw shownError(context.getNode(), error);
	}
}
