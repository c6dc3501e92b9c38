import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { flowJsonProblems } from '../../simulator/server/graph/flow-json';

const seed = path.join(__dirname, '../../simulator/seed');
const read = (folder: string) =>
	readdirSync(path.join(seed, folder)).map((name): [string, Record<string, unknown>] => [
		name,
		JSON.parse(readFileSync(path.join(seed, folder, name), 'utf8')) as Record<string, unknown>,
	]);

interface Screen {
	id: string;
	terminal?: boolean;
	data?: Record<string, { type: string; __example__?: unknown }>;
	layout: { children: unknown[] };
}

/** Every object below a value. */
function objects(value: unknown): Record<string, unknown>[] {
	if (Array.isArray(value)) return value.flatMap(objects);
	if (typeof value !== 'object' || value === null) return [];
	return [value as Record<string, unknown>, ...Object.values(value).flatMap(objects)];
}

function bindings(value: unknown): string[] {
	const texts = objects(value).flatMap((one) =>
		Object.values(one).filter((part) => typeof part === 'string'),
	);
	return texts.flatMap((one) => Array.from(one.matchAll(/^\$\{([^}]+)\}$/g), (match) => match[1] ?? ''));
}

describe('the demo world', () => {
	const flows = read('flows');
	const ids = new Set(flows.map(([, flow]) => flow['id']));

	for (const [name, flow] of flows) {
		it(`${name}: screens, targets and bindings fit together`, () => {
			const flowJson = flow['flow_json'] as { screens: Screen[] };
			expect(flowJsonProblems(flowJson as never)).to.deep.equal([]);
			const screens = new Map(flowJson.screens.map((screen) => [screen.id, screen]));
			for (const screen of flowJson.screens) {
				const names = new Set(objects(screen.layout).map((one) => one['name']));
				for (const binding of bindings(screen.layout)) {
					const [kind, first = '', , last = ''] = binding.split('.');
					if (kind === 'data') expect(screen.data, binding).to.have.property(first);
					else if (kind === 'form') expect(names, binding).to.include(first);
					else
						expect(
							objects(screens.get(first)).map((one) => one['name']),
							binding,
						).to.include(last);
				}
				for (const action of objects(screen.layout).filter((one) => one['name'] === 'navigate')) {
					const target = screens.get((action['next'] as { name: string }).name);
					expect(Object.keys(action['payload'] as object)).to.have.members(Object.keys(target?.data ?? {}));
				}
				for (const schema of Object.values(screen.data ?? {})) expect(schema).to.have.property('__example__');
				if (screen.terminal) expect(objects(screen.layout).map((one) => one['name'])).to.include('complete');
			}
		});
	}

	const templates = read('templates');
	it('has more templates than a page, each key once', () => {
		expect(templates.length).to.be.greaterThan(25);
		const keys = templates.map(([, one]) => `${String(one['name'])}.${String(one['language'])}.json`);
		expect(keys).to.deep.equal(templates.map(([name]) => name));
		expect(new Set(templates.map(([, one]) => one['id'])).size).to.equal(templates.length);
	});

	for (const [name, template] of templates) {
		it(`${name}: limits, examples and Flows are right`, () => {
			const components = template['components'] as Record<string, unknown>[];
			for (const one of objects(components)) {
				const text = typeof one['text'] === 'string' ? one['text'] : '';
				const limit = { HEADER: 60, FOOTER: 60, BODY: 1024 }[String(one['type'])] ?? 25;
				expect(text.length, text).to.be.at.most(limit);
				if (one['type'] === 'FLOW') expect(ids).to.include(String(one['flow_id']));
				const variables = new Set(text.match(/\{\{\w+\}\}/g));
				if (variables.size > 0) expect(one, text).to.have.property('example');
				const named = template['parameter_format'] === 'NAMED';
				for (const variable of variables) expect(/\{\{\d+\}\}/.test(variable)).to.equal(!named);
			}
		});
	}
});
