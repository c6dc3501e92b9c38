import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const program = path.join(__dirname, '../../simulator/server/cli.ts');

function start(...args: string[]): { child: ChildProcess; output: () => string } {
	const child = spawn(process.execPath, ['--require', 'tsx/cjs', program, ...args]);
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	return { child, output: () => output };
}

describe('the program whatsapp-simulator', () => {
	it('starts on a free port, answers, and ends cleanly with Ctrl-C', async () => {
		const { child, output } = start('--port', '0', '--seed', 'empty');
		const exit = once(child, 'exit');
		while (!output().includes('Ctrl-C')) await once(child.stdout!, 'data');
		const url = /Graph API\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output())?.[1] ?? '';
		const state = (await (await fetch(`${url}/control/state`)).json()) as { counts: { templates: number } };
		expect(state.counts.templates).to.equal(0);
		child.kill('SIGINT');
		expect(await exit).to.deep.equal([0, null]);
	});

	for (const [args, says] of [
		[['--port', 'high'], '--port is a whole number from 0 to 65535, not "high"'],
		[['--seed', 'huge'], '--seed is demo or empty'],
		[['--colour'], "'--colour'"],
	] as const) {
		it(`refuses ${args.join(' ')}`, async () => {
			const { child, output } = start(...args);
			const [code] = (await once(child, 'close')) as [number];
			expect(code).to.equal(1);
			expect(output()).to.contain(says).and.not.contain('    at ');
		});
	}
});
