import { sleep } from 'n8n-workflow';

/**
 * Messages of one run that may be on their way at once. At 100 ms each that makes the 80 messages a second that Meta
 * gives a number (Meta docs: Throughput); more would only be refused.
 */
export const IN_FLIGHT = 8;

/**
 * Starts items in their order, never more at once than IN_FLIGHT, and resolves when all that were started have ended.
 *
 * @param start Reads what the item needs, then gives the work, which must not reject.
 * @param mayGoOn Asked before each item; when it says no, what runs is waited for and the rest stays untouched.
 */
export async function eachItem(
	count: number,
	start: (item: number) => Promise<() => Promise<void>>,
	mayGoOn: () => boolean,
): Promise<void> {
	const running = new Set<Promise<void>>();
	for (let item = 0; item < count; item++) {
		if (running.size >= IN_FLIGHT) await Promise.race(running);
		if (!mayGoOn()) break;
		const work = await start(item);
		const task = work().finally(() => running.delete(task));
		running.add(task);
		await breath();
	}
	await Promise.all(running);
}

/** Lets n8n answer others: reading the parameters of an item keeps it busy for 5 to 15 ms an expression. */
export function breath(): Promise<void> {
	return sleep(0);
}
