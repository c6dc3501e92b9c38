import type { WhatsAppEvent } from '../../whatsapp/events/event';

/*
 * Group commit. Starting an execution costs n8n many times what the events in it cost, and Meta sends three statuses for
 * each message, mostly one by one. So while n8n is still taking an execution in, webhooks that arrive for the same trigger
 * form a group, and the group becomes the next execution. Without a load nothing ever waits.
 *
 * Nothing is answered before it is safe: n8n answers the request that leads a group when it has taken the execution in,
 * or refused it, and what the leader is told the others are told too. A refusal is a 500, upon which Meta repeats.
 *
 * Only the leaders wait inside n8n's webhook phase, where each request holds one of n8n's expression isolates. The others
 * leave it at once, with their response still open.
 */

/** What is needed of the response that n8n gives to a webhook, which is one of Node.js. */
interface Response {
	statusCode: number;
	readonly destroyed: boolean;
	once(event: 'finish' | 'close', listener: () => void): unknown;
	end(): unknown;
}

/** A webhook that is not answered yet, and those of its events that start something. */
interface OpenRequest {
	events: readonly WhatsAppEvent[];
	response: Response;
}

interface Group {
	/** The first one leads. */
	requests: OpenRequest[];
	begun: boolean;
	/** Lets the leader go on, with the events of all; with none when it gave up waiting. */
	proceed: (events: WhatsAppEvent[] | undefined) => void;
}

/** More events than Meta puts into one webhook (Meta docs: Webhooks, batches) would make executions that n8n stores badly. */
const mostEvents = 1000;

/** Trigger → its groups: the first is being taken in by n8n, the others wait. Empty when no request is open. */
export type Lines = Map<string, Group[]>;

/**
 * Settles when it is clear who starts the execution for a request's events.
 *
 * @param lines Those of this process.
 * @param trigger One key for each trigger node of each workflow.
 * @returns The events that the caller has to start an execution with, in order of arrival. Undefined: another request
 *   takes the events along and answers for both, or nobody waits for an answer any more.
 */
export function shareExecution(
	lines: Lines,
	trigger: string,
	request: OpenRequest,
): Promise<WhatsAppEvent[] | undefined> {
	// Who hung up sends it again.
	if (request.response.destroyed) return Promise.resolve(undefined);
	const line = lines.get(trigger) ?? [];
	const last = line.at(-1);
	if (last && !last.begun && sizeOf(last) + request.events.length <= mostEvents) {
		join(last, request);
		return Promise.resolve(undefined);
	}
	lines.set(trigger, line);
	return new Promise((proceed) => {
		const group: Group = { requests: [request], begun: false, proceed };
		line.push(group);
		onAnswer(request.response, (taken) => {
			end(line, group, taken);
			if (line.length === 0) lines.delete(trigger);
		});
		if (line.length === 1) begin(group);
	});
}

function sizeOf({ requests }: Group): number {
	return requests.reduce((sum, { events }) => sum + events.length, 0);
}

function join(group: Group, request: OpenRequest): void {
	group.requests.push(request);
	request.response.once('close', () => {
		// Meta repeats what it got no answer to; taken along all the same, it would come twice.
		if (!group.begun) group.requests = group.requests.filter((one) => one !== request);
	});
}

function begin(group: Group): void {
	group.begun = true;
	group.proceed(group.requests.flatMap(({ events }) => events));
}

/** Calls back once: whether n8n told the leader that it has taken the execution in. */
function onAnswer(response: Response, callback: (taken: boolean) => void): void {
	let answered = false;
	const once = (taken: boolean) => {
		if (!answered) callback(taken);
		answered = true;
	};
	response.once('finish', () => {
		once(response.statusCode === 200);
	});
	// Hung up before an answer: whether n8n takes the execution in can no longer be seen, so the others are to come again.
	response.once('close', () => {
		once(false);
	});
}

function end(line: Group[], group: Group, taken: boolean): void {
	line.splice(line.indexOf(group), 1);
	// For a leader that hung up while it waited; for one that has begun this does nothing.
	group.proceed(undefined);
	for (const { response } of group.requests.slice(1)) answer(response, taken ? 200 : 500);
	const [next] = line;
	if (next && !next.begun) begin(next);
}

function answer(response: Response, status: 200 | 500): void {
	if (response.destroyed) return;
	response.statusCode = status;
	response.end();
}
