/**
 * `npm run pictures`: takes the README's pictures anew, of the real editors with the stories in play.
 *
 *   --host n8n | node-red   only those of this host
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { quickReplies } from './demo/quick-replies';
import { playOn } from './demo/story';
import { openBrowser, openPage } from './stage/browser';
import { byTestId, executeFrom, openNode } from './stage/n8n/editor';
import { workflowIds } from './stage/n8n/stories';
import { openN8nStage } from './stage/n8n-stage';
import { openNodeRedStage } from './stage/node-red-stage';

const root = path.resolve(__dirname, '..');
const picture = (name: string) => path.join(root, 'docs', 'pictures', `${name}.png`);

const hosts: Readonly<Record<string, (browser: Browser, folder: string) => Promise<void>>> = {
	'node-red': takeNodeRed,
	n8n: takeN8n,
};

async function take(): Promise<void> {
	const { values } = parseArgs({ options: { host: { type: 'string' } } });
	mkdirSync(path.dirname(picture('any')), { recursive: true });
	mkdirSync(path.join(root, '.demo'), { recursive: true });
	const folder = mkdtempSync(path.join(root, '.demo', 'pictures-'));
	const browser = await openBrowser();
	try {
		for (const [host, takeFor] of Object.entries(hosts))
			if (values.host === undefined || values.host === host) await takeFor(browser, folder);
	} finally {
		await browser.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function takeNodeRed(browser: Browser, folder: string): Promise<void> {
	const stage = await openNodeRedStage({
		userDir: path.join(folder, 'node-red'),
		filesDir: path.join(folder, 'stories'),
		ports: { nodeRed: 0, simulator: 0 },
	});
	try {
		const { page } = await openPage(browser, stage.nodeRed.url);
		await page.locator('.red-ui-flow-node').first().waitFor();
		await playOn(stage, quickReplies);
		// The tips and the notices of the start cover what is to be seen.
		await page.locator('.red-ui-info-footer, .red-ui-help-tips').evaluateAll((tips) => {
			for (const tip of tips) tip.remove();
		});
		await page.waitForTimeout(1000);
		await page.screenshot({ path: picture('node-red-editor') });

		const template = page.locator('.red-ui-flow-node').filter({ hasText: 'spring offer' });
		await template.dblclick();
		await page.locator('#whatsapp-template-preview').getByText('Spring is in the oven').waitFor();
		await page.waitForTimeout(1000);
		await page.locator('.red-ui-tray').screenshot({ path: picture('send-template') });
	} finally {
		await stage.close();
	}
}

async function takeN8n(browser: Browser, folder: string): Promise<void> {
	const stage = await openN8nStage({ folder, ports: { n8n: 0, simulator: 0 } });
	try {
		const end = await stage.begin('quick-replies');
		const url = `${stage.n8n.url}/workflow/${workflowIds['quick-replies']}`;
		const { page } = await openPage(browser, url, { cookie: stage.n8n.rest.cookie });
		await executeFrom(page, 'Send campaign');
		await page.waitForTimeout(1000);
		await page.screenshot({ path: picture('n8n-editor') });

		await openNode(page, 'Spring offer');
		await byTestId(page, 'output-panel').locator('[data-test-id="radio-button-schema"]').click();
		await page.waitForTimeout(1000);
		await byTestId(page, 'ndv').screenshot({ path: picture('n8n-send-template') });
		await end();
	} finally {
		await stage.close();
	}
}

take().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
