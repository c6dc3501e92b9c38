import { parse } from 'flatted';
import type { Rest } from './rest';

/** An item as it left a node. */
export interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
}

/** What an execution left behind. */
export interface Execution {
	id: string;
	status: 'success' | 'error' | 'canceled' | 'crashed' | (string & {});
	/** What the person at the canvas reads, where it failed. */
	error?: { message: string; description?: string };
	/** Node name → the items of each output of its last run; empty for a node that did not run. */
	outputs(node: string): Item[][];
	/** All that n8n stores, as text: to look for what must not be in there. */
	stored: string;
}

interface StoredExecution {
	id: string;
	status: string;
	finished?: boolean;
	data: string;
}

interface RunData {
	resultData: {
		error?: { message: string; description?: string };
		runData: Record<string, { data?: { main?: (Item[] | null)[] } }[]>;
	};
}

const RUNNING = new Set(['new', 'running', 'waiting', 'unknown']);

/**
 * Waits for an execution to end.
 *
 * @param timeout milliseconds
 */
export async function finishedExecution(rest: Rest, id: string, timeout = 30_000): Promise<Execution> {
	const end = Date.now() + timeout;
	for (;;) {
		const stored = await rest.get<StoredExecution>(`/rest/executions/${id}`);
		if (!RUNNING.has(stored.status)) return read(stored);
		if (Date.now() > end)
			throw new Error(`execution ${id} is still ${stored.status} after ${timeout / 1000} s`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** Ids of a workflow's executions, the oldest first. */
export async function executionIds(rest: Rest, workflowId: string): Promise<string[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await rest.get<{ results: { id: string }[] }>(
		`/rest/executions?filter=${filter}&limit=250`,
	);
	return results.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
}

function read({ id, status, data }: StoredExecution): Execution {
	// n8n stores what nodes handed out as text in which equal parts are written once.
	const { resultData } = parse(data) as RunData;
	const { error } = resultData;
	return {
		id,
		status,
		...(error && { error }),
		outputs: (node) => (resultData.runData[node]?.at(-1)?.data?.main ?? []).map((items) => items ?? []),
		stored: data,
	};
}
