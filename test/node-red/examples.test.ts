import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface FlowNode {
	id: string;
	type: string;
	z?: string;
	g?: string;
	account?: string;
	nodes?: string[];
	links?: string[];
	wires?: string[][];
	[property: string]: unknown;
}

const root = path.resolve(__dirname, '..', '..', 'node-red');
const examples = readdirSync(path.join(root, 'examples')).map((name) => ({
	name,
	nodes: JSON.parse(readFileSync(path.join(root, 'examples', name), 'utf8')) as FlowNode[],
}));
const { nodes: registered } = (
	JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { 'node-red': { nodes: object } }
)['node-red'];

describe('Examples in Node-RED’s Import menu', () => {
	for (const { name, nodes } of examples) {
		it(`${name}: every wire, link, group and account leads somewhere`, () => {
			const ids = new Set(nodes.map(({ id }) => id));
			expect(ids.size).to.equal(nodes.length);
			const named = nodes.flatMap(({ z, g, account, nodes: members, links, wires }) => [
				...[z, g, account || undefined].filter((id) => id !== undefined),
				...(members ?? []),
				...(links ?? []),
				...(wires ?? []).flat(),
			]);
			expect(named.filter((id) => !ids.has(id))).to.deep.equal([]);
		});

		it(`${name}: explains itself, needs no other package, and holds no secret`, () => {
			const types = new Set(nodes.map(({ type }) => type));
			expect([...types]).to.include.members(['comment', 'group', 'catch']);
			const text = JSON.stringify(nodes);
			expect(text).not.to.match(/credentials|accessToken|appSecret|EAA[A-Za-z0-9]{20}/);
			expect(nodes.filter(({ type }) => type === 'function')).to.deep.equal([]);
		});
	}

	it('use every node of the package', () => {
		const used = new Set(examples.flatMap(({ nodes }) => nodes.map(({ type }) => type)));
		expect(Object.keys(registered).filter((type) => !used.has(type))).to.deep.equal([]);
	});

	it('share one account, so that importing all of them asks for the credentials once', () => {
		const accounts = examples.flatMap(({ nodes }) =>
			nodes.filter(({ type }) => type === 'whatsapp-business-account'),
		);
		expect(accounts).to.have.length(examples.length);
		for (const account of accounts) expect(account).to.deep.equal(accounts[0]);
	});
});
