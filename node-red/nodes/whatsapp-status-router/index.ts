import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import { readStatuses, statusOutput } from '../../../whatsapp/delivery/route';
import { reportRow } from '../../../whatsapp/delivery/row';
import { Counts, short } from '../../shared/counts';
import { handleInput } from '../../shared/handle-input';
import { eachMessageOnce } from './once';

interface Settings extends NodeDef {
	/** IANA name, "Europe/Berlin"; empty is UTC. */
	timeZone: string;
}

/** In the order of the node's outputs. */
const OUTPUTS = ['sent', 'delivered', 'read', 'rejected', 'other'] as const;

export function register(RED: NodeAPI): void {
	RED.nodes.registerType('whatsapp-status-router', function (this: Node, settings: Settings) {
		RED.nodes.createNode(this, settings);
		const counts = new Counts<'taken' | 'rejected'>(this, (count) => ({
			fill: count('rejected') > 0 ? 'yellow' : 'green',
			text: `✓ ${short(count('taken'))}  ✗ ${short(count('rejected'))}`,
		}));
		const isFirst = eachMessageOnce();
		const { timeZone } = settings;

		handleInput(this, (message, send) => {
			// All rows first: a time zone that does not exist must not leave half of a batch behind.
			const routed = readStatuses(message.payload).map((event) => ({
				event,
				row: reportRow(event, { timeZone }),
				output: statusOutput(event),
			}));
			const { payload, ...rest } = message;
			for (const [index, { event, row, output }] of routed.entries()) {
				const counted = output === 'rejected' ? 'rejected' : 'taken';
				if (output !== 'other' && isFirst(event, counted)) counts.add(counted);
				// The batch itself is not cloned: with 100 statuses in it that would be 100 × 100 events.
				const copy: NodeMessage = index === routed.length - 1 ? rest : RED.util.cloneMessage(rest);
				send(OUTPUTS.map((name) => (name === output ? Object.assign(copy, { payload: event, row }) : null)));
			}
		});
	});
}
