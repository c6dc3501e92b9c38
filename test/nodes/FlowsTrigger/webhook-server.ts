import '../n8n-environment';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { WebhookContext } from 'n8n-core';
import {
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	type WorkflowExecuteMode,
	Workflow,
} from 'n8n-workflow';
import { additionalData, type CredentialData, nodeOf, nodeTypesOf } from '../n8n-context';
import { WhatsAppFlowsTrigger } from '../nodes';

export interface WebhookServer {
	url: string;
	/** The items of each execution that was started, output by output. */
	executions: INodeExecutionData[][][];
	/** How often the credential was read. */
	readings: () => number;
	log: string[];
	close: () => Promise<void>;
}

const trigger = new WhatsAppFlowsTrigger();

/** Gives webhooks to the trigger in n8n-core's own context, and does with its answer what n8n's server does. */
export async function webhookServer(given: {
	parameters?: INodeParameters;
	credential: CredentialData | 'unreadable';
	mode?: WorkflowExecuteMode;
}): Promise<WebhookServer> {
	const executions: INodeExecutionData[][][] = [];
	const log: string[] = [];
	let readings = 0;
	const credential = given.credential === 'unreadable' ? {} : given.credential;
	const node = nodeOf(trigger, given.parameters ?? {}, credential);
	const workflow = new Workflow({
		id: 'test',
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes: nodeTypesOf({ [node.type]: trigger }),
	});
	const data = additionalData(credential);
	const getDecrypted = data.credentialsHelper.getDecrypted.bind(data.credentialsHelper);
	data.credentialsHelper.getDecrypted = async (...args) => {
		readings += 1;
		// n8n reads it from its database.
		await new Promise((resolve) => setTimeout(resolve, 5));
		if (given.credential === 'unreadable') throw new Error('no such credential');
		return getDecrypted(...args);
	};

	const app = express();
	app.use(express.raw({ type: () => true, limit: '16mb' }));
	app.all('/', (request, response) => {
		const body: unknown = request.body;
		const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
		Object.assign(request, { rawBody, readRawBody: () => Promise.resolve() });
		const name = request.method === 'GET' ? 'setup' : 'default';
		const webhookDescription = trigger.description.webhooks?.find((one) => one.name === name);
		const webhook = { node: node.name, webhookDescription } as Partial<IWebhookData> as IWebhookData;
		const context = new WebhookContext(
			workflow,
			workflow.getNode(node.name) ?? node,
			{ ...data, httpRequest: request, httpResponse: response },
			given.mode ?? 'webhook',
			webhook,
			[],
			null,
		);
		Object.defineProperty(context, 'logger', { value: { warn: (line: string) => log.push(line) } });
		const answer = ({ workflowData, noWebhookResponse }: IWebhookResponseData) => {
			if (workflowData) executions.push(workflowData);
			if (noWebhookResponse !== true) response.json({});
		};
		// n8n's own types differ in one optional name under exactOptionalPropertyTypes.
		trigger.webhook.call(context as unknown as IWebhookFunctions).then(answer, (error: unknown) => {
			// n8n makes an execution of an error.
			executions.push([]);
			response.status(500).json(String(error));
		});
	});
	const server = app.listen(0, '127.0.0.1');
	await new Promise<void>((resolve) => server.once('listening', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		executions,
		readings: () => readings,
		log,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => {
					resolve();
				});
			}),
	};
}
