import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { withLineBreaks } from '../../shared/line-breaks';
import { evaluateAll } from '../../shared/typed-value';
import type { Values } from './build';
import type { Settings } from './settings';

const ALWAYS = ['header', 'body', 'footer', 'buttonText', 'context', 'token'] as const;

/** Reads the fields for one msg. What only goes with Navigate is left unread with Data Exchange, whatever it holds. */
export async function readValues(
	RED: NodeAPI,
	node: Node,
	message: NodeMessage,
	settings: Settings,
): Promise<Values> {
	const navigate = settings.firstScreen === 'navigate';
	const names = navigate ? ([...ALWAYS, 'moreData'] as const) : ALWAYS;
	const typed = names.map(
		(name) => [name, withLineBreaks({ type: settings[`${name}Type`], value: settings[name] })] as const,
	);
	const values: Values = await evaluateAll(RED, node, message, Object.fromEntries(typed));
	return navigate ? { ...values, data: await evaluateAll(RED, node, message, settings.data) } : values;
}
