import { expect } from 'chai';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as browserType } from 'playwright-core';
import { type FlowNode, type NodeRed, startNodeRed } from './harness';

/** What the tests use of the editor inside the page. */
declare const RED: {
	nodes: { node(id: string): (FlowNode & { valid: boolean; validationErrors: string[] }) | null };
	editor: { edit(node: object): void };
};

const account = {
	id: 'a1',
	type: 'whatsapp-business-account',
	name: 'Bakery',
	accountId: '2001',
	phoneNumberId: '1065',
};
const tab = { id: 't1', type: 'tab', label: 'Test' };

const node = (id: string, type: string, more: object): FlowNode => ({
	id,
	type,
	z: 't1',
	name: '',
	x: 200,
	y: 100,
	wires: [],
	...more,
});

/** A typed field as it is stored. */
const typed = (type: string, ...names: string[]) =>
	Object.fromEntries(
		names.flatMap((name) => [
			[name, ''],
			[`${name}Type`, type],
		]),
	);

const emptyMessage = node('n1', 'whatsapp-send-message', {
	account: 'a1',
	messageType: 'text',
	...typed(
		'str',
		'text',
		'media',
		'caption',
		'fileName',
		'headerText',
		'footer',
		'buttonText',
		'emoji',
		'tracking',
	),
	...typed('str', 'placeName', 'address'),
	...typed('num', 'latitude', 'longitude'),
	...typed('none', 'replyTo'),
	to: 'payload.contact',
	toType: 'msg',
	messageId: 'payload.id',
	messageIdType: 'msg',
	previewUrl: false,
	typing: false,
	buttons: [],
	sections: [],
});

const parser = node('n2', 'whatsapp-parse-flow-response', {
	account: '',
	input: 'payload',
	inputType: 'msg',
	mode: 'whole',
	answersName: 'response',
	fields: [],
	cleanNames: true,
	cleanOptions: true,
	trim: true,
	typed: false,
});

