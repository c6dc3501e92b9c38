import { existsSync } from 'node:fs';
import { type Browser, type Page, chromium } from 'playwright-core';

/** Where an installed Chrome or Chromium usually is, where the one from npm does not run. */
const installed = [
	process.env['CHROME_PATH'] ?? '',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:/Program Files/Google/Chrome/Application/chrome.exe',
	'/usr/bin/chromium',
	'/usr/bin/google-chrome',
];

/**
 * A browser without a window. On Linux (x64) it comes from npm and needs nothing of the system; elsewhere an installed
 * Chrome is taken, or the one that CHROME_PATH names.
 */
export async function openBrowser(): Promise<Browser> {
	if (process.platform === 'linux' && process.arch === 'x64') {
		const { default: bundled } = await import('@sparticuz/chromium');
		return chromium.launch({ executablePath: await bundled.executablePath(), args: bundled.args });
	}
	const executablePath = installed.find((path) => path !== '' && existsSync(path));
	if (executablePath === undefined) throw new Error('No Chrome was found: set CHROME_PATH to its program.');
	return chromium.launch({ executablePath });
}

/** A page whose own errors fail the test: a dialog that throws often still looks right. */
export async function openPage(
	browser: Browser,
	url: string,
	options: {
		/** "name=value; other=value": who is signed in. */
		cookie?: string;
		/** The language that the browser asks for. */
		locale?: string;
	} = {},
): Promise<{ page: Page; errors: string[] }> {
	const context = await browser.newContext({
		viewport: { width: 1600, height: 1000 },
		locale: options.locale ?? 'en-US',
	});
	await context.addCookies(cookiesOf(options.cookie ?? '', url));
	const page = await context.newPage();
	// The editor shares a small machine with its host and the tests.
	page.setDefaultTimeout(60_000);
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	await page.goto(url);
	return { page, errors };
}

function cookiesOf(header: string, url: string): { name: string; value: string; url: string }[] {
	const pairs = header.split('; ').filter((pair) => pair !== '');
	return pairs.map((pair) => {
		const [name = '', ...value] = pair.split('=');
		return { name, value: value.join('='), url: new URL(url).origin };
	});
}
