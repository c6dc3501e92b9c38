import path from 'node:path';
import { type Child, startChild } from '../../scripts/stage/child';
import { ROOT } from './folders';

const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** Runs a program of scripts/ as `npm run` does once everything is built. */
export function runScript(script: string, ...args: string[]): Child {
	return startChild(process.execPath, [tsx, path.join(ROOT, 'scripts', script), ...args], { cwd: ROOT });
}
