import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { losesAnswer } from '../messages/send-fault';
import type { Simulation } from '../simulation';
import type { GraphReply } from './request';

/** Answers, late where faults ask for it, and lets `afterwards` begin once the answer has left. */
export async function respond(
	simulation: Simulation,
	reply: FastifyReply,
	status: number,
	{ body, afterwards }: GraphReply,
): Promise<unknown> {
	const { latencyMs, timeouts } = simulation.faults;
	const begin = afterwards && once(simulation, afterwards);
	if (begin && losesAnswer(simulation)) {
		// The message is on its way all the same; only the sender never learns of it.
		reply.hijack();
		begin();
		await pause(timeouts?.afterMs ?? 0);
		reply.raw.destroy();
		return undefined;
	}
	if (latencyMs) await pause(latencyMs);
	if (begin) {
		reply.raw.once('finish', begin);
		reply.raw.once('close', begin);
	}
	return reply.code(status).send(body);
}

/** At most once, and not into a world that a reset has put in the place of this one. */
function once(simulation: Simulation, act: () => void): () => void {
	const { activity, world } = simulation;
	let begun = false;
	activity.begin();
	return () => {
		if (begun) return;
		begun = true;
		if (simulation.world === world) act();
		activity.end();
	};
}
