import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../../scripts/stage/browser';
import { storyFlows, withAccount } from '../../../scripts/stage/stories';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { ROOT } from '../folders';
import { type NodeRed, startNodeRed } from './harness';

/** What the test uses of the editor inside the page. */
declare const RED: {
	nodes: {
		node(id: string): { type: string; _def: { category: string; paletteLabel(): string } } | null;
		getNodeHelp(type: string): string | undefined;
		getType(type: string): { paletteLabel(): string };
	};
	editor: { edit(node: object): void; editConfig(name: string, type: string, id: string): void };
};

const types = readdirSync(path.join(ROOT, 'node-red', 'nodes'));
const french = (type: string) =>
	JSON.parse(
		readFileSync(path.join(ROOT, 'node-red', 'nodes', type, 'locales', 'fr.json'), 'utf8'),
	) as Record<string, { state?: Record<string, string> }>;

describe('Node-RED for a browser that speaks French', () => {
	let simulator: Simulator;
	let nodeRed: NodeRed;
	let browser: Browser;
	let page: Page;
	let errors: string[];
	const flows = storyFlows();

	before(async () => {
		simulator = await startSimulator({ seed: 'demo' });
		nodeRed = await startNodeRed();
		await nodeRed.deploy(withAccount(flows, { baseUrl: simulator.url, publicUrl: nodeRed.nodeUrl }));
		browser = await openBrowser();
		({ page, errors } = await openPage(browser, nodeRed.adminUrl, { locale: 'fr-FR' }));
		await page.locator('.red-ui-flow-node').first().waitFor();
	});
	after(async () => {
		await browser.close();
		await nodeRed.stop();
		await simulator.close();
	});
	afterEach(() => {
		expect(errors).to.deep.equal([]);
	});

	it('names each node, and has its help', async () => {
		const shown = await page.evaluate(
			(all) =>
				all.map((type) => ({
					type,
					label: RED.nodes.getType(type).paletteLabel(),
					help: RED.nodes.getNodeHelp(type) ?? '',
				})),
			types,
		);
		for (const { type, label, help } of shown) {
			const catalogue = JSON.stringify(french(type));
			expect(label, type).not.to.match(/^whatsapp-/);
			expect(catalogue, type).to.include(JSON.stringify(label));
			expect(help, type).to.match(/ (de|la|les|des) /);
		}
	});

	for (const type of types) {
		it(`${type}: no text of the dialog is missing`, async () => {
			const { id = '' } = flows.find((node) => node.type === type) ?? {};
			await page.evaluate(
				([node, itsType]) => {
					const found = RED.nodes.node(node)!;
					if (found._def.category === 'config') RED.editor.editConfig('', itsType, node);
					else RED.editor.edit(found);
				},
				[id, type] as const,
			);
			const tray = page.locator('.red-ui-tray').last();
			await tray.locator('#node-input-name, #node-config-input-name').waitFor();
			const seen = await tray.innerText();
			const hints = await tray
				.locator('[placeholder]')
				.evaluateAll((inputs) => inputs.map((input) => input.getAttribute('placeholder')).join('\n'));
			expect(`${seen}\n${hints}`).not.to.match(/whatsapp-[a-z-]+[.:][\w.]+|shared\.\w+/);
			await tray.locator('#node-dialog-cancel, #node-config-dialog-cancel').click();
			await tray.waitFor({ state: 'detached' });
		});
	}

	it('says under a trigger how its webhook does', async () => {
		const { state } = french('whatsapp-business-account')['shared'] ?? {};
		const registered = new RegExp(`^${state?.['registered'] ?? '?'}$`);
		await page.locator('.red-ui-flow-node-status-label', { hasText: registered }).first().waitFor();
	});
});
