import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newFolder, ROOT } from '../folders';

export const PACKAGE = 'n8n-nodes-whatsapp-flows';

let tarball: string | undefined;

/** The n8n package exactly as a user would download it; packed once in a test run. */
export function packedTarball(): string {
	if (tarball !== undefined) return tarball;
	if (!existsSync(path.join(ROOT, 'dist', 'nodes')))
		throw new Error('dist is missing: run `npm run build` first');
	const folder = newFolder('pack-n8n');
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
	const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const name = /"filename":\s*"([^"]+)"/.exec(printed)?.[1];
	if (name === undefined) throw new Error(`npm pack printed no file name: ${printed}`);
	tarball = path.join(folder, name);
	return tarball;
}

/** Unpacks it into a folder of its own. */
export function unpackInto(folder: string): void {
	mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', packedTarball(), '--strip-components=1', '-C', folder]);
}

/** Puts the packed package where n8n's Community Nodes page would, with the list that n8n keeps of them. */
export function installInto(userFolder: string): void {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	unpackInto(path.join(nodes, 'node_modules', PACKAGE));
	const ledger = { name: 'installed-nodes', private: true, dependencies: { [PACKAGE]: '*' } };
	writeFileSync(path.join(nodes, 'package.json'), JSON.stringify(ledger, null, 2));
}
