import './n8n-environment';
import { expect } from 'chai';
import { type INodeParameters, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';
import { PACKAGE } from '../../scripts/stage/n8n/package';
import { storyWorkflows } from '../../scripts/stage/n8n/stories';
import * as ours from './nodes';

type Connections = Record<string, { main: { node: string }[][] }>;

const types: ReadonlyMap<string, INodeTypeDescription> = new Map(
	Object.values(ours)
		.map((Type) => new Type().description)
		.map((description) => [`${PACKAGE}.${description.name}`, description]),
);

describe('Example workflows for n8n', () => {
	for (const { name, nodes, connections, ...rest } of storyWorkflows()) {
		const names = new Set(nodes.map((node) => node.name));

		it(`${name}: every wire leads somewhere, and every node but notes and triggers is reached`, () => {
			expect(names.size).to.equal(nodes.length);
			const wires = connections as Connections;
			const reached = Object.values(wires).flatMap(({ main }) => main.flat().map(({ node }) => node));
			expect([...Object.keys(wires), ...reached].filter((node) => !names.has(node))).to.deep.equal([]);
			const alone = nodes.filter(
				({ name: node, type }) => !reached.includes(node) && !/stickyNote|[tT]rigger$/.test(type),
			);
			expect(alone.map((node) => node.name)).to.deep.equal([]);
		});

		it(`${name}: explains itself, needs no code, and knows credentials by their names only`, () => {
			const notes = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
			expect(notes.length).to.be.at.least(3);
			expect(
				notes.some(({ parameters }) => String(parameters['content']).includes('Before the first run')),
			).to.equal(true);
			expect(nodes.filter(({ type }) => /\.(code|function|httpRequest)/.test(type))).to.deep.equal([]);
			const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
			expect(credentials.filter(({ id }) => id !== null)).to.deep.equal([]);
			expect(credentials).to.have.length.above(0);
			expect(JSON.stringify({ nodes, rest })).not.to.match(
				/accessToken|appSecret|EAA[A-Za-z0-9]{20}|instanceId|127\.0\.0\.1|localhost/,
			);
			expect(rest).to.include({ active: false });
			expect(rest['pinData']).to.deep.equal({});
		});

		it(`${name}: its nodes have these parameters, and nothing is missing in them`, () => {
			for (const node of nodes) {
				const description = types.get(node.type);
				if (!description) continue;
				const known = new Set(description.properties.map((property) => property.name));
				expect(Object.keys(node.parameters).filter((one) => !known.has(one))).to.deep.equal([]);
				const full = NodeHelpers.getNodeParameters(
					description.properties,
					node.parameters as INodeParameters,
					true,
					false,
					{ typeVersion: node.typeVersion },
					description,
				);
				const complete = { ...node, credentials: {}, parameters: full ?? {} };
				const issues = NodeHelpers.getNodeParametersIssues(description.properties, complete, description);
				expect(issues?.parameters, node.name).to.equal(undefined);
			}
		});
	}

	it('use every node of the package', () => {
		const used = new Set(storyWorkflows().flatMap(({ nodes }) => nodes.map(({ type }) => type)));
		expect([...types.keys()].filter((type) => !used.has(type))).to.deep.equal([]);
	});
});
