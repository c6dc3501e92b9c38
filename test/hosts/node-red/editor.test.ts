import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import { withAccount } from '../../../scripts/stage/stories';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { openBrowser, openPage } from '../../../scripts/stage/browser';
import { type NodeRed, startNodeRed } from './harness';

const ANA = '+15551230001';

/** What stands on the canvas before a person comes: an account, and a button that names the recipient. */
const canvas = [
	{ id: 'tab', type: 'tab', label: 'Mine' },
	{
		id: 'account',
		type: 'whatsapp-business-account',
		name: 'WhatsApp account',
		path: '/whatsapp',
		registration: 'manual',
	},
	{
		id: 'button',
		type: 'inject',
		z: 'tab',
		name: 'Go',
		props: [{ p: 'payload' }],
		payload: JSON.stringify({ phone: ANA }),
		payloadType: 'json',
		repeat: '',
		crontab: '',
		once: false,
		onceDelay: '0.1',
		x: 140,
		y: 120,
		wires: [[]],
	},
];

for (const version of ['5', '4.1'] as const) {
	describe(`The editor of Node-RED ${version}, used by a person`, () => {
		let simulator: Simulator;
		let nodeRed: NodeRed;
		let browser: Browser;

		before(async () => {
			simulator = await startSimulator({ seed: 'demo' });
			nodeRed = await startNodeRed({ version });
			await nodeRed.deploy(withAccount(canvas, { baseUrl: simulator.url, publicUrl: nodeRed.nodeUrl }));
			browser = await openBrowser();
		});
		after(async () => {
			await browser.close();
			await nodeRed.stop();
			await simulator.close();
		});

		it('Send Template: picked from the palette, a template from the list, its variables filled, sent', async () => {
			const { page, errors } = await openPage(browser, nodeRed.adminUrl);
			await page.locator('.red-ui-flow-node').first().waitFor();

			const node = await dragIn(page, 'whatsapp-send-template', { x: 460, y: 120 });
			await node.dblclick();
			const dialog = page.locator('.red-ui-tray');
			await dialog.locator('#node-input-account').selectOption({ label: 'Sunny Bakery (simulator)' });

			await dialog.locator('.whatsapp-picker-field').click();
			const list = page.locator('.whatsapp-choices');
			await list.locator('input').fill('spring');
			await list.getByRole('option').filter({ hasText: 'spring_offer' }).first().click();

			const variable = dialog.locator('#whatsapp-template-variables .red-ui-typedInput-input').first();
			await variable.pressSequentially('Ana');
			await dialog.locator('#whatsapp-template-preview').getByText('Ana').first().waitFor();
			await page.locator('.red-ui-tray-toolbar, .red-ui-tray-footer').getByText('Done').click();
			await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
			await page.locator('#red-ui-editor-shade').waitFor({ state: 'hidden' });

			await wire(page, 'button', node);
			await page.locator('#red-ui-header-button-deploy').click();
			await page.getByText('Successfully deployed').waitFor();

			await page.locator('#button .red-ui-flow-node-button-button').click();
			await node.locator('.red-ui-flow-node-status-label').getByText('✓ 1').waitFor();

			const chat = await simulator.control.chat(ANA);
			expect(chat).to.have.length(1);
			expect(chat[0]?.body).to.have.nested.property('template.name', 'spring_offer');
			expect(JSON.stringify(chat[0]?.body)).to.contain('"text":"Ana"');
			expect(errors).to.deep.equal([]);
		});
	});
}

/** Drags a node of this type from the palette onto the canvas. @returns the node on the canvas */
async function dragIn(page: Page, type: string, to: { x: number; y: number }): Promise<Locator> {
	const before = await page.locator('.red-ui-flow-node').count();
	const inPalette = page.locator(`.red-ui-palette-node[data-palette-type="${type}"]`);
	await inPalette.scrollIntoViewIfNeeded();
	const chart = await boxOf(page.locator('#red-ui-workspace-chart'));
	const from = await boxOf(inPalette);
	await drag(page, centre(from), { x: chart.x + to.x, y: chart.y + to.y });
	const nodes = page.locator('.red-ui-flow-node');
	await nodes.nth(before).waitFor();
	return nodes.nth(before);
}

/** Draws a line from the output of one node to the input of another. */
async function wire(page: Page, from: string, to: Locator): Promise<void> {
	const output = await boxOf(page.locator(`[id="${from}"] .red-ui-flow-port-output .red-ui-flow-port`));
	const input = await boxOf(to.locator('.red-ui-flow-port-input .red-ui-flow-port'));
	await drag(page, centre(output), centre(input));
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(to.x, to.y, { steps: 12 });
	await page.mouse.up();
}

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
	const box = await locator.boundingBox();
	if (!box) throw new Error('Not on the page');
	return box;
}

function centre({ x, y, width, height }: Box): { x: number; y: number } {
	return { x: x + width / 2, y: y + height / 2 };
}
