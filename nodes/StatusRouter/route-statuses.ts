import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readStatuses, statusOutput, type StatusOutput } from '../../whatsapp/delivery/route';
import { reportRow } from '../../whatsapp/delivery/row';
import { errorItem, nodeError } from '../shared/errors';
import { itemJson } from '../shared/items';
import { parameter } from '../shared/parameters';

/** In the order of the node's outputs. */
const outputs = ['sent', 'delivered', 'read', 'rejected', 'other'] as const satisfies readonly StatusOutput[];

export const outputNames = ['Sent', 'Delivered', 'Read', 'Rejected', 'Other'] as const;

/** Reads the statuses in each item, whatever form they have, and hands each out by its output. */
export function routeStatuses(context: IExecuteFunctions): INodeExecutionData[][] {
	const routed: INodeExecutionData[][] = outputs.map(() => []);
	const timeZoneOf = parameter<string>(context, 'timeZone');
	for (const [item, { json }] of context.getInputData().entries()) {
		try {
			const timeZone = timeZoneOf(item);
			// All rows first: a time zone that does not exist must not leave half of an item behind.
			const rows = readStatuses(json).map((event) => ({ event, row: reportRow(event, { timeZone }) }));
			for (const { event, row } of rows) {
				const output = outputs.indexOf(statusOutput(event));
				routed[output]?.push({ json: itemJson({ ...event, row }), pairedItem: { item } });
			}
		} catch (error) {
			const shown = nodeError(context.getNode(), error, item);
			if (!context.continueOnFail()) throw shown;
			// Not the first output: an unreadable item was certainly not sent.
			routed[outputs.indexOf('other')]?.push(errorItem(shown, item));
		}
	}
	return routed;
}
