import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { readArguments } from '../../simulator/server/arguments';

const program = path.join(__dirname, '../../simulator/server/cli.ts');

describe('the program whatsapp-simulator', () => {
	it('starts on a free port, answers, and ends cleanly with Ctrl-C', async () => {
		const args = ['--require', 'tsx/cjs', program, '--port', '0', '--seed', 'empty'];
		const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		const exit = once(child, 'exit');
		let output = '';
		child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
		while (!output.includes('Ctrl-C')) await once(child.stdout, 'data');
		const url = /Graph API\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1] ?? '';
		const state = (await (await fetch(`${url}/control/state`)).json()) as { counts: { templates: number } };
		expect(state.counts.templates).to.equal(0);
		child.kill('SIGINT');
		expect(await exit).to.deep.equal([0, null]);
	});

	it('listens on this machine only unless told otherwise', () => {
		expect(readArguments([])).to.include({ port: 8085, host: '127.0.0.1', seed: 'demo', throughput: 80 });
	});

	it('takes what it is told', () => {
		const args = ['--port', '0', '--auto-read', '--webhook', 'http://127.0.0.1:5678/webhook/x'];
		const options = readArguments([...args, '--strict-people', '--throughput', '1000']);
		expect(options).to.deep.include({
			port: 0,
			autoRead: true,
			strictPeople: true,
			throughput: 1000,
			webhook: { url: 'http://127.0.0.1:5678/webhook/x' },
		});
	});

	it('shows its help', () => {
		expect(readArguments(['-h'])).to.equal(undefined);
	});

	const wrong: [args: string[], says: string][] = [
		[['--port', 'high'], '--port is a whole number from 0 to 65535, not "high"'],
		[['--port', ''], '--port is a whole number'],
		[['--throughput', '0'], '--throughput is a whole number from 1'],
		[['--seed', 'huge'], '--seed is demo or empty, not "huge"'],
		[['--webhook', 'hook'], '--webhook is an http or https address'],
		[['--colour'], "'--colour'"],
	];
	for (const [args, says] of wrong) {
		it(`refuses ${args.join(' ')}`, () => {
			expect(() => readArguments(args)).to.throw(says);
		});
	}
});
