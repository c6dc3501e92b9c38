import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newFolder, ROOT } from '../folders';

let tarball: string | undefined;

/** The Node-RED package exactly as a user would download it; packed once in a test run. */
export function packedTarball(): string {
	if (tarball !== undefined) return tarball;
	if (!existsSync(path.join(ROOT, 'node-red', 'dist')))
		throw new Error('node-red/dist is missing: run `npm run build` first');
	const folder = newFolder('pack');
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
	const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		cwd: path.join(ROOT, 'node-red'),
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const name = /"filename":\s*"([^"]+)"/.exec(printed)?.[1];
	if (name === undefined) throw new Error(`npm pack printed no file name: ${printed}`);
	// npm ≤ 10 writes the scope into the reported name but not into the file's.
	tarball = path.join(folder, name.replace('@', '').replace('/', '-'));
	return tarball;
}

/** Puts the packed package where Node-RED's palette manager would. */
export function installInto(userDir: string): void {
	const target = path.join(userDir, 'node_modules', '@whatsapp-flows', 'node-red');
	mkdirSync(target, { recursive: true });
	execFileSync('tar', ['-xzf', packedTarball(), '--strip-components=1', '-C', target]);
}
