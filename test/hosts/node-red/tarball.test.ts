import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';
import { newFolder } from '../folders';
import { packedTarball } from './package-under-test';

/** What Node-RED and its flow library read of a package. */
interface Manifest {
	name: string;
	license?: string;
	keywords: string[];
	repository?: { url: string; directory: string };
	bugs?: { url: string };
	engines: { node: string };
	dependencies: Record<string, string>;
	'node-red': { version: string; nodes: Record<string, string> };
}

/** The rules are those of the flow library's scorecard (node-red-dev validate), which itself needs the internet. */
describe('the Node-RED tarball', () => {
	let folder: string;
	let manifest: Manifest;
	const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
	before(() => {
		folder = newFolder('tarball-node-red');
		execFileSync('tar', ['-xzf', packedTarball(), '--strip-components=1', '-C', folder]);
		manifest = JSON.parse(read('package.json')) as Manifest;
	});
	after(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it('is small', () => {
		expect(statSync(packedTarball()).size).to.be.below(500_000);
	});

	it('says where it comes from, under which licence, and for which Node-RED', () => {
		expect(manifest.name).to.match(/^@[\w-]+\/[\w-]+$/);
		expect(manifest.license).to.equal('MIT');
		expect(read('LICENSE')).to.include('MIT License');
		expect(manifest.keywords).to.include('node-red');
		expect(manifest.repository).to.deep.include({ directory: 'node-red' });
		expect(manifest.bugs?.url).to.match(/^https:/);
		expect(manifest.engines.node).to.equal('>=20');
		expect(manifest['node-red'].version).to.equal('>=4.1.0');
		expect(Object.keys(manifest.dependencies)).to.have.length.of.at.most(6);
	});

	it('brings a page that tells a newcomer how to start, with each node on it', () => {
		const page = read('README.md');
		expect(page).to.include(manifest.name);
		for (const type of Object.keys(manifest['node-red'].nodes)) {
			const words = type.replace(/^whatsapp-(business-)?/, '').replaceAll('-', ' ');
			expect(page.toLowerCase(), type).to.include(words);
		}
	});

	it('has the page, the catalogue and the help of each node beside its program, in both languages', () => {
		const files = readdirSync(path.join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
		for (const [type, program] of Object.entries(manifest['node-red'].nodes)) {
			expect(program).to.equal(`dist/${type}.js`);
			const beside = ['en-US', 'fr'].flatMap((language) =>
				['json', 'html'].map((kind) => path.join('locales', language, `${type}.${kind}`)),
			);
			expect(files).to.include.members([`${type}.js`, `${type}.html`, ...beside]);
		}
	});

	it('registers each node with its properties written out, so that the flow library can show them', () => {
		for (const type of Object.keys(manifest['node-red'].nodes)) {
			const definition = definitionOf(read(`dist/${type}.html`), type);
			const kindOf = (name: string) => {
				const value = definition.get(name);
				return value === undefined ? 'missing' : ts.isLiteralExpression(value) ? 'text or number' : 'other';
			};
			const defaults = definition.get('defaults');
			expect(defaults && ts.isObjectLiteralExpression(defaults), `${type}: defaults`).to.equal(true);
			const config = kindOf('inputs') === 'missing';
			for (const name of ['category', ...(config ? [] : ['icon', 'color', 'inputs', 'outputs'])])
				expect(kindOf(name), `${type}: ${name}`).to.equal('text or number');
		}
	});
});

/** The properties that the node's own script hands to RED.nodes.registerType. */
function definitionOf(html: string, type: string): Map<string, ts.Expression> {
	const script = /<script type="text\/javascript">([^]*?)<\/script>/.exec(html)?.[1] ?? '';
	const properties = new Map<string, ts.Expression>();
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && node.expression.getText().endsWith('.registerType')) {
			const [name, definition] = node.arguments;
			if (name && ts.isStringLiteral(name) && name.text === type && definition)
				ts.forEachChild(definition, (property) => {
					if (ts.isPropertyAssignment(property))
						properties.set(property.name.getText(), property.initializer);
				});
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('editor.js', script, ts.ScriptTarget.Latest, true));
	return properties;
}
