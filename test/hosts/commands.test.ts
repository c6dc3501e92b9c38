import { expect } from 'chai';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Child } from '../../scripts/stage/child';
import { SimulatorClient } from '../../simulator/client';
import { newFolder } from './folders';
import { runScript } from './run-script';
import { until } from './until';

describe('npm run demo', () => {
	it('plays the three stories in under a minute, and each comes out right', async () => {
		const started = Date.now();
		const demo = runScript('demo.ts');
		await demo.ended;
		expect(await demo.exitCode, demo.log()).to.equal(0);
		expect(demo.log()).to.match(/All three stories came out right/);
		expect(demo.log()).not.to.match(/✗/);
		// The bound is the promise of the README, twenty times what it takes.
		expect(Date.now() - started).to.be.below(60_000);
	});
});

describe('npm start', () => {
	let folder: string;
	beforeEach(() => {
		folder = newFolder('start');
	});
	afterEach(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it('prints where everything is, and ends without leaving anything behind', async () => {
		const first = await visit(folder);
		expect((await fetch(first.editor)).headers.get('content-type')).to.match(/html/);
		const flows = (await (await fetch(`${first.editor}/flows`)).json()) as { type: string; label?: string }[];
		expect(flows.filter(({ type }) => type === 'tab')).to.have.length(3);
		expect(JSON.stringify(flows)).not.to.match(/SIMULATOR-TOKEN|simulator-app-secret|verify-token/);
		const { phoneNumbers } = (await (await fetch(first.simulator)).json()) as {
			phoneNumbers: { override?: string }[];
		};
		expect(phoneNumbers[0]?.override).to.equal(`${first.editor}/whatsapp`);
		expect(existsSync(path.join(folder, 'stories'))).to.equal(true);

		await first.start.stop();
		for (const url of [first.editor, first.simulator]) {
			const answer = await fetch(url).then(
				() => 'answers',
				() => 'gone',
			);
			expect(answer, url).to.equal('gone');
		}
	});

	it('shows the stories to whoever presses their buttons: the customers answer by themselves', async () => {
		const { start, editor, simulator } = await visit(folder);
		for (const button of ['Send campaign', 'Send birthday gifts']) await press(editor, button);
		await start.waitFor(/SMS to \+15551230008/);
		const file = (name: string) => path.join(folder, 'stories', name);
		// Ana taps Yes, writes about feedback, gets the Flow and fills it in.
		await until('an answer in responses.csv', () => existsSync(file('responses.csv')));
		expect(readFileSync(file('responses.csv'), 'utf8')).to.match(
			/,Ana,77,Yes,Very good,Taste,Warm and crusty,true/,
		);
		expect(readFileSync(file('rejections.csv'), 'utf8')).to.match(/131026/);
		expect(readFileSync(file('rejected-numbers.csv'), 'utf8')).to.match(/\+15551230004/);
		const control = new SimulatorClient(new URL(simulator).origin);
		await until('Chloé taps Stop offers', async () =>
			JSON.stringify(await control.chat('+33612345678')).includes('you get no more offers'),
		);
		await start.stop();
	});

	it('keeps what was changed in the editor for the next visit', async () => {
		const first = await visit(folder);
		const flows = (await (await fetch(`${first.editor}/flows`)).json()) as object[];
		await fetch(`${first.editor}/flows`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify([...flows, { id: 'mine', type: 'tab', label: 'Mine' }]),
		});
		await first.start.stop();
		const second = await visit(folder);
		const kept = (await (await fetch(`${second.editor}/flows`)).json()) as { id: string }[];
		expect(kept.map(({ id }) => id)).to.include('mine');
		await second.start.stop();
	});
});

async function press(editor: string, name: string): Promise<void> {
	const flows = (await (await fetch(`${editor}/flows`)).json()) as {
		id: string;
		type: string;
		name?: string;
	}[];
	const button = flows.find((node) => node.type === 'inject' && node.name === name);
	expect((await fetch(`${editor}/inject/${button?.id ?? ''}`, { method: 'POST' })).status).to.equal(200);
}

async function visit(folder: string): Promise<{ start: Child; editor: string; simulator: string }> {
	const start = runScript('start.ts', '--folder', folder);
	const [, editor = ''] = await start.waitFor(/three stories\s+(http:\S+)/);
	const [, simulator = ''] = await start.waitFor(/the phones\s+(http:\S+)/);
	await start.waitFor(/Ctrl-C ends everything/);
	return { start, editor, simulator };
}
