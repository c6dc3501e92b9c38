/**
 * `npm run start:n8n`: the three stories in a real n8n, on the simulator, with stand-ins for Google Sheets and Twilio.
 * Ctrl-C ends it and leaves nothing running.
 *
 *   --fresh          forget what was changed in the editor on an earlier visit
 *   --folder <path>  keep the visit there, not in the checkout
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { actAs, wakeCustomers } from './stage/customers';
import { type N8nStage, openN8nStage } from './stage/n8n-stage';
import { isPublished, publishOnly } from './stage/n8n/published-story';
import { OWNER } from './stage/n8n/rest';
import type { StoryName } from './stage/stage';

const root = path.resolve(__dirname, '..');

/** By the numbers that their names begin with in n8n. */
const stories: Readonly<Record<string, StoryName>> = { '1': 'quick-replies', '2': 'flow', '3': 'rejected' };

async function start(): Promise<void> {
	const { values } = parseArgs({ options: { fresh: { type: 'boolean' }, folder: { type: 'string' } } });
	const folder = path.resolve(values.folder ?? path.join(root, '.demo'));
	if (values.fresh) rmSync(path.join(folder, 'n8n'), { recursive: true, force: true });

	console.log('Starting n8n and the simulator; the first visit takes a minute …');
	const stage = await openN8nStage({
		folder,
		ports: { n8n: 5678, simulator: 8085 },
		onSms: ({ to, text }) => {
			console.log(`SMS to ${to}: ${text}`);
		},
		onRow: (sheet, cells) => {
			console.log(`Row in the sheet "${sheet}": ${cells.join(' | ')}`);
		},
	});
	try {
		const published = await publishedNumber(stage);
		if (published === undefined) await publishOnly(stage.n8n, 'quick-replies');
		welcome(stage, published ?? '1');
		await untilEnded(stage);
	} finally {
		console.log('\nEnding …');
		await stage.close();
	}
}

function welcome({ n8n, simulator }: N8nStage, published: string): void {
	console.log(`
  n8n with the three stories        ${n8n.url}
  Sign in                           ${OWNER.email}   ${OWNER.password}
  Simulator of Meta and the phones  ${simulator.url}/control/state

  In n8n: open a story, point at its first node and press "Execute workflow". Ana, Ben and Chloé answer by
  themselves; what their answers start stands under Executions. graph.facebook.com, Google Sheets and Twilio
  are answered on this machine: rows and SMS are printed here.
  A number has one trigger, so one story is published at a time, now no. ${published}: type 1, 2 or 3 to change.
  To write as one of the customers, type it here: Ana feedback
  Ctrl-C ends everything.
`);
}

/** Reads what is typed until n8n ends or the user ends it. */
async function untilEnded({ n8n, simulator }: N8nStage): Promise<void> {
	const { control } = simulator;
	const sleep = wakeCustomers(control, console.log, (story) => isPublished(n8n, story));
	const terminal = createInterface({ input: process.stdin });
	terminal.on('line', (line) => {
		if (line.trim() !== '') void obey(line.trim()).then(console.log);
	});
	const asked = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
	});
	await Promise.race([n8n.child.ended, asked]);
	sleep();
	terminal.close();

	async function obey(line: string): Promise<string> {
		const story = stories[line];
		if (story === undefined) return actAs(control, line);
		try {
			await publishOnly(n8n, story);
			return `Story ${line} is published; reload its page where it is open.`;
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	}
}

async function publishedNumber({ n8n }: N8nStage): Promise<string | undefined> {
	for (const [number, story] of Object.entries(stories)) if (await isPublished(n8n, story)) return number;
	return undefined;
}

start().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
