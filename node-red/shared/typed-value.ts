import type { Node, NodeAPI, NodeMessage } from 'node-red';

/** A field of Node-RED's typedInput: what was typed and how it is to be read. */
export interface TypedValue {
	type: 'str' | 'num' | 'bool' | 'json' | 'msg' | 'flow' | 'global' | 'env' | 'jsonata' | (string & {});
	value: string;
}

/**
 * Reads a typedInput for one message.
 * @returns the value; undefined where the message or the context has none
 * @throws Error of Node-RED for an expression or a JSON text that cannot be read
 */
export function evaluate(
	RED: NodeAPI,
	node: Node,
	message: NodeMessage,
	field: TypedValue,
): Promise<unknown> {
	// Node-RED refuses an empty property, expression or JSON text; for a field it only means that nothing was entered.
	if (field.value.trim() === '') return Promise.resolve(field.type === 'str' ? field.value : undefined);
	return new Promise((resolve, reject) => {
		RED.util.evaluateNodeProperty(
			field.value,
			field.type as 'str',
			node,
			message as NodeMessage & { _msgid: string },
			(error: Error | null, value: unknown) => {
				if (error) reject(error);
				else resolve(value);
			},
		);
	});
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
