import type {
	IExecuteFunctions,
	IGetNodeParameterOptions,
	ILoadOptionsFunctions,
	NodeParameterValueType,
} from 'n8n-workflow';

/**
 * Reads a parameter for each item. n8n spends 5 to 15 ms on an expression, so only what holds one is asked for again with
 * every item; anything else is read once, when the first item asks. Ask for it when the item's turn comes: all at once,
 * a thousand items would keep the server from answering.
 *
 * @param name Of a top-level parameter, or a path into one: "options.preview".
 */
export function parameter<Value extends NodeParameterValueType | object>(
	context: IExecuteFunctions,
	name: string,
	options: IGetNodeParameterOptions & { fallback?: Value } = {},
): (itemIndex: number) => Value {
	const { fallback, ...given } = options;
	const read = (itemIndex: number) => context.getNodeParameter(name, itemIndex, fallback, given) as Value;
	const [top = name] = name.split('.');
	if (hasExpression(context.getNode().parameters[top])) return read;
	let only: { value: Value } | undefined;
	return (itemIndex) => (only ??= { value: read(itemIndex) }).value;
}

function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(hasExpression);
}

/**
 * What is chosen in a resource locator while the node is being edited, in whichever mode.
 *
 * @returns undefined when nothing is, or when it is an expression, which has no value before the workflow runs.
 */
export function chosen(context: ILoadOptionsFunctions, name: string): string | undefined {
	const value = context.getCurrentNodeParameter(name, { extractValue: true });
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	return text === '' || text.startsWith('=') ? undefined : text;
}
