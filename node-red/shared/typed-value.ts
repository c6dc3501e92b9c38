import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { FieldError } from '../../whatsapp/field-error';

/** A field of Node-RED's typedInput: what was typed and how it is to be read. */
export interface TypedValue {
	type: 'str' | 'num' | 'bool' | 'json' | 'msg' | 'flow' | 'global' | 'env' | 'jsonata' | (string & {});
	value: string;
}

/**
 * Reads a typedInput for one message.
 * @returns the value; undefined where the message or the context has none
 * @throws FieldError for an expression, a JSON text or a property that cannot be read; it quotes what was typed
 */
export function evaluate(
	RED: NodeAPI,
	node: Node,
	message: NodeMessage,
	field: TypedValue,
): Promise<unknown> {
	// Node-RED refuses an empty property, expression or JSON text; for a field it only means that nothing was entered.
	if (field.value.trim() === '') return Promise.resolve(field.type === 'str' ? field.value : undefined);
	return new Promise<unknown>((resolve, reject) => {
		RED.util.evaluateNodeProperty(
			field.value,
			field.type,
			node,
			message,
			(error: Error | null, value: unknown) => {
				if (error) reject(error);
				else resolve(value);
			},
		);
	}).catch((error: unknown) => {
		throw unreadable(field, error);
	});
}

/** Long enough to tell which field it is. */
const LONGEST_QUOTE = 60;

/** JSONata throws plain objects, which would be shown as "[object Object]", and no error tells which field it is about. */
function unreadable({ type, value }: TypedValue, error: unknown): FieldError {
	const written = value.trim();
	const quote = written.length > LONGEST_QUOTE ? `${written.slice(0, LONGEST_QUOTE - 1)}…` : written;
	const kind = type === 'jsonata' ? 'Expression' : type === 'json' ? 'JSON' : type;
	const said = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
	return new FieldError(`${kind} "${quote}"`, `cannot be read: ${String(said)}`);
}

/** Reads a record of typedInputs, leaving out what is empty, so that an optional field left blank is not sent. */
export async function evaluateAll(
	RED: NodeAPI,
	node: Node,
	message: NodeMessage,
	fields: Readonly<Record<string, TypedValue>>,
): Promise<Record<string, unknown>> {
	const values: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = await evaluate(RED, node, message, field);
		if (value !== undefined && value !== null && value !== '') values[name] = value;
	}
	return values;
}
