/**
 * `npm run demo`: plays the three stories on a real host without hands and prints what happened. Ends with 0 only when
 * each story came out right.
 *
 *   --host n8n   on n8n; on Node-RED if it is left out
 */
import { mkdtempSync, rmSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { flow } from './demo/flow';
import { printReport } from './demo/print';
import { quickReplies } from './demo/quick-replies';
import { rejectedMessages } from './demo/rejected';
import { playOn } from './demo/story';
import { openN8nStage } from './stage/n8n-stage';
import { openNodeRedStage } from './stage/node-red-stage';
import type { Stage } from './stage/stage';

const parent = path.resolve(__dirname, '..', '.demo');

const hosts: Readonly<Record<string, { name: string; open: (folder: string) => Promise<Stage> }>> = {
	'node-red': {
		name: 'Node-RED',
		open: (folder) =>
			openNodeRedStage({
				userDir: path.join(folder, 'node-red'),
				filesDir: path.join(folder, 'stories'),
				ports: { nodeRed: 0, simulator: 0 },
			}),
	},
	n8n: {
		name: 'n8n',
		open: (folder) => openN8nStage({ folder, ports: { n8n: 0, simulator: 0 } }),
	},
};

async function demo(): Promise<number> {
	const started = Date.now();
	const { values } = parseArgs({ options: { host: { type: 'string', default: 'node-red' } } });
	const host = hosts[values.host];
	if (!host) throw new Error(`--host ${values.host}: the hosts are ${Object.keys(hosts).join(' and ')}.`);
	mkdirSync(parent, { recursive: true });
	const folder = mkdtempSync(path.join(parent, 'played-'));
	console.log(`Starting ${host.name} and the simulator …`);
	let failed = 0;
	try {
		const stage = await host.open(folder);
		try {
			for (const story of [quickReplies, flow, rejectedMessages]) {
				failed += printReport(story.title, await playOn(stage, story));
			}
		} finally {
			await stage.close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	console.log(
		failed === 0 ? `\nAll three stories came out right, in ${seconds} s.` : `\n${failed} checks failed.`,
	);
	return failed;
}

demo().then(
	(failed) => {
		process.exitCode = failed === 0 ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	},
);
