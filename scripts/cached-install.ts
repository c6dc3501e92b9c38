import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A set of npm packages that tests need and that is too large, or too picky, for the project's own dependencies. */
export interface CachedInstall {
	/** Folder in the cache; it holds the version, so that another version is another folder. */
	name: string;
	/** Its package.json. */
	manifest: Record<string, unknown>;
	/** Packages whose install scripts must run; those of all others do not. */
	rebuild?: readonly string[];
	/** Programs that end well only when the install is whole, run in the folder with this Node.js. */
	proof: readonly (readonly string[])[];
	/** For people: what it is and what it costs, "n8n 2.40.7 (2.8 GB, about 5 minutes)". */
	label: string;
}

/** Written last of all: a folder without it is not trusted. */
const MARKER = '.complete';

/**
 * Installs into the user's cache directory, once for all later runs and all checkouts. An install that is cut off is
 * never taken as complete: it happens in a folder of its own, and is renamed when it has proved itself. Of two runs at
 * once one installs and the other waits.
 *
 * @param say Where lines for people go.
 * @returns the folder, with node_modules in it
 */
export async function cachedInstall(
	wanted: CachedInstall,
	say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<string> {
	const folder = path.join(cacheFolder(), wanted.name);
	if (isComplete(folder)) return folder;
	mkdirSync(cacheFolder(), { recursive: true });
	const unlock = await lock(`${folder}.lock`, () => {
		say(`Waiting: another run is installing ${wanted.label} …`);
	});
	try {
		if (isComplete(folder) || (await adopt(folder, wanted))) return folder;
		say(`Installing ${wanted.label} into ${folder}, once for all later runs …`);
		await install(folder, wanted);
		return folder;
	} finally {
		unlock();
	}
}

/** `$XDG_CACHE_HOME` or `~/.cache`, as the XDG Base Directory Specification has it. */
export function cacheFolder(): string {
	const base = process.env['XDG_CACHE_HOME'];
	return path.join(
		base !== undefined && path.isAbsolute(base) ? base : path.join(homedir(), '.cache'),
		'whatsapp-flows',
	);
}

function isComplete(folder: string): boolean {
	return existsSync(path.join(folder, MARKER));
}

/** Someone may have installed it by hand, without the marker. */
async function adopt(folder: string, wanted: CachedInstall): Promise<boolean> {
	if (!existsSync(path.join(folder, 'node_modules')) || !(await proves(folder, wanted))) return false;
	complete(folder, wanted);
	return true;
}

async function install(folder: string, wanted: CachedInstall): Promise<void> {
	const working = `${folder}.${process.pid}.partial`;
	rmSync(working, { recursive: true, force: true });
	mkdirSync(working);
	try {
		writeFileSync(
			path.join(working, 'package.json'),
			JSON.stringify({ private: true, ...wanted.manifest }, null, 2),
		);
		await npm(working, ['install', '--ignore-scripts', '--no-audit', '--no-fund']);
		if (wanted.rebuild) await npm(working, ['rebuild', ...wanted.rebuild]);
		if (!(await proves(working, wanted)))
			throw new Error(`${wanted.label} was installed but does not start.`);
		complete(working, wanted);
		rmSync(folder, { recursive: true, force: true });
		renameSync(working, folder);
	} finally {
		rmSync(working, { recursive: true, force: true });
	}
}

function complete(folder: string, { label }: CachedInstall): void {
	writeFileSync(path.join(folder, MARKER), `${label}\n`);
}

async function proves(folder: string, { proof }: CachedInstall): Promise<boolean> {
	try {
		for (const program of proof) await run(process.execPath, [...program], { cwd: folder, timeout: 60_000 });
		return true;
	} catch {
		return false;
	}
}

async function npm(folder: string, args: readonly string[]): Promise<void> {
	// npm hands its own settings down to scripts; an install elsewhere must not take those of this project.
	const env = Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !/^npm_(config_(local_prefix|prefix|workspace)|package|lifecycle)/i.test(name),
		),
	);
	try {
		await run('npm', [...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
	} catch (error) {
		const { stderr = '' } = error as { stderr?: string };
		throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${stderr.slice(-4000)}`, { cause: error });
	}
}

/**
 * A folder is made by one process only; the process id in it tells whether its owner still lives.
 *
 * @param onWait Called once, when somebody else has it.
 * @returns the function that gives it back
 */
async function lock(folder: string, onWait: () => void): Promise<() => void> {
	const owner = path.join(folder, 'pid');
	for (let waited = 0; ; waited += 1) {
		try {
			mkdirSync(folder);
			writeFileSync(owner, String(process.pid));
			return () => {
				rmSync(folder, { recursive: true, force: true });
			};
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		if (waited > 0 && isAbandoned(owner)) {
			removeAbandoned(folder);
			continue;
		}
		if (waited === 1) onWait();
		await sleep(1000);
	}
}

function isAbandoned(owner: string): boolean {
	try {
		process.kill(Number(readFileSync(owner, 'utf8')), 0);
		return false;
	} catch (error) {
		// EPERM: it lives and belongs to somebody else.
		return (error as NodeJS.ErrnoException).code !== 'EPERM';
	}
}

/** Renamed first, which only one of several waiting runs can do: the others must not remove its new lock. */
function removeAbandoned(folder: string): void {
	const aside = `${folder}.${process.pid}.old`;
	try {
		renameSync(folder, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
		throw error;
	}
	rmSync(aside, { recursive: true, force: true });
}
