import type { Locator, Page } from 'playwright-core';

/** What a person does in n8n's editor, in the words that stand on its buttons. */

/** Adds the first node of an empty workflow: the manual trigger. */
export async function startManually(page: Page): Promise<void> {
	await byTestId(page, 'canvas-add-button').click();
	await nodeInPanel(page, 'Trigger manually').click();
	await nodeOnCanvas(page, 'When clicking').waitFor();
}

/** Adds a node of a community package behind the newest one. @returns its open dialog */
export async function addNode(page: Page, name: string): Promise<Locator> {
	await byTestId(page, 'canvas-handle-plus').first().click();
	await search(page, name);
	await nodeInPanel(page, name).click();
	await page.getByRole('button', { name: 'Add to workflow' }).click();
	const dialog = byTestId(page, 'node-parameters');
	await dialog.waitFor();
	return dialog;
}

/** Opens the dialog of a node on the canvas. */
export async function openNode(page: Page, name: string): Promise<Locator> {
	await nodeOnCanvas(page, name).dblclick();
	const dialog = byTestId(page, 'node-parameters');
	await dialog.waitFor();
	return dialog;
}

/** Runs the workflow from this trigger, and waits until it has run and the notice of it has gone. */
export async function executeFrom(page: Page, trigger: string): Promise<void> {
	await nodeOnCanvas(page, trigger).hover();
	await nodeOnCanvas(page, trigger).getByRole('button', { name: 'Execute workflow' }).click();
	const notice = page.getByText('Workflow executed successfully');
	await notice.waitFor();
	await page.locator('.el-notification__closeBtn').click();
	await notice.waitFor({ state: 'hidden' });
	await page.mouse.move(0, 0);
}

/** Opens the list of a resource locator, searches it, and picks the first entry with this text. */
export async function pickFromList(page: Page, field: string, text: string): Promise<void> {
	await byTestId(page, `resource-locator-${field}`).locator('[data-test-id="rlc-input"]').click();
	await byTestId(page, 'rlc-search').fill(text);
	await byTestId(page, 'rlc-item').filter({ hasText: text }).first().click();
}

/** Chooses one of the credentials that n8n has. */
export async function chooseCredential(page: Page, name: string): Promise<void> {
	await byTestId(page, 'node-credentials-select').click();
	await page
		.getByRole('option', { name })
		.or(page.locator('li').filter({ hasText: name }))
		.first()
		.click();
}

export function nodeOnCanvas(page: Page, name: string): Locator {
	return byTestId(page, 'canvas-node').filter({ hasText: name }).first();
}

export function byTestId(page: Page, id: string): Locator {
	return page.locator(`[data-test-id="${id}"]`);
}

async function search(page: Page, text: string): Promise<void> {
	await byTestId(page, 'node-creator-search-bar').fill(text);
}

function nodeInPanel(page: Page, name: string): Locator {
	return byTestId(page, 'node-creator-item-name').filter({ hasText: name }).first();
}
