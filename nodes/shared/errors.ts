import {
	type INode,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { FieldError } from '../../whatsapp/field-error';
import { GraphError } from '../../whatsapp/graph/errors';

export type NodeError = NodeApiError | NodeOperationError;

/**
 * What n8n shows for an error of the domain: a value that is wrong before anything was sent becomes an operation error,
 * what Meta refused an API error, each with cause, remedy and the item. Secrets never reach the domain's errors, and
 * nothing of the HTTP request is attached here, for n8n stores errors with the execution.
 *
 * @param itemIndex The item that it happened with; left out outside of items.
 */
export function nodeError(node: INode, error: unknown, itemIndex?: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const item = itemIndex === undefined ? {} : { itemIndex };
	if (error instanceof GraphError) return apiError(node, error, item);
	if (error instanceof FieldError) {
		return withMessage(new NodeOperationError(node, error.message, item), error.message);
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), item);
}

/**
 * The item that takes the place of a failed one when the node continues on failure. n8n knows it by its `error`, and puts
 * the data of the failed item beside it on an error output; with an `error` on the item itself it would drop them.
 */
export function errorItem({ message, description }: NodeError, itemIndex: number): INodeExecutionData {
	return {
		json: { error: message, ...(description ? { details: description } : {}) },
		pairedItem: { item: itemIndex },
	};
}

function apiError(node: INode, error: GraphError, item: { itemIndex?: number }): NodeApiError {
	const { title = 'Meta refused the request', code, details, advice } = error.reason;
	const message = code === undefined ? title : `${title} (${code})`;
	const description = details === undefined ? advice : `${details}. ${advice}`.replace('..', '.');
	const given: JsonObject = { message, description };
	const made = new NodeApiError(node, given, {
		...item,
		message,
		description,
		...(error.status === undefined ? {} : { httpCode: String(error.status) }),
	});
	return withMessage(made, message);
}

/** n8n replaces a message in which it finds an error code of Node, and be it inside a word: EEXIST in "preexisting". */
function withMessage<E extends NodeError>(error: E, message: string): E {
	error.message = message;
	return error;
}