describe('Dialogs in the editor of the real Node-RED', () => {
	let nodeRed: NodeRed;
	let browser: Browser | undefined;
	let page: Page;

	before(async () => {
		nodeRed = await startNodeRed();
		await nodeRed.deploy([
			tab,
			account,
			emptyMessage,
			parser,
			node('n3', 'whatsapp-status-router', { timeZone: 'UTC' }),
		]);
		browser = await browserType.launch({
			executablePath: await chromium.executablePath(),
			args: chromium.args,
			headless: true,
		});
		page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
		await page.goto(nodeRed.adminUrl);
		await page.waitForFunction(() => typeof RED !== 'undefined' && RED.nodes.node('n1') !== null);
	});
	after(async () => {
		await browser?.close();
		await nodeRed.stop();
	});

	async function edit(id: string, change: () => Promise<void>): Promise<FlowNode & { problems: string[] }> {
		// The editor ignores the wish as long as it is busy with the dialog before.
		await page.waitForFunction(
			(nodeId) => {
				if (document.querySelector('#dialog-form')) return true;
				const found = RED.nodes.node(nodeId);
				if (found) RED.editor.edit(found);
				return false;
			},
			id,
			{ polling: 100 },
		);
		// Once the dialog has slid in, the editor moves the focus to its first field; typing must not be cut off by that.
		await page.waitForFunction(() => document.activeElement?.closest('.red-ui-tray-body'));
		await change();
		await page.click('#node-dialog-ok');
		// The next dialog cannot be opened before this one has slid away.
		await page.waitForSelector('.red-ui-tray', { state: 'detached' });
		return page.evaluate((nodeId) => {
			const found = RED.nodes.node(nodeId);
			// The editor's object refers to the whole page; its plain properties are what is deployed.
			const plain = Object.entries(found ?? {}).filter(([name]) => !name.startsWith('_'));
			const json = JSON.stringify(Object.fromEntries(plain), (key, value: unknown) =>
				key === 'users' ? undefined : value,
			);
			return { ...(JSON.parse(json) as FlowNode), problems: found?.validationErrors ?? [] };
		}, id);
	}

	/** The visible box of a typed input. */
	const box = (name: string) => `#node-input-${name} + .red-ui-typedInput-container .red-ui-typedInput-input`;
	const listBox = (list: string, index: number) =>
		page.locator(`#whatsapp-send-message-${list} .red-ui-typedInput-input`).nth(index);

	it('Send Message asks for what the type of message needs, and stores texts with line breaks', async () => {
		const empty = await edit('n1', () => Promise.resolve());
		expect(empty.problems.join()).to.equal('Text is empty');

		const filled = await edit('n1', async () => {
			await page.fill(box('text'), 'Hello↵Bye');
			expect(await page.isVisible('#node-input-previewUrl')).to.equal(true);
			expect(await page.locator('#whatsapp-send-message-buttons').isVisible()).to.equal(false);
		});
		expect(filled).to.deep.include({ text: 'Hello↵Bye', textType: 'str', problems: [] });
	});

	it('Send Message takes buttons from a list, three at most, and names the one that is too long', async () => {
		const stored = await edit('n1', async () => {
			await page.selectOption('#node-input-messageType', 'buttons');
			const list = page.locator('.red-ui-editableList', {
				has: page.locator('#whatsapp-send-message-buttons'),
			});
			const add = list.locator('.red-ui-editableList-addButton');
			await listBox('buttons', 0).fill('Yes');
			await add.click();
			await add.click();
			expect(await add.isDisabled()).to.equal(true);
			await listBox('buttons', 2).fill('x'.repeat(21));
			await listBox('buttons', 3).fill('LONG');
		});
		expect(stored['buttons']).to.deep.equal([
			{ title: { type: 'str', value: 'Yes' }, id: { type: 'str', value: '' } },
			{ title: { type: 'str', value: 'x'.repeat(21) }, id: { type: 'str', value: 'LONG' } },
		]);
		expect(stored.problems.join()).to.equal('Button 2 has 21 characters, WhatsApp allows 20');
	});

	it('Send Message takes sections and rows from lists in a list', async () => {
		const stored = await edit('n1', async () => {
			await page.selectOption('#node-input-messageType', 'list');
			await page.fill(box('buttonText'), 'Choose');
			const texts = ['Bread', 'Rye', 'RYE', 'Dark'];
			for (const [index, text] of texts.entries()) await listBox('sections', index).fill(text);
		});
		const str = (value: string) => ({ type: 'str', value });
		expect(stored['sections']).to.deep.equal([
			{ title: str('Bread'), rows: [{ title: str('Rye'), description: str('Dark'), id: str('RYE') }] },
		]);
		expect(stored.problems).to.deep.equal([]);
	});

	it('Parse Flow Response takes fields from a list, and no name of the message itself', async () => {
		const fill = async (texts: [string, string]) => {
			const boxes = page.locator('#whatsapp-parse-flow-response-fields input[type="text"]');
			for (const [index, text] of texts.entries()) await boxes.nth(index).fill(text);
		};
		const wrong = await edit('n2', async () => {
			await page.selectOption('#node-input-mode', 'fields');
			await fill(['$.rating', 'contact']);
		});
		expect(wrong.problems.join()).to.match(/"contact" is taken/);
		const stored = await edit('n2', () => fill(['$.rating', 'Rating']));
		expect(stored['fields']).to.deep.equal([{ path: '$.rating', name: 'Rating', type: 'asAnswered' }]);
		expect(stored.problems).to.deep.equal([]);
	});

	it('Status Router finds time zones as they are typed, and refuses others', async () => {
		const wrong = await edit('n3', async () => {
			await page.fill('#node-input-timeZone', 'Mars/Olympus');
		});
		expect(wrong.problems.join()).to.match(/no time zone "Mars\/Olympus"/);
		const stored = await edit('n3', async () => {
			await page.fill('#node-input-timeZone', '');
			await page.locator('#node-input-timeZone').pressSequentially('new york');
			await page.click('text=America/New_York');
			await page.waitForFunction(
				() => document.querySelector('#whatsapp-status-router-now')?.textContent !== '',
			);
		});
		expect(stored).to.deep.include({ timeZone: 'America/New_York', problems: [] });
	});
});
