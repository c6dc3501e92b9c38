import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedInstall } from './cached-install';

/**
 * `npm run scan`: n8n's own scan of a community package, as it runs before a package is verified. It looks at the source
 * and at the packed tarball. Prints what it finds, warnings included, and fails on any.
 */

const ROOT = path.resolve(__dirname, '..');
const VERSION = '0.32.0';

/** n8n verifies larger ones too; a node should be installed in a moment. */
const LARGEST_TARBALL = 500_000;

/** The part of ESLint and of the scanner that is used here. */
interface Scanner {
	buildScanConfig: () => Promise<unknown>;
	SOURCE_FILE_PATTERNS: string[];
}
interface Result {
	filePath: string;
	messages: { line: number; severity: number; message: string; ruleId: string | null }[];
}
interface Linter {
	lintFiles(patterns: string[]): Promise<Result[]>;
}
type ESLint = new (options: object) => Linter;

async function scan(): Promise<string[]> {
	const folder = await cachedInstall({
		name: `n8n-scan-${VERSION}`,
		label: `n8n's package scan ${VERSION} (220 MB, about 30 seconds)`,
		manifest: { dependencies: { '@n8n/scan-community-package': VERSION } },
		proof: [['--input-type=module', '-e', "await import('@n8n/scan-community-package/scanner/scanner.mjs')"]],
	});
	const modules = path.join(folder, 'node_modules');
	const load = (file: string) => import(pathToFileURL(path.join(modules, file)).href);
	const scanner = (await load('@n8n/scan-community-package/scanner/scanner.mjs')) as Scanner;
	const { ESLint } = (await load('eslint/lib/api.js')) as { ESLint: ESLint };
	const config = await scanner.buildScanConfig();
	const lint = async (cwd: string, files: string[]) => {
		const linter = new ESLint({
			cwd,
			allowInlineConfig: false,
			overrideConfigFile: true,
			overrideConfig: config,
		});
		return describe(await linter.lintFiles(files), cwd);
	};

	const unpacked = mkdtempSync(path.join(tmpdir(), 'n8n-scan-'));
	try {
		const size = unpack(unpacked);
		const tooLarge = size > LARGEST_TARBALL ? [`tarball: ${size} bytes, at most ${LARGEST_TARBALL}`] : [];
		const source = await lint(ROOT, scanner.SOURCE_FILE_PATTERNS);
		const shipped = await lint(unpacked, ['**/*.js', 'package.json']);
		return [...tooLarge, ...source, ...shipped.map((finding) => `tarball: ${finding}`)];
	} finally {
		rmSync(unpacked, { recursive: true, force: true });
	}
}

/** @returns the tarball's size in bytes */
function unpack(folder: string): number {
	const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const name = /"filename":\s*"([^"]+)"/.exec(printed)?.[1];
	if (name === undefined) throw new Error(`npm pack printed no file name: ${printed}`);
	const tarball = path.join(folder, name);
	const { size } = statSync(tarball);
	execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
	rmSync(tarball);
	return size;
}

function describe(results: Result[], cwd: string): string[] {
	return results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, severity, message, ruleId }) => {
			const weight = severity === 2 ? 'error' : 'warning';
			return `${path.relative(cwd, filePath)}:${line} ${weight} ${message} (${ruleId ?? 'no rule'})`;
		}),
	);
}

scan().then(
	(findings) => {
		for (const finding of findings) process.stdout.write(`${finding}\n`);
		process.stdout.write(`n8n's package scan: ${findings.length} findings\n`);
		if (findings.length > 0) process.exitCode = 1;
	},
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	},
);
