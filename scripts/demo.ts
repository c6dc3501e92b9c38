/**
 * `npm run demo`: plays the three stories on a real Node-RED without hands and prints what happened. Ends with 0 only
 * when each story came out right.
 */
import { mkdtempSync, rmSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { flow } from './demo/flow';
import { printReport } from './demo/print';
import { quickReplies } from './demo/quick-replies';
import { rejectedMessages } from './demo/rejected';
import { openStage } from './stage/stage';

const parent = path.resolve(__dirname, '..', '.demo');

async function demo(): Promise<number> {
	const started = Date.now();
	mkdirSync(parent, { recursive: true });
	const folder = mkdtempSync(path.join(parent, 'played-'));
	console.log('Starting Node-RED and the simulator …');
	const stage = await openStage({
		userDir: path.join(folder, 'node-red'),
		filesDir: path.join(folder, 'stories'),
		ports: { nodeRed: 0, simulator: 0 },
	});
	let failed = 0;
	try {
		for (const story of [quickReplies, flow, rejectedMessages]) {
			failed += printReport(story.title, await story.play(stage));
		}
	} finally {
		await stage.close();
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
