'use strict';
/**
 * Builds the packages of this repository into their dist folders.
 *
 *   gulp build            all of them
 *   gulp n8n              dist/            one file per node and credential, icons, codex
 *   gulp nodeRed          node-red/dist/   one runtime bundle, one .js and .html per node, locales, icons
 *   gulp simulator        simulator/dist/  the command-line program and the module for tests
 */
const { cp, mkdir, readFile, readdir, rename, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const gulp = require('gulp');
const { marked } = require('marked');
const { buildN8n } = require('./scripts/build-n8n');

const root = __dirname;
const target = 'node20';

/** The .js files that Node-RED loads share one bundle, so that the webhook's middleware exists once a process. */
const NODE_RED_BUNDLE = 'whatsapp-flows.js';
const LANGUAGES = ['en-US', 'fr'];

/**
 * Builds into a folder beside `dist` and puts it in its place when it is complete, so that a program that loads from
 * there meanwhile never finds half of it.
 */
async function inPlaceOf(dist, build) {
	const building = `${dist}.${process.pid}`;
	try {
		await build(building);
		await rm(dist, { recursive: true, force: true });
		await rename(building, dist);
	} finally {
		await rm(building, { recursive: true, force: true });
	}
}

function nodeRed() {
	return inPlaceOf(path.join(root, 'node-red', 'dist'), buildNodeRed);
}

async function buildNodeRed(dist) {
	const source = path.join(root, 'node-red');
	await esbuild.build({
		entryPoints: [path.join(source, 'index.ts')],
		outfile: path.join(dist, NODE_RED_BUNDLE),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target,
		external: ['axios', 'jsonpath-plus'],
		legalComments: 'eof',
		logLevel: 'warning',
	});
	const nodes = (await readdir(path.join(source, 'nodes'), { withFileTypes: true })).filter((entry) =>
		entry.isDirectory(),
	);
	await Promise.all(nodes.map((node) => nodeRedNode(path.join(source, 'nodes', node.name), node.name, dist)));
	await cp(path.join(source, 'icons'), path.join(dist, 'icons'), { recursive: true });
	await cp(path.join(root, 'LICENSE'), path.join(source, 'LICENSE'));
}

/** One node: the .js that registers it, the .html with template and editor script, its catalogues and help. */
async function nodeRedNode(folder, type, dist) {
	await writeFile(
		path.join(dist, `${type}.js`),
		`'use strict';\nmodule.exports = require('./${NODE_RED_BUNDLE}').nodes['${type}'];\n`,
	);
	const editor = await esbuild.build({
		entryPoints: [path.join(folder, 'editor.ts')],
		bundle: true,
		write: false,
		platform: 'browser',
		format: 'iife',
		target: 'es2020',
		charset: 'utf8',
		logLevel: 'warning',
	});
	const script = editor.outputFiles[0].text;
	// The script stands inside an HTML element, which its own text must not be able to end.
	if (/<\/script/i.test(script)) throw new Error(`${type}/editor.ts: a script must not contain "</script"`);
	const template = await readFile(path.join(folder, 'editor.html'), 'utf8');
	await writeFile(
		path.join(dist, `${type}.html`),
		`${template.trimEnd()}\n<script type="text/javascript">\n${script}</script>\n`,
	);
	for (const language of LANGUAGES) {
		const locales = path.join(dist, 'locales', language);
		await mkdir(locales, { recursive: true });
		const catalogue = await readFile(path.join(folder, 'locales', `${language}.json`), 'utf8');
		JSON.parse(catalogue);
		await writeFile(path.join(locales, `${type}.json`), catalogue);
		const help = await marked.parse(await readFile(path.join(folder, 'help', `${language}.md`), 'utf8'));
		await writeFile(
			path.join(locales, `${type}.html`),
			`<script type="text/html" data-help-name="${type}">\n${help.trimEnd()}\n</script>\n`,
		);
	}
}

function simulator() {
	return inPlaceOf(path.join(root, 'simulator', 'dist'), buildSimulator);
}

/** The program, and for tests of other projects the server in process and its client. */
const SIMULATOR_ENTRIES = { cli: 'server/cli.ts', start: 'server/start.ts', client: 'client.ts' };

async function buildSimulator(dist) {
	const source = path.join(root, 'simulator');
	await esbuild.build({
		entryPoints: Object.entries(SIMULATOR_ENTRIES).map(([out, file]) => ({
			in: path.join(source, file),
			out,
		})),
		outdir: dist,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target,
		packages: 'external',
		logLevel: 'warning',
	});
	await cp(path.join(root, 'LICENSE'), path.join(source, 'LICENSE'));
}

exports.n8n = buildN8n;
exports.nodeRed = nodeRed;
exports.simulator = simulator;
exports.build = gulp.parallel(buildN8n, nodeRed, simulator);
exports.default = exports.build;
