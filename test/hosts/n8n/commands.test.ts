import { expect } from 'chai';
import { rmSync } from 'node:fs';
import type { Child } from '../../../scripts/stage/child';
import { OWNER, type Rest, signInAsOwner } from '../../../scripts/stage/n8n/rest';
import type { WorkflowFile } from '../../../scripts/stage/n8n/workflow-file';
import { SimulatorClient } from '../../../simulator/client';
import { newFolder } from '../folders';
import { runScript } from '../run-script';

describe('npm run demo -- --host n8n', function () {
	this.timeout(900_000);

	it('plays the three stories, and each comes out right', async () => {
		const demo = runScript('demo.ts', '--host', 'n8n');
		await demo.ended;
		expect(await demo.exitCode, demo.log()).to.equal(0);
		expect(demo.log()).to.match(/All three stories came out right/);
		expect(demo.log()).not.to.match(/✗/);
	});

	it('says which hosts there are', async () => {
		const demo = runScript('demo.ts', '--host', 'zapier');
		await demo.ended;
		expect(demo.log()).to.match(/^--host zapier: the hosts are node-red and n8n\.$/m);
		expect(await demo.exitCode).to.equal(1);
	});
});

describe('npm run start:n8n', function () {
	this.timeout(900_000);
	let folder: string;

	before(() => {
		folder = newFolder('start-n8n');
	});
	after(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it('opens n8n with the stories in place, tells what they do, and leaves nothing running', async () => {
		const { start, editor, simulator, rest } = await visit(folder);
		const workflows = await rest.get<WorkflowFile[]>('/rest/workflows');
		expect(workflows.map(({ name, active }) => [name, active]).sort()).to.deep.equal([
			['1 - Campaign with quick replies', true],
			['2 - Flow to Google Sheets', false],
			['3 - Rejected to Google Sheets and SMS', false],
		]);

		// As the button at the first node does. The customers answer by themselves.
		await rest.post('/rest/workflows/campaign-quick-replies/run', {
			triggerToStartFrom: { name: 'Send campaign' },
		});
		const control = new SimulatorClient(new URL(simulator).origin);
		await received(control, '+33612345678', 'you get no more offers');
		await rest.post('/rest/workflows/rejected-to-sheets-and-sms/run', {
			triggerToStartFrom: { name: 'Send birthday gifts' },
		});
		await start.waitFor(/Row in the sheet "Rejections": .*\| 555 CAKE \| Rejected \|/);

		await end(start);
		for (const url of [editor, simulator]) {
			const answer = await fetch(url).then(
				() => 'answers',
				() => 'gone',
			);
			expect(answer, url).to.equal('gone');
		}
	});

	it('keeps what was changed in the editor for the next visit', async () => {
		const first = await visit(folder);
		await first.rest.post('/rest/workflows', { name: 'Mine', nodes: [], connections: {} });
		await end(first.start);
		const second = await visit(folder);
		const workflows = await second.rest.get<WorkflowFile[]>('/rest/workflows');
		expect(workflows.map(({ name }) => name))
			.to.include('Mine')
			.and.have.length(4);
		await end(second.start);
	});
});

async function visit(
	folder: string,
): Promise<{ start: Child; editor: string; simulator: string; rest: Rest }> {
	const start = runScript('start-n8n.ts', '--folder', folder);
	const timeout = { timeout: 600_000 };
	const [, editor = ''] = await start.waitFor(/three stories\s+(http:\S+)/, timeout);
	const [, simulator = ''] = await start.waitFor(/the phones\s+(http:\S+)/);
	await start.waitFor(new RegExp(`Sign in\\s+${OWNER.email}\\s+${OWNER.password}`));
	await start.waitFor(/Ctrl-C ends everything/);
	return { start, editor, simulator, rest: await signInAsOwner(editor) };
}

/** As Ctrl-C does. */
async function end(start: Child): Promise<void> {
	process.kill(start.pid, 'SIGINT');
	await start.ended;
	expect(await start.exitCode).to.equal(0);
}

async function received(control: SimulatorClient, phone: string, text: string): Promise<void> {
	const until = Date.now() + 30_000;
	while (!JSON.stringify(await control.chat(phone)).includes(text)) {
		if (Date.now() > until) throw new Error(`${phone} did not get "${text}" within 30 s`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}
