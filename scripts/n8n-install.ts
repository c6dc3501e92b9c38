import path from 'node:path';
import { cachedInstall } from './cached-install';

/** Newest of those that resolve from the registry; tests and the demo run on it. */
const VERSION = '2.40.7';

/**
 * The real n8n in the user's cache directory; installed by the first run that needs it, in about five minutes.
 *
 * @returns n8n's program, for `node <program> start`
 */
export async function installN8n(): Promise<string> {
	const folder = await cachedInstall({
		name: `n8n-${VERSION}`,
		label: `n8n ${VERSION} (2.8 GB, about 5 minutes)`,
		manifest: {
			dependencies: { n8n: VERSION },
			// A newer linkedom asks for a package that does not exist.
			overrides: { linkedom: '0.18.12' },
		},
		// n8n's database. isolated-vm brings a binary for Node.js 24, and nothing else of n8n needs its install scripts.
		rebuild: ['sqlite3'],
		proof: [
			['node_modules/n8n/bin/n8n', '--version'],
			['-e', "require('sqlite3'); require('isolated-vm')"],
		],
	});
	return path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

if (require.main === module) {
	installN8n().then(
		(program) => {
			process.stdout.write(`${program}\n`);
		},
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
			process.exitCode = 1;
		},
	);
}
