import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { MessageView } from '../../simulator/client';
import type { Stage } from '../stage/stage';

/** What is shown of a story, and what had to be true. */
export interface Report {
	tables: { title: string; rows: Record<string, string>[] }[];
	checks: Check[];
}

export interface Check {
	/** "Ana gets the answer to her button". */
	claim: string;
	expected: string;
	found: string;
}

export interface Story {
	title: string;
	play(stage: Stage): Promise<Report>;
}

/** How long a story waits for something to happen, in milliseconds. */
const PATIENCE = 15_000;

/** Waits until `look` finds something. @throws Error that says what did not happen */
export async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
	const end = Date.now() + PATIENCE;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > end) throw new Error(`Not within ${PATIENCE / 1000} s: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Presses the button of the inject node with this name. */
export async function press(stage: Stage, name: string): Promise<void> {
	const flows = await stage.nodeRed.flows();
	const button = flows.find((node) => node.type === 'inject' && node['name'] === name);
	if (!button) throw new Error(`The stories have no button "${name}"`);
	await stage.nodeRed.inject(button.id);
}

/** The first message of the business to this person, after the one given, that says `text`. */
export function received(
	stage: Stage,
	phone: string,
	text: string,
	after?: MessageView,
): Promise<MessageView> {
	return until(`${phone} gets "${text}"`, async () => {
		const chat = await stage.simulator.control.chat(phone);
		const start = after ? chat.findIndex(({ id }) => id === after.id) + 1 : 0;
		return chat
			.slice(start)
			.find(({ direction, body }) => direction === 'outbound' && JSON.stringify(body).includes(text));
	});
}

/** What a person would read of an outgoing text or button message. */
export function textOf({ body }: MessageView): string {
	const { text, interactive } = body as {
		text?: { body?: string };
		interactive?: { body?: { text?: string } };
	};
	return text?.body ?? interactive?.body?.text ?? JSON.stringify(body);
}

/** The rows of a file that a story writes, once there are as many. */
export function rowsOf(stage: Stage, name: string, wanted: number): Promise<Record<string, string>[]> {
	const file = path.join(stage.filesDir, name);
	return until(`${name} has ${wanted} rows`, () => {
		if (!existsSync(file)) return undefined;
		const rows = parse<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true });
		return rows.length < wanted ? undefined : rows;
	});
}
