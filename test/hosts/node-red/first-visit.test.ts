import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../../scripts/stage/browser';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { type FlowNode, type NodeRed, startNodeRed } from './harness';

/** What the test uses of the editor inside the page. */
declare const RED: {
	nodes: { node(id: string): (FlowNode & { valid: boolean; validationErrors?: string[] }) | null };
	editor: { edit(node: object): void };
};

/** Two nodes that a newcomer has dragged in, and nothing else. */
const canvas = [
	{ id: 'tab', type: 'tab', label: 'Mine' },
	{
		id: 'sender',
		type: 'whatsapp-send-template',
		z: 'tab',
		name: '',
		account: '',
		template: '',
		definition: {},
		variables: {},
		to: 'payload.phone',
		toType: 'msg',
		tracking: '',
		trackingType: 'str',
		replyTo: '',
		replyToType: 'str',
		x: 300,
		y: 100,
		wires: [[], []],
	},
	{
		id: 'go',
		type: 'inject',
		z: 'tab',
		props: [{ p: 'payload' }],
		payload: '{"phone":"+15551230001"}',
		payloadType: 'json',
		repeat: '',
		crontab: '',
		once: false,
		onceDelay: '0.1',
		x: 120,
		y: 100,
		wires: [['sender']],
	},
];

describe('The first visit to the editor, with an account that is not deployed yet', () => {
	let simulator: Simulator;
	let nodeRed: NodeRed;
	let browser: Browser;
	let page: Page;
	let errors: string[];

	before(async () => {
		simulator = await startSimulator({ seed: 'demo' });
		nodeRed = await startNodeRed();
		await nodeRed.deploy(canvas);
		browser = await openBrowser();
		({ page, errors } = await openPage(browser, nodeRed.adminUrl));
		await page.waitForFunction(() => typeof RED !== 'undefined' && Boolean(RED.nodes.node('sender')));
	});
	after(async () => {
		await browser.close();
		await nodeRed.stop();
		await simulator.close();
	});
	afterEach(() => {
		expect(errors).to.deep.equal([]);
	});

	const edit = async () => {
		await page.evaluate(() => {
			RED.editor.edit(RED.nodes.node('sender')!);
		});
		await page.locator('.whatsapp-picker-field').waitFor();
	};
	const problems = () =>
		page.evaluate(() => {
			const { valid, validationErrors } = RED.nodes.node('sender')!;
			return { valid, all: (validationErrors ?? []).join('\n') };
		});
	const account = (field: string) => page.locator(`#node-config-input-${field}`);

	it('marks a node that lacks its account and template', async () => {
		const { valid, all } = await problems();
		expect(valid).to.equal(false);
		expect(all)
			.to.match(/account/i)
			.and.match(/template/i);
		await page.locator('[id="sender"] .red-ui-flow-node-error').waitFor();
	});

	it('marks each field of a new account that cannot be right', async () => {
		await edit();
		await page.locator('.red-ui-tray #node-input-btn-account-add').click();
		await account('accountId').waitFor();
		for (const [field, wrong] of [
			['accountId', 'Sunny Bakery'],
			['baseUrl', 'graph.facebook.com'],
			['apiVersion', '26'],
			['path', '/a b'],
			['publicUrl', 'http://flows.example.com'],
			['defaultCountry', 'Germany'],
		] as const) {
			const input = account(field);
			const right = await input.inputValue();
			// Advanced fields are folded away until somebody opens them.
			await input.evaluate((element: HTMLInputElement, value) => {
				element.value = value;
				element.dispatchEvent(new Event('change'));
			}, wrong);
			expect(await input.getAttribute('class'), field).to.include('input-error');
			await input.evaluate((element: HTMLInputElement, value) => {
				element.value = value;
				element.dispatchEvent(new Event('change'));
			}, right);
		}
	});

	it('tests the connection, and explains what is wrong with it', async () => {
		const test = async (values: Record<string, string>, says: RegExp) => {
			for (const [field, value] of Object.entries(values)) {
				await account(field).evaluate((element: HTMLInputElement, to) => {
					element.value = to;
					element.dispatchEvent(new Event('change'));
				}, value);
			}
			await page.locator('#whatsapp-account-test').click();
			await page.locator('#whatsapp-account-test-result', { hasText: says }).waitFor();
		};
		const settings = { baseUrl: simulator.url, accountId: '2001', phoneNumberId: '1065' };
		await test({ ...settings, accessToken: 'EAAnobodysToken' }, /190.*enter a new one/);
		await test(
			{ accessToken: 'SIMULATOR-TOKEN', phoneNumberId: '99999' },
			/99999.*check the phone number ID/,
		);
		await test({ baseUrl: 'http://127.0.0.1:9' }, /check the network and the base URL/);
		await test(settings, /Sunny Bakery/);
		expect(await page.locator('body').innerText()).not.to.include('EAAnobodysToken');
		await page.locator('#node-config-dialog-ok').click();
		await account('accountId').waitFor({ state: 'detached' });
	});

	it('lists the templates of that account before anything is deployed, and takes one by the keyboard', async () => {
		const field = page.locator('.red-ui-tray .whatsapp-picker-field').first();
		await field.focus();
		await page.keyboard.press('Enter');
		const options = page.locator('.whatsapp-choices').getByRole('option');
		await options.nth(20).waitFor();
		await page.keyboard.type('birthday');
		await options.nth(1).waitFor({ state: 'detached' });
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await field.getByText('birthday_gift').waitFor();
		expect(await field.evaluate((element) => document.activeElement === element)).to.equal(true);
	});

	const variables = () => page.locator('#whatsapp-template-variables .red-ui-typedInput-input');

	it('keeps what is being typed while the list is fetched again', async () => {
		await simulator.control.faults({ latencyMs: 1_500 });
		await page.locator('.red-ui-tray .whatsapp-picker-refresh').click();
		await variables().first().click();
		await page.keyboard.type('Ana');
		await simulator.control.faults({ latencyMs: 0 });
		await page.locator('.red-ui-tray .whatsapp-picker-refresh .fa-spin').waitFor({ state: 'detached' });
		await page.keyboard.type(' Maria');
		expect(await variables().first().inputValue()).to.equal('Ana Maria');
		await variables().first().fill('');
	});

	it('names the variables that are still empty, then deploys and sends', async () => {
		await page.locator('#node-dialog-ok').click();
		await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
		expect((await problems()).all).to.include('Fill in: Body: {{1}}, Body: {{2}}');

		await edit();
		await variables().first().waitFor();
		const count = await variables().count();
		for (let index = 0; index < count; index++) await variables().nth(index).fill(`SPRING${index}`);
		await page.locator('#node-dialog-ok').click();
		await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
		expect(await problems()).to.deep.equal({ valid: true, all: '' });

		await page.locator('#red-ui-editor-shade').waitFor({ state: 'hidden' });
		await page.locator('#red-ui-header-button-deploy').click();
		await page.getByText('Successfully deployed').waitFor();
		await page.locator('#go .red-ui-flow-node-button-button').click();
		await page.locator('[id="sender"] .red-ui-flow-node-status-label').getByText('✓ 1').waitFor();
		const [sent] = await simulator.control.chat('+15551230001');
		expect(sent?.body).to.have.nested.property('template.name', 'birthday_gift');
	});
});
