/** `npm run pictures`: takes the README's pictures anew, of the real editor with the stories in play. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openBrowser, openPage } from './stage/browser';
import { quickReplies } from './demo/quick-replies';
import { openNodeRedStage } from './stage/node-red-stage';

const root = path.resolve(__dirname, '..');
const pictures = path.join(root, 'docs', 'pictures');

async function take(): Promise<void> {
	mkdirSync(pictures, { recursive: true });
	mkdirSync(path.join(root, '.demo'), { recursive: true });
	const folder = mkdtempSync(path.join(root, '.demo', 'pictures-'));
	const stage = await openNodeRedStage({
		userDir: path.join(folder, 'node-red'),
		filesDir: path.join(folder, 'stories'),
		ports: { nodeRed: 0, simulator: 0 },
	});
	const browser = await openBrowser();
	try {
		const { page } = await openPage(browser, stage.nodeRed.url);
		await page.locator('.red-ui-flow-node').first().waitFor();
		await quickReplies.play(stage);
		// The tips and the notices of the start cover what is to be seen.
		await page.locator('.red-ui-info-footer, .red-ui-help-tips').evaluateAll((tips) => {
			for (const tip of tips) tip.remove();
		});
		await page.waitForTimeout(1000);
		await page.screenshot({ path: path.join(pictures, 'node-red-editor.png') });

		const template = page.locator('.red-ui-flow-node').filter({ hasText: 'spring offer' });
		await template.dblclick();
		await page.locator('#whatsapp-template-preview').getByText('Spring is in the oven').waitFor();
		await page.waitForTimeout(1000);
		await page.locator('.red-ui-tray').screenshot({ path: path.join(pictures, 'send-template.png') });
	} finally {
		await browser.close();
		await stage.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

take().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
