import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { newFolder } from '../folders';
import { PACKAGE, packedTarball, unpackInto } from './package-under-test';

/** What n8n reads of a package. */
interface Manifest {
	dependencies?: object;
	peerDependencies: object;
	peerDependenciesMeta: object;
	n8n: { nodes: string[]; credentials: string[] };
}

describe('the n8n tarball', () => {
	let folder: string;
	let manifest: Manifest;
	const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
	before(() => {
		folder = newFolder('tarball');
		unpackInto(folder);
		manifest = JSON.parse(read('package.json')) as Manifest;
	});
	after(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it('is small', () => {
		expect(statSync(packedTarball()).size).to.be.below(500_000);
	});

	it('holds what n8n needs and nothing else', () => {
		const files = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
		const expected =
			/^(package\.json|README\.md|LICENSE|dist\/icons\/[\w.-]+\.svg|dist\/nodes\/\w+\/\w+\.node\.js(on)?|dist\/credentials\/\w+\.credentials\.js)$/;
		expect(files.filter((file) => !expected.test(file))).to.deep.equal([]);
	});

	it('depends on nothing but the n8n that it runs in', () => {
		expect(manifest.dependencies ?? {}).to.deep.equal({});
		expect(manifest.peerDependencies).to.deep.equal({ 'n8n-workflow': '*' });
		expect(manifest.peerDependenciesMeta).to.deep.equal({ 'n8n-workflow': { optional: true } });
	});

	it('lists every node and credential that it holds, each with a codex that names it', () => {
		const built = readdirSync(path.join(folder, 'dist', 'nodes'), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.node.js'))
			.map((file) => `dist/nodes/${file}`);
		expect([...manifest.n8n.nodes].sort()).to.deep.equal(built.sort());
		for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
			const [, name = ''] = /(\w+)\.\w+\.js$/.exec(file) ?? [];
			// eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded as n8n does, from where it was unpacked
			const module = require(path.join(folder, file)) as Record<
				string,
				new () => { description?: { name: string } }
			>;
			const type = module[name];
			if (!type) throw new Error(`${file} does not export ${name}`);
			const node = new type();
			if (!node.description) continue;
			const codex = JSON.parse(read(file.replace(/\.js$/, '.json'))) as { node: string };
			expect(codex.node).to.equal(`${PACKAGE}.${node.description.name}`);
		}
	});

	it('brings jsonpath-plus without what would run code', () => {
		const bundle = manifest.n8n.nodes.find((file) => file.includes('ParseFlowResponse')) ?? '';
		expect(existsSync(path.join(folder, bundle))).to.equal(true);
		expect(read(bundle))
			.to.contain('Code in a path is not run.')
			.and.not.match(/new Function\(/);
	});
});
