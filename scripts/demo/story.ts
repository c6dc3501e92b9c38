import type { MessageView } from '../../simulator/client';
import type { Stage, StoryName, TableName } from '../stage/stage';

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
	name: StoryName;
	title: string;
	play(stage: Stage): Promise<Report>;
}

/** How long a story waits for something to happen, in milliseconds. */
export const PATIENCE = 30_000;

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

/** Plays a story between its beginning and its end on the host. */
export async function playOn(stage: Stage, story: Story): Promise<Report> {
	const end = await stage.begin(story.name);
	try {
		return await story.play(stage);
	} finally {
		await end();
	}
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

/** The rows of a table that a story writes, once there are as many. */
export function rowsOf(stage: Stage, name: TableName, wanted: number): Promise<Record<string, string>[]> {
	const table = stage.table(name);
	return until(`${table.title} has ${wanted} rows`, () => {
		const rows = table.rows();
		return rows.length < wanted ? undefined : rows;
	});
}
