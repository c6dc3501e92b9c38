import { publication, unpublish } from '../../../scripts/stage/n8n/publish';
import type { Simulator } from '../../../simulator/server/start';
import type { CredentialFile, N8n, WorkflowFile, WorkflowNode } from './harness';
import { PACKAGE } from './package-under-test';

export { publish, unpublish } from '../../../scripts/stage/n8n/publish';

export const TRIGGER = 'WhatsApp Flows Trigger';

export const SECRET = 'simulator-app-secret';

export function credential(simulator: Simulator, change: Record<string, unknown> = {}): CredentialFile {
	return {
		id: 'wa',
		name: 'Sunny Bakery',
		type: 'whatsAppFlowsApi',
		data: {
			accessToken: 'SIMULATOR-TOKEN',
			appSecret: SECRET,
			verifyToken: '',
			accountId: '2001',
			phoneNumberId: '1065',
			apiVersion: 'v26.0',
			baseUrl: simulator.url,
			...change,
		},
	};
}

/** A workflow of a trigger with an output per rule, each wired to a node of its own that hands its items on: "Output 0", … */
export function triggerWorkflow(
	id: string,
	parameters: Record<string, unknown>,
	options: { outputs: number; credential?: string } = { outputs: 0 },
): WorkflowFile {
	const trigger: WorkflowNode & { webhookId: string } = {
		id: `${id}-trigger`,
		name: TRIGGER,
		type: `${PACKAGE}.whatsAppFlowsTrigger`,
		typeVersion: 1,
		position: [0, 0],
		webhookId: `hook-${id}`,
		parameters,
		credentials: { whatsAppFlowsApi: { id: options.credential ?? 'wa', name: 'Sunny Bakery' } },
	};
	const branches = Array.from({ length: options.outputs }, (_, place): WorkflowNode => ({
		id: `${id}-${place}`,
		name: `Output ${place}`,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [300, 150 * place],
		parameters: {},
	}));
	return {
		id,
		name: id,
		nodes: [trigger, ...branches],
		connections: {
			[TRIGGER]: { main: branches.map(({ name }) => [{ node: name, type: 'main', index: 0 }]) },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** Where Meta sends webhooks instead of to the app's address; what is not set is absent. */
export async function overrides(
	simulator: Simulator,
	phoneNumberId = '1065',
): Promise<{ phone_number?: string; whatsapp_business_account?: string }> {
	const answer = await fetch(`${simulator.url}/v26.0/${phoneNumberId}?fields=webhook_configuration`, {
		headers: { Authorization: 'Bearer SIMULATOR-TOKEN' },
	});
	const { webhook_configuration: set } = (await answer.json()) as {
		webhook_configuration?: Record<string, string>;
	};
	const { application: _app, ...narrower } = set ?? {};
	return narrower;
}

/** Sets or clears (with "") a number's address as another system would. */
export async function setOverride(
	simulator: Simulator,
	phoneNumberId: string,
	address: string,
	verifyToken = 'of another system',
): Promise<void> {
	const answer = await fetch(`${simulator.url}/v26.0/${phoneNumberId}`, {
		method: 'POST',
		headers: { Authorization: 'Bearer SIMULATOR-TOKEN', 'Content-Type': 'application/json' },
		body: JSON.stringify({
			webhook_configuration: { override_callback_uri: address, verify_token: verifyToken },
		}),
	});
	if (!answer.ok) throw new Error(`the simulator refused the override: ${await answer.text()}`);
}

/** Publishes a workflow whose trigger must not start. @returns what n8n tells the user. */
export async function refusedPublish(n8n: N8n, workflowId: string): Promise<string> {
	await n8n.publish(workflowId);
	const { status, problems } = await publication(n8n, workflowId);
	await unpublish(n8n, workflowId);
	if (status !== 'failed') throw new Error(`${workflowId} was not refused: it is ${status}`);
	return problems;
}

/** Listens for a test event, as the editor's button does. */
export async function listen(n8n: N8n, workflowId: string): Promise<void> {
	await n8n.rest.post(`/rest/workflows/${workflowId}/run`, { triggerToStartFrom: { name: TRIGGER } });
}

export async function stopListening(n8n: N8n, workflowId: string): Promise<void> {
	const answer = await fetch(`${n8n.url}/rest/test-webhook/${workflowId}`, {
		method: 'DELETE',
		headers: { Cookie: n8n.rest.cookie },
	});
	if (!answer.ok) throw new Error(`n8n did not stop listening: ${answer.status} ${await answer.text()}`);
}

/** Waits for something that n8n does after it has answered. */
export async function until<Result>(
	read: () => Promise<Result>,
	done: (result: Result) => boolean,
	timeout = 30_000,
): Promise<Result> {
	const end = Date.now() + timeout;
	for (;;) {
		const result = await read();
		if (done(result)) return result;
		if (Date.now() > end) throw new Error(`still ${JSON.stringify(result)} after ${timeout / 1000} s`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
