import './n8n-environment';
import { WorkflowExecute } from 'n8n-core';
import {
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';
import { additionalData, type CredentialData, nodeOf, nodeTypesOf } from './n8n-context';

export interface NodeRun {
	/** The items of each output; with `onError: 'continueErrorOutput'` the last one is the error output. */
	outputs: INodeExecutionData[][];
	/** What the person at the canvas reads, where the run failed. */
	error?: { message: string; description?: string | null; context: IDataObject };
	/** All that n8n would store about the run, as text: to look for what must not be in there. */
	stored: string;
	/** What n8n shows beside the output. */
	hints: string[];
}

export interface NodeRunOptions {
	parameters?: INodeParameters;
	/** Items, or just their json. */
	items: readonly (INodeExecutionData | IDataObject)[];
	credential?: CredentialData;
	/** The node's own setting "On Error". */
	onError?: NonNullable<INode['onError']>;
	/** The node's own setting "Retry On Fail". */
	retryOnFail?: boolean;
	/** Is given what a person does who stops the execution. */
	onStart?: (stop: () => void) => void;
}

/** Runs one node in a workflow, with n8n-core's own execution: parameters, expressions, pairing and errors are the host's. */
export async function runNode(type: INodeType, options: NodeRunOptions): Promise<NodeRun> {
	const items = options.items.map((item): INodeExecutionData => (isItem(item) ? item : { json: item }));
	const start = startNode(items);
	const node = nodeOf(type, options.parameters ?? {}, options.credential, {
		...(options.onError && { onError: options.onError }),
		...(options.retryOnFail && { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 }),
	});
	const first: INode = { ...nodeOf(start, {}, undefined), id: 'start', name: 'Start' };
	const workflow = new Workflow({
		id: 'test',
		name: 'Test',
		active: false,
		nodes: [first, node],
		connections: { Start: { main: [[{ node: node.name, type: NodeConnectionTypes.Main, index: 0 }]] } },
		nodeTypes: nodeTypesOf({ [first.type]: start, [node.type]: type }),
		settings: { executionOrder: 'v1' },
	});
	const execution = new WorkflowExecute(additionalData(options.credential), 'manual');
	const running = execution.run({ workflow, startNode: first });
	options.onStart?.(() => {
		running.cancel();
	});
	const { data } = await running;
	const run = data.resultData.runData[node.name]?.at(-1);
	const error = run?.error ?? data.resultData.error;
	return {
		outputs: (run?.data?.['main'] ?? []).map((output) => output ?? []),
		...(error && {
			error: { message: error.message, description: error.description ?? null, context: error.context },
		}),
		stored: JSON.stringify(data),
		hints: (run?.hints ?? []).map(({ message }) => message),
	};
}

function isItem(item: INodeExecutionData | IDataObject): item is INodeExecutionData {
	return typeof item['json'] === 'object' && item['json'] !== null;
}

/** Hands out the items that the node under test shall get. */
function startNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: () => Promise.resolve([items]),
	};
}
