import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { withLineBreaks } from '../../shared/line-breaks';
import { type TypedValue, evaluateAll } from '../../shared/typed-value';
import type { Values } from './build';
import { partsOf } from './message-types';
import type { Settings } from './settings';

/** Reads the fields that this type of message has, for one msg. Fields of other types keep what was typed, unused. */
export async function readValues(
	RED: NodeAPI,
	node: Node,
	message: NodeMessage,
	settings: Settings,
): Promise<Values> {
	const read = (fields: Readonly<Record<string, TypedValue>>): Promise<Record<string, unknown>> =>
		evaluateAll(RED, node, message, fields);
	const typed: Record<string, TypedValue> = {};
	for (const name of partsOf(settings.messageType).fields) {
		typed[name] = withLineBreaks({ type: settings[`${name}Type`], value: settings[name] });
	}
	const values: Values = await read(typed);
	switch (settings.messageType) {
		case 'text':
			return { ...values, previewUrl: settings.previewUrl };
		case 'read':
			return { ...values, typing: settings.typing };
		case 'buttons':
			return {
				...values,
				buttons: await Promise.all(settings.buttons.map(({ title, id }) => read({ title, id }))),
			};
		case 'list':
			return {
				...values,
				sections: await Promise.all(
					settings.sections.map(async ({ title, rows }) => ({
						...(await read({ title })),
						rows: await Promise.all(
							rows.map((row) => read({ title: row.title, description: row.description, id: row.id })),
						),
					})),
				),
			};
		default:
			return values;
	}
}
