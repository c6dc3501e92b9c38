/**
 * `npm start`: the three stories in a real Node-RED, on the simulator. Ctrl-C ends it and leaves nothing running.
 *
 *   --fresh          forget what was changed in the editor on an earlier visit
 *   --folder <path>  keep the visit and the stories' files there, not in the checkout
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { actAs, wakeCustomers } from './stage/customers';
import { openNodeRedStage } from './stage/node-red-stage';

const root = path.resolve(__dirname, '..');

async function start(): Promise<void> {
	const { values } = parseArgs({ options: { fresh: { type: 'boolean' }, folder: { type: 'string' } } });
	const userDir = path.resolve(values.folder ?? path.join(root, '.demo'), 'node-red');
	const filesDir = path.resolve(values.folder ?? root, 'stories');
	if (values.fresh) rmSync(userDir, { recursive: true, force: true });

	console.log('Starting Node-RED and the simulator …');
	const stage = await openNodeRedStage({
		userDir,
		filesDir,
		ports: { nodeRed: 1880, simulator: 8085 },
		onSms: ({ to, text }) => {
			console.log(`SMS to ${to}: ${text}`);
		},
	});
	console.log(`
  Node-RED with the three stories   ${stage.nodeRed.url}
  Simulator of Meta and the phones  ${stage.simulator.url}/control/state
  Files that the stories write      ${path.relative(process.cwd(), filesDir)}${path.sep}

  In Node-RED: press the button at the left of "Send campaign" and watch the counts under the nodes:
  Ana, Ben and Chloé answer by themselves. To write as one of them, type it here: Ana feedback
  Ctrl-C ends everything.
`);
	const { control } = stage.simulator;
	const sleep = wakeCustomers(control, console.log);
	const terminal = createInterface({ input: process.stdin });
	terminal.on('line', (line) => {
		if (line.trim() !== '') void actAs(control, line).then(console.log);
	});
	const asked = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
	});
	await Promise.race([stage.nodeRed.child.ended, asked]);
	console.log('\nEnding …');
	sleep();
	terminal.close();
	await stage.close();
}

start().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
