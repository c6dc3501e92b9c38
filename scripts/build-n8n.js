'use strict';
/**
 * Builds dist/ of the n8n package: each node and credential is one file that brings the domain with it, for n8n admits
 * no runtime dependencies to verified packages. Icons and codex files are copied beside them.
 */
const { cp, mkdir, readFile, readdir, rm } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');

const root = path.resolve(__dirname, '..');
const dist = path.join(root, 'dist');

exports.buildN8n = async function buildN8n() {
	await rm(dist, { recursive: true, force: true });
	const sources = await filesIn('nodes', '.node.ts');
	const credentials = await filesIn('credentials', '.credentials.ts');
	const result = await esbuild.build({
		absWorkingDir: root,
		entryPoints: [...sources, ...credentials],
		outbase: root,
		outdir: dist,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['n8n-workflow'],
		// Readable, for n8n's reviewers and users read it; but a node must not be ten times its size for comments.
		legalComments: 'eof',
		metafile: true,
		logLevel: 'warning',
		plugins: [withoutEvaluator],
	});
	await Promise.all(Object.keys(result.metafile.outputs).map(checkShipped));
	await cp(path.join(root, 'icons'), path.join(dist, 'icons'), { recursive: true });
	for (const codex of await filesIn('nodes', '.node.json')) {
		JSON.parse(await readFile(path.join(root, codex), 'utf8'));
		await mkdir(path.dirname(path.join(dist, codex)), { recursive: true });
		await cp(path.join(root, codex), path.join(dist, codex));
	}
};

/** jsonpath-plus can run code that stands in a path. Nothing here asks for it, and n8n admits no Function constructor. */
const EVALUATOR = 'return new Function(...keys, code)(...values);';
const NO_EVALUATOR = "throw new Error('Code in a path is not run.');";

const withoutEvaluator = {
	name: 'jsonpath-plus without its evaluator',
	setup(build) {
		// Its build for browsers: the one for Node.js loads node:vm, which n8n does not admit either.
		const file = path.join(root, 'node_modules', 'jsonpath-plus', 'dist', 'index-browser-esm.js');
		build.onResolve({ filter: /^jsonpath-plus$/ }, () => ({ path: file }));
		build.onLoad({ filter: /[\\/]jsonpath-plus[\\/]/ }, async () => {
			const source = await readFile(file, 'utf8');
			if (source.split(EVALUATOR).length !== 2) {
				throw new Error(
					`${file}: the evaluator is no longer where it was; look for its new form and take that out`,
				);
			}
			return { contents: source.replace(EVALUATOR, NO_EVALUATOR), loader: 'js' };
		});
	},
};

/** What n8n's scan of the package refuses, found when it is built and not only when it is published. */
const REFUSED = [
	{ pattern: /\bnew Function\(|[^.\w]eval\(/, what: 'runs code from text' },
	{
		pattern: /(?<![.\w'"])(?:process|globalThis|__dirname|__filename)\b\s*[.[;,)]/,
		what: 'reaches for the host',
	},
	{ pattern: /(?<![.\w])console\.\w+\(/, what: 'writes to the console' },
	{ pattern: /(?<![.\w])(?:set|clear)(?:Timeout|Interval|Immediate)\(/, what: 'uses a timer' },
	{ pattern: /\brequire\((?!"(?:n8n-workflow|node:crypto|crypto)"\))/, what: 'loads another module' },
];

async function checkShipped(output) {
	const lines = (await readFile(path.join(root, output), 'utf8')).split('\n');
	for (const [index, line] of lines.entries()) {
		if (/^\s*(?:\/\/|\*|\/\*)/.test(line)) continue;
		const refused = REFUSED.find(({ pattern }) => pattern.test(line));
		if (refused) throw new Error(`${output}:${index + 1} ${refused.what}: ${line.trim()}`);
	}
}

async function filesIn(folder, ending) {
	const entries = await readdir(path.join(root, folder), { recursive: true });
	return entries.filter((name) => name.endsWith(ending)).map((name) => path.join(folder, name));
}
