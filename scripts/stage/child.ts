import { type ChildProcess, spawn } from 'node:child_process';

export interface Child {
	pid: number;
	/** Settles when it has ended, however it did. */
	ended: Promise<void>;
	/** Its exit code, once it has ended; null where a signal ended it. */
	exitCode: Promise<number | null>;
	/** All that it printed so far, both streams. */
	log(): string;
	/**
	 * Waits until the output matches; rejects when the process ends first or time is up.
	 * @param options.timeout milliseconds
	 * @param options.after only what stands behind this position of the log counts
	 */
	waitFor(pattern: RegExp, options?: { timeout?: number; after?: number }): Promise<RegExpExecArray>;
	/** Asks it to end, and ends it by force after five seconds. */
	stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

// A test run that is cut off must not leave its hosts behind.
process.once('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

/** Starts a program whose life a test holds. */
export function startChild(
	command: string,
	args: readonly string[],
	options: { cwd: string; env?: NodeJS.ProcessEnv },
): Child {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	running.add(child);
	let output = '';
	const listeners = new Set<() => void>();
	const notice = () => {
		for (const listener of listeners) listener();
	};
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			output += text;
			notice();
		});
	}
	const ended = new Promise<void>((resolve) => {
		child.once('close', () => {
			running.delete(child);
			resolve();
			notice();
		});
	});
	return {
		pid: child.pid ?? -1,
		ended,
		exitCode: ended.then(() => child.exitCode),
		log: () => output,
		waitFor: (pattern, { timeout = 30_000, after = 0 } = {}) =>
			new Promise((resolve, reject) => {
				const finish = (act: () => void) => {
					clearTimeout(timer);
					listeners.delete(look);
					act();
				};
				const fail = (why: string) => {
					finish(() => {
						reject(
							new Error(
								`${command} ${args.join(' ')} ${why} before printing ${String(pattern)}:\n${output.slice(-4000)}`,
							),
						);
					});
				};
				const look = () => {
					const match = pattern.exec(output.slice(after));
					if (match) {
						finish(() => {
							resolve(match);
						});
					} else if (!running.has(child)) fail('ended');
				};
				const timer = setTimeout(() => {
					fail(`took over ${timeout / 1000} s`);
				}, timeout);
				listeners.add(look);
				look();
			}),
		stop: async () => {
			child.kill('SIGTERM');
			const force = setTimeout(() => child.kill('SIGKILL'), 5000);
			await ended;
			clearTimeout(force);
		},
	};
}
