import type { Simulator } from '../../../simulator/server/start';
import type { JsonObject } from '../../../whatsapp/events/event';

/** The bodies of all requests to send a message, in the order in which they came in. */
export async function sentRequests(simulator: Simulator): Promise<JsonObject[]> {
	const wire = await simulator.control.wire();
	return wire
		.filter(
			({ direction, method, url }) => direction === 'in' && method === 'POST' && /\/messages$/.test(url),
		)
		.map(({ request }) => request as JsonObject);
}

/** How often an address that matches was asked for. */
export async function countRequests(simulator: Simulator, address: RegExp): Promise<number> {
	const wire = await simulator.control.wire();
	return wire.filter(({ direction, url }) => direction === 'in' && address.test(url)).length;
}
