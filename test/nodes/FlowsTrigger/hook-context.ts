import '../n8n-environment';
import { HookContext } from 'n8n-core';
import {
	type IDataObject,
	type IHookFunctions,
	type INodeParameters,
	type IWebhookData,
	type Logger,
	Workflow,
} from 'n8n-workflow';
import { additionalData, type CredentialData, nodeOf, nodeTypesOf } from '../n8n-context';
import { WhatsAppFlowsTrigger } from '../nodes';

export interface TriggerNode {
	/** What n8n stores for the workflow; a test has static data of its own. */
	staticData: IDataObject;
	parameters: INodeParameters;
	credential: CredentialData;
	/** "http://127.0.0.1:1234" */
	n8nUrl: string;
	/** Part of the node's address. */
	webhookId?: string;
	name?: string;
	/** What the node wrote into n8n's log. */
	log?: string[];
}

type Method = 'checkExists' | 'create' | 'delete';

const trigger = new WhatsAppFlowsTrigger();

/** Runs a webhook method as n8n does while a workflow is published or unpublished, or around a test. */
export function callHook(node: TriggerNode, method: Method, isTest = false): Promise<boolean> {
	return trigger.webhookMethods.setup[method].call(hookContext(node, isTest, method === 'delete'));
}

/** As n8n registers a webhook: `create` only where `checkExists` says no. */
export async function register(node: TriggerNode, isTest = false): Promise<void> {
	if (!(await callHook(node, 'checkExists', isTest))) await callHook(node, 'create', isTest);
}

export function webhookUrl({ n8nUrl, webhookId = 'hook' }: TriggerNode, isTest = false): string {
	return `${n8nUrl}/${isTest ? 'webhook-test' : 'webhook'}/${webhookId}/whatsapp`;
}

function hookContext(node: TriggerNode, isTest: boolean, ending: boolean): IHookFunctions {
	const { n8nUrl, webhookId = 'hook', name = 'WhatsApp Flows Trigger' } = node;
	const type = nodeOf(trigger, node.parameters, node.credential, { webhookId, name });
	const workflow = new Workflow({
		id: 'test',
		nodes: [type],
		connections: {},
		active: !isTest,
		nodeTypes: nodeTypesOf({ [type.type]: trigger }),
		staticData: node.staticData,
	});
	// n8n stores what is in the workflow's own; here the test's object is the store.
	workflow.staticData = node.staticData;
	const data = {
		...additionalData(node.credential),
		webhookBaseUrl: `${n8nUrl}/webhook`,
		webhookTestBaseUrl: `${n8nUrl}/webhook-test`,
	};
	const [webhookDescription] = trigger.description.webhooks ?? [];
	const webhook = { node: name, webhookDescription, isTest } as Partial<IWebhookData> as IWebhookData;
	const activation = ending ? 'update' : isTest ? 'manual' : 'activate';
	const context = new HookContext(
		workflow,
		workflow.getNode(name) ?? type,
		data,
		'trigger',
		activation,
		webhook,
	);
	const { log = [] } = node;
	const note = (message: string) => {
		log.push(message);
	};
	Object.defineProperty(context, 'logger', { value: { warn: note } satisfies Partial<Logger> });
	// n8n's own types differ in one optional name under exactOptionalPropertyTypes.
	return context as unknown as IHookFunctions;
}
