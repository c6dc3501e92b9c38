import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startSimulator } from '../../simulator/server/start';
import { freePort } from './free-port';
import { type N8n, startN8n } from './n8n/n8n';
import { packInto } from './n8n/package';
import { publish, unpublish } from './n8n/publish';
import { sheetTitles, storyCredentials, storySheets, storyWorkflows, workflowIds } from './n8n/stories';
import { type Outside, startOutside } from './outside/outside';
import type { Sms } from './sms-gateway';
import { overrideOf, type Stage } from './stage';

/** A real n8n with the three stories, the simulator, and stand-ins for Google and Twilio. */
export interface N8nStage extends Stage {
	n8n: N8n;
	outside: Outside;
}

export interface N8nStageOptions {
	/** Where n8n keeps everything; what an earlier visit changed there stays as it is. */
	folder: string;
	/** Wished ports; another free one where it is taken, 0 for any. */
	ports: { n8n: number; simulator: number };
	env?: Record<string, string>;
	onSms?: (sms: Sms) => void;
	onRow?: (sheet: string, cells: readonly string[]) => void;
}

/** Milliseconds. Each webhook costs n8n about 100 ms. */
const PATIENCE = 20_000;

/**
 * Puts everything up; whatever started is ended again when a part fails. The workflows say graph.facebook.com, Google and
 * Twilio as any user's do; a proxy brings all that to this machine, and has the https address that Meta wants of a webhook.
 */
export async function openN8nStage(options: N8nStageOptions): Promise<N8nStage> {
	const { folder, ports } = options;
	mkdirSync(folder, { recursive: true });
	const userFolder = path.join(folder, 'n8n');
	const visited = existsSync(path.join(userFolder, '.n8n', 'database.sqlite'));
	const closers: (() => Promise<void>)[] = [];
	const close = async () => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const simulator = await startSimulator({ port: await freePort(ports.simulator), seed: 'demo' });
		closers.push(() => simulator.close());
		const port = await freePort(ports.n8n);
		const outside = await startOutside({
			meta: simulator.url,
			behind: `http://127.0.0.1:${port}`,
			sheets: storySheets,
			folder,
			...(options.onSms && { onSms: options.onSms }),
			...(options.onRow && { onRow: options.onRow }),
		});
		closers.push(() => outside.close());
		const n8n = await startN8n({
			userFolder,
			tarball: packInto(folder),
			port,
			...(!visited && { credentials: storyCredentials, workflows: storyWorkflows() }),
			env: { ...outside.env, N8N_WEBHOOK_URL: `${outside.publicUrl}/`, ...options.env },
		});
		closers.push(() => n8n.stop());
		return {
			simulator,
			n8n,
			outside,
			// Meta has one address for a number, so one story at a time.
			begin: async (story) => {
				await publish(n8n, workflowIds[story]);
				await overrideOf(simulator, (address) => address?.startsWith(outside.publicUrl) === true);
				return async () => {
					// What is still on its way would find nobody, and Meta would send it again and again.
					await simulator.control.idle(PATIENCE);
					await unpublish(n8n, workflowIds[story]);
					await overrideOf(simulator, (address) => address === undefined);
				};
			},
			press: (button) => press(n8n, button),
			table: (name) => ({
				title: `Sheet "${sheetTitles[name]}"`,
				rows: () => outside.google.rows(sheetTitles[name]),
			}),
			sms: () => outside.twilio.sent,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** Runs the story from the manual trigger of this name. @throws Error with what the person at the canvas reads */
async function press(n8n: N8n, button: string): Promise<void> {
	const workflow = storyWorkflows().find(({ nodes }) => nodes.some(({ name }) => name === button));
	if (!workflow) throw new Error(`The stories have no button "${button}"`);
	const { status, error } = await n8n.execute(workflow.id, button);
	if (status === 'success') return;
	throw new Error(
		`"${button}" ended with ${status}: ${error?.message ?? ''} ${error?.description ?? ''}`.trim(),
	);
}
