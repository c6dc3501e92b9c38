import { expect } from 'chai';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage } from '../../../scripts/stage/browser';
import {
	addNode,
	byTestId,
	chooseCredential,
	executeFrom,
	nodeOnCanvas,
	openNode,
	pickFromList,
	startManually,
} from '../../../scripts/stage/n8n/editor';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { ROOT } from '../folders';
import { type N8n, startN8n } from './harness';
import { credential } from './trigger-workflow';

const ANA = '+15551230001';

describe('The editor of n8n, used by a person', function () {
	this.timeout(900_000);
	let simulator: Simulator;
	let n8n: N8n;
	let browser: Browser;

	before(async () => {
		simulator = await startSimulator({ seed: 'demo' });
		const ours = { ...credential(simulator), name: 'WhatsApp account' };
		const other = { ...credential(simulator, { accessToken: 'OF-ANOTHER-BUSINESS' }), id: 'other' };
		n8n = await startN8n({ credentials: [ours, { ...other, name: 'Another business' }] });
		browser = await openBrowser();
	});
	after(async () => {
		await browser.close();
		await n8n.stop();
		await simulator.close();
	});

	it('Send Template: picked from the panel, a template from the list, its variables filled, executed', async () => {
		const { page, errors } = await openPage(browser, `${n8n.url}/workflow/new`, { cookie: n8n.rest.cookie });
		await startManually(page);

		const dialog = await addNode(page, 'WhatsApp Send Template');
		await chooseCredential(page, 'WhatsApp account');
		await dialog.getByText('Choose a template to see its variables.').waitFor();
		// On the second page of Meta's answer.
		await pickFromList(page, 'template', 'spring_offer · en_US · Marketing · Approved');
		await dialog.getByText('Body: first_name (e.g. Ana)').waitFor();

		await byTestId(page, 'parameter-input-to').locator('input').fill(ANA);
		await byTestId(page, 'parameter-input-body.first_name').locator('input').fill('Ana');
		await byTestId(page, 'node-execute-button').click();
		const output = byTestId(page, 'output-panel');
		await output.getByText('Accepted Branch (1 item)').waitFor();

		const chat = await simulator.control.chat(ANA);
		expect(chat).to.have.length(1);
		expect(chat[0]?.body).to.have.nested.property('template.name', 'spring_offer');
		expect(JSON.stringify(chat[0]?.body)).to.contain('"text":"Ana"');
		await output
			.getByText(chat[0]?.id ?? 'no id')
			.first()
			.waitFor();

		await byTestId(page, 'ndv-close-button').click();
		const onCanvas = byTestId(page, 'canvas-node').filter({ hasText: 'WhatsApp Send Template' });
		await onCanvas.getByText('spring_offer/en_US').waitFor();
		expect(errors).to.deep.equal([]);
	});

	it('an example is imported from its file, and finds the credential by its name', async () => {
		const { page, errors } = await openPage(browser, `${n8n.url}/workflow/new`, { cookie: n8n.rest.cookie });
		await byTestId(page, 'canvas-add-button').waitFor();
		const file = path.join(ROOT, 'examples', 'n8n', '1 - Campaign with quick replies.json');
		await byTestId(page, 'workflow-import-input').setInputFiles(file);
		for (const name of ['Send campaign', 'Spring offer', 'Answers', 'Ask again'])
			await nodeOnCanvas(page, name).waitFor();

		await openNode(page, 'Spring offer');
		const credentials = byTestId(page, 'node-credentials-select');
		expect(await credentials.locator('input').inputValue()).to.equal('WhatsApp account');
		await byTestId(page, 'ndv-close-button').click();

		await executeFrom(page, 'Send campaign');
		const names = (await simulator.control.messages()).map(({ phone }) => phone);
		expect(names).to.include.members(['+15551230002', '+33612345678']);
		expect(errors).to.deep.equal([]);
	});
});
