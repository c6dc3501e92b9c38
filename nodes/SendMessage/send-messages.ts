import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sendItems } from '../shared/send-items';
import { type OperationName, operations } from './operations';

/** Sends a message of the chosen kind for each item. */
export function sendMessages(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const name = context.getNodeParameter('operation', 0) as OperationName;
	const { prepare, toPerson } = operations[name];
	return sendItems(context, (tools) => prepare(context, tools), { recipient: toPerson });
}
