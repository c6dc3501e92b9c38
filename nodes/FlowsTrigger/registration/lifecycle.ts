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
 * How the trigger comes to Meta's webhooks, and leaves again. n8n calls these when a workflow is published and unpublished, and
 * around each test (register only where isRegistered says no). A test has an address of its own; the
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

/**
 * Whether the trigger's address stands at Meta. n8n asks this first, so that a trigger that must not start fails here.
 *
 * @throws NodeOperationError
 */
export function isRegistered(context: IHookFunctions): Promise<boolean> {
	return guarded(context, async () => {
		const graph = await openGraph(context);
		assertReady(context, graph.account);
		const target = readTarget(context, graph.account);
		if (target === undefined) return true;
		// Without a memory, register looks again and makes one.
		const known = recall(context);
		if (known === undefined || !sameTarget(known.target, target)) return false;
		return (await addressAt(graph, target)) === ownAddress(context, graph.account);
	});
}

/** Registers the trigger's address. @throws NodeOperationError when somebody else's stands there. */
export function register(context: IHookFunctions): Promise<boolean> {
	return guarded(context, async () => {
		const graph = await openGraph(context);
		const target = readTarget(context, graph.account);
		if (target === undefined) return true;
		await leaveOther(context, graph, target);
		const url = ownAddress(context, graph.account);
		const standing = await addressAt(graph, target);
		const foreign = standing !== undefined && !sameNode(context.getNode(), standing, url);
		if (foreign && context.getNodeParameter('options.replace', false) !== true) {
			throw addressTaken(context.getNode(), standing, url);
		}
		const before = comesBack(context, standing, url, foreign);
		try {
			await sendTo(graph, target, url);
		} catch (error) {
			throw handshakeFailed(context.getNode(), error, url);
		}
		remember(context, { target, url, isTest: isTest(context), ...(before !== undefined && { before }) });
		return true;
	});
}

/**
 * Takes the trigger's address back. A failure of a published workflow is thrown, for n8n then tries again and tells the user; one at
 * the end of a test is only logged, since n8n would keep the test's webhook.
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const known = recall(context);
	try {
		const graph = await openGraph(context);
		const registration = known ?? registrationByParameters(context, graph.account);
		if (registration) await takeBack(context, graph, registration);
		return true;
	} catch (error) {
		if (known?.isTest === false) throw shownError(context.getNode(), error);
		logNotTakenBack(context, error);
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
