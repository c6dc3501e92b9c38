import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../../scripts/stage/browser';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { type FlowNode, type NodeRed, startNodeRed } from './harness';

/** What the tests use of the editor inside the page. */
declare const RED: {
	nodes: {
		node(id: string): (FlowNode & { valid: boolean; changed: boolean }) | null;
		eachLink(
			act: (link: { source: { id: string }; sourcePort: number | string; target: { id: string } }) => void,
		): void;
	};
	editor: {
		edit(node: object): void;
		editConfig(name: string, type: string, id: string): void;
		validateNode(node: object): boolean;
	};
};

const tab = { id: 'tab', type: 'tab', label: 'Test' };

describe('Dialogs of the account and the trigger', () => {
	let simulator: Simulator;
	let nodeRed: NodeRed;
	let browser: Browser;
	let page: Page;
	let errors: string[];

	before(async () => {
		simulator = await startSimulator();
		nodeRed = await startNodeRed();
		browser = await openBrowser();
		// One page for all: a Chromium in a single process ends with its last page.
		({ page, errors } = await openPage(browser, nodeRed.adminUrl));
	});
	after(async () => {
		await browser.close();
		await nodeRed.stop();
		await simulator.close();
	});
	beforeEach(async () => {
		await nodeRed.deploy([
			tab,
			{
				id: 'the-account',
				type: 'whatsapp-business-account',
				name: 'Bakery',
				accountId: '2001',
				phoneNumberId: '1065',
				path: '/whatsapp',
				publicUrl: 'https://flows.example.com',
				registration: 'manual',
				acceptUnsigned: false,
				apiVersion: 'v26.0',
				baseUrl: simulator.url,
				credentials: {
					accessToken: 'SIMULATOR-TOKEN',
					appSecret: 'simulator-app-secret',
					verifyToken: 'stored',
				},
			},
			{
				id: 'the-trigger',
				type: 'whatsapp-trigger',
				z: 'tab',
				name: '',
				account: 'the-account',
				rules: [
					{ kind: 'quick_reply', match: 'title', value: 'Yes', name: 'Agreed' },
					{ kind: 'text', match: 'contains', value: 'help' },
					{ kind: 'flow_response', flowId: '77', field: 'rating', fieldValue: '5' },
				],
				match: 'first',
				otherwise: true,
				number: 'this',
				outputs: 4,
				x: 200,
				y: 100,
				wires: [['d0'], ['d1'], ['d2'], ['d3']],
			},
			...[0, 1, 2, 3].map((place) => ({
				id: `d${place}`,
				type: 'junction',
				z: 'tab',
				x: 500,
				y: 60 + 40 * place,
				wires: [[]],
			})),
		]);
		await page.goto('about:blank');
		await page.goto(nodeRed.adminUrl);
		await page.waitForFunction(() => typeof RED !== 'undefined' && Boolean(RED.nodes.node('the-trigger')));
	});
	afterEach(() => {
		expect(errors).to.deep.equal([]);
	});

	const openTrigger = async () => {
		await page.evaluate(() => {
			RED.editor.edit(RED.nodes.node('the-trigger')!);
		});
		await page.waitForSelector('#whatsapp-trigger-rules .whatsapp-trigger-line');
	};
	const openAccount = async (id: string) => {
		await page.evaluate((node) => {
			RED.editor.editConfig('', 'whatsapp-business-account', node);
		}, id);
		await page.waitForSelector('#whatsapp-account-url');
		await page.waitForFunction(() => document.querySelector('#whatsapp-account-token')?.textContent !== '');
	};
	const done = async () => {
		await page.locator('#node-dialog-ok:visible').click();
		await page.locator('#node-dialog-ok').waitFor({ state: 'detached' });
	};
	const triggerNow = () =>
		page.evaluate(() => {
			const node = RED.nodes.node('the-trigger')!;
			const wires: Record<string, string> = {};
			RED.nodes.eachLink(({ source, sourcePort, target }) => {
				if (source.id === 'the-trigger') wires[sourcePort] = target.id;
			});
			const { rules, outputs, valid, changed } = node;
			return { rules, outputs, valid, changed, wires };
		});
	const rows = () => page.locator('#whatsapp-trigger-rules > li');

	it('keep a trigger as it is when nothing is touched', async () => {
		const before = await triggerNow();
		await openTrigger();
		await done();
		expect(await triggerNow()).to.deep.equal(before);
		expect(before.changed).to.not.equal(true);
	});

	it('let wires follow their rule when a rule is taken away and another is added', async () => {
		await openTrigger();
		await rows().nth(0).locator('.red-ui-editableList-item-remove').click();
		await page.waitForFunction(() => document.querySelectorAll('#whatsapp-trigger-rules > li').length === 2);
		await page.locator('.red-ui-editableList-addButton:visible').click();
		await rows().nth(2).locator('select').first().selectOption('status');
		await rows().nth(2).locator('[data-whatsapp-field="status"] select').selectOption('rejected');
		await done();
		const { rules, outputs, wires, valid } = await triggerNow();
		expect(rules).to.deep.equal([
			{ kind: 'text', match: 'contains', value: 'help' },
			{ kind: 'flow_response', flowId: '77', field: 'rating', fieldValue: '5' },
			{ kind: 'status', status: 'rejected' },
		]);
		expect(outputs).to.equal(4);
		expect(wires).to.deep.equal({ 0: 'd1', 1: 'd2', 3: 'd3' });
		expect(valid).to.equal(true);
	});

	it('mark a rule that cannot work, at once and on the canvas', async () => {
		await openTrigger();
		const text = rows().nth(1);
		await text.locator('[data-whatsapp-field="value"] input').fill('');
		expect(await text.locator('.whatsapp-trigger-problem').textContent()).to.match(/empty/);
		await text.locator('[data-whatsapp-field="match"] select').selectOption('pattern');
		await text.locator('[data-whatsapp-field="value"] input').fill('(');
		expect(await text.locator('.whatsapp-trigger-problem').textContent()).to.not.equal('');
		await done();
		expect((await triggerNow()).valid).to.equal(false);
	});

	it('offer the titles of the buttons in the account’s templates, and its Flows', async () => {
		await openTrigger();
		await page.waitForFunction(
			() => document.querySelectorAll('#whatsapp-trigger-buttons option').length > 1,
		);
		const flow = rows().nth(2);
		await flow.locator('.whatsapp-picker-field').click();
		await page.locator('.whatsapp-choices-item', { hasText: 'Feedback' }).first().click();
		await done();
		const { rules } = await triggerNow();
		const [, , chosen] = rules as { flowId: string }[];
		expect(chosen?.flowId).to.match(/^\d+$/).and.not.equal('77');
	});

	it('show what to paste at Meta, with a token that was just made; a stored one stays hidden', async () => {
		await openAccount('the-account');
		expect(await page.locator('#whatsapp-account-url').textContent()).to.equal(
			'https://flows.example.com/whatsapp',
		);
		expect(await page.locator('#whatsapp-account-token').textContent()).to.include('cannot be shown');
		await page.locator('#whatsapp-account-generate').click();
		expect(await page.locator('#whatsapp-account-token').textContent()).to.match(/^[0-9a-f]{32}$/);
		await page.locator('#node-config-dialog-cancel').click();
	});

	it('make a verify token for a new account', async () => {
		await openAccount('_ADD_');
		const shown = await page.locator('#whatsapp-account-token').textContent();
		expect(shown).to.match(/^[0-9a-f]{32}$/);
		expect(await page.locator('#node-config-input-verifyToken').inputValue()).to.equal(shown);
		await page.locator('#node-config-dialog-cancel').click();
	});

	it('test the connection and pick a number, before anything is deployed', async () => {
		await openAccount('the-account');
		await page.locator('#whatsapp-account-test').click();
		const result = page.locator('#whatsapp-account-test-result');
		await result.filter({ hasText: 'Sunny Bakery' }).waitFor();
		const phone = page.locator('#node-config-input-phone');
		expect(await phone.inputValue()).to.match(/^\+1 555.000.1111$/);
		await page.locator('#node-config-input-accessToken').fill('EAAwrong');
		await page.locator('#whatsapp-account-test').click();
		await result.filter({ hasText: '190' }).waitFor();
		await page.locator('#node-config-input-accessToken').fill('SIMULATOR-TOKEN');
		await page.locator('.whatsapp-picker-field:visible').click();
		await page.locator('.whatsapp-choices-item', { hasText: '1066' }).click();
		expect(await page.locator('#node-config-input-phoneNumberId').inputValue()).to.equal('1066');
		expect(await phone.inputValue(), 'the phone number of 1066').to.match(/^\+1 555.000.2222$/);
		await page.locator('#node-config-dialog-cancel').click();
	});
});
