import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const PACKAGE = 'n8n-nodes-whatsapp-flows';

const root = path.resolve(__dirname, '..', '..', '..');

/**
 * Packs the n8n package exactly as a user would download it.
 *
 * @returns the tarball
 * @throws Error where nothing is built yet
 */
export function packInto(folder: string): string {
	if (!existsSync(path.join(root, 'dist', 'nodes')))
		throw new Error('dist is missing: run `npm run build` first');
	mkdirSync(folder, { recursive: true });
	const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const name = /"filename":\s*"([^"]+)"/.exec(printed)?.[1];
	if (name === undefined) throw new Error(`npm pack printed no file name: ${printed}`);
	return path.join(folder, name);
}

export function unpack(tarball: string, folder: string): void {
	mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
}

/** Puts the packed package where n8n's Community Nodes page would, with the list that n8n keeps of them. */
export function installPackage(tarball: string, userFolder: string): void {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	unpack(tarball, path.join(nodes, 'node_modules', PACKAGE));
	const ledger = { name: 'installed-nodes', private: true, dependencies: { [PACKAGE]: '*' } };
	writeFileSync(path.join(nodes, 'package.json'), JSON.stringify(ledger, null, 2));
}
