import { expect } from 'chai';
import { rmSync } from 'node:fs';
import https from 'node:https';
import { type N8nStage, openN8nStage } from '../../../scripts/stage/n8n-stage';
import { storyWorkflows, workflowIds } from '../../../scripts/stage/n8n/stories';
import type { WorkflowFile, WorkflowNode } from '../../../scripts/stage/n8n/workflow-file';
import type { StoryName, TableName } from '../../../scripts/stage/stage';
import { signBody } from '../../../whatsapp/events/signature';
import { newFolder } from '../folders';
import { until } from '../until';
import { SECRET } from './trigger-workflow';

const ANA = '+15551230001';
const BEN = '+15551230002';
const CHLOE = '+33612345678';
const DEV = '+15551230004';
const ELI = '+15551230005';
const HANA = '+15551230008';

describe('The examples of the n8n package, as a user imports them', function () {
	this.timeout(900_000);
	let folder: string;
	let stage: N8nStage;
	let endStory: (() => Promise<void>) | undefined;

	before(async () => {
		folder = newFolder('n8n-examples');
		stage = await openN8nStage({ folder, ports: { n8n: 0, simulator: 0 } });
	});
	afterEach(async () => {
		await endStory?.();
		endStory = undefined;
	});
	after(async () => {
		await stage.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('are in n8n as they are in the files; their credentials were found by name', async () => {
		for (const file of storyWorkflows()) {
			const stored = await stage.n8n.rest.get<WorkflowFile>(`/rest/workflows/${file.id}`);
			expect(stored.nodes.map(withoutCredentials)).to.deep.equal(file.nodes.map(withoutCredentials));
			expect(stored.connections).to.deep.equal(file.connections);
			for (const { name, credentials = {} } of stored.nodes)
				for (const credential of Object.values(credentials)) expect(credential.id, name).to.be.a('string');
		}
	});

	it('hold the variables of their templates as the editor lists them', async () => {
		const senders = storyWorkflows()
			.flatMap(({ nodes }) => nodes)
			.filter(({ type }) => type.endsWith('.whatsAppSendTemplate'));
		expect(senders).to.have.length(3);
		for (const { name, type, typeVersion, parameters } of senders) {
			const { fields } = await stage.n8n.rest.post<{ fields: Field[] }>(
				'/rest/dynamic-node-parameters/resource-mapper-fields',
				{
					nodeTypeAndVersion: { name: type, version: typeVersion },
					path: 'parameters.variables',
					methodName: 'templateVariableFields',
					currentNodeParameters: parameters,
					credentials: { whatsAppFlowsApi: { id: 'whatsapp', name: 'WhatsApp account' } },
				},
			);
			const { schema, value } = parameters['variables'] as { schema: Field[]; value: object };
			// What is filled in is shown.
			const shown = fields.map((field) => ({ ...field, removed: field.removed && !(field.id in value) }));
			expect(schema, name).to.deep.equal(shown);
		}
	});

	it('1: each button has its own branch, and any other text is asked again', async () => {
		await begin('quick-replies');
		await stage.press('Send campaign');
		const answers = [
			{ phone: ANA, tap: 'Yes, please', says: 'Wonderful, Ana! A loaf is waiting for you until Saturday.' },
			{ phone: BEN, tap: 'Not now', says: 'No problem! Whenever you feel like it, just write to us here.' },
			{ phone: CHLOE, tap: 'Stop offers', says: 'Understood: you get no more offers from us.' },
		];
		for (const { phone, tap, says } of answers) {
			await received(phone, 'spring_offer');
			await stage.simulator.control.tap(phone, { title: tap });
			await received(phone, says);
		}
		await stage.simulator.control.say(ANA, 'What is in it?');
		await received(ANA, 'we did not recognise your answer');
		await stage.simulator.control.tap(ANA, { title: 'Not now' });
		await received(ANA, 'No problem!');
		expect(await count(BEN, 'did not recognise')).to.equal(0);
	});

	it('2: answers to a Flow, sent in the chat and by a template, become rows of a sheet', async () => {
		await begin('flow');
		const values = {
			screen_0_RadioButtonsGroup_0: '0_Yes',
			screen_0_Dropdown_1: '0_Very_good',
			screen_0_CheckboxGroup_2: ['0_Taste', '2_Price'],
			screen_1_TextArea_0: ' Warm, and "crusty" ',
			screen_1_OptIn_1: true,
		};
		await stage.simulator.control.say(ANA, 'Feedback');
		await received(ANA, 'Two short questions about your order 77');
		await stage.simulator.control.answerFlow(ANA, { values });
		await received(ANA, 'Thank you for your feedback, Ana!');

		await stage.press('Ask for feedback');
		await received(CHLOE, 'feedback_request');
		await stage.simulator.control.answerFlow(CHLOE, {
			values: { ...values, screen_1_TextArea_0: '', screen_1_OptIn_1: false },
		});
		await received(CHLOE, 'Thank you for your feedback, Chloé!');

		const rows = await rowsOf('responses', 2);
		expect(rows[0]?.['Time']).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
		const answered = { On_time: 'Yes', Bread: 'Very good', Liked: 'Taste, Price' };
		expect(rows.map(({ Time: _time, ...row }) => row)).to.deep.equal([
			{
				Phone: ANA,
				Name: 'Ana',
				Order: '77',
				...answered,
				Comment: 'Warm, and "crusty"',
				May_contact: 'true',
			},
			{ Phone: CHLOE, Name: 'Chloé', Order: '78', ...answered, Comment: '', May_contact: 'false' },
		]);
	});

	it('3: rejections are noted once with their reason, and those without WhatsApp get an SMS', async () => {
		await begin('rejected');
		await stage.press('Send birthday gifts');
		await received(ANA, 'CAKE4ANA');

		const rows = await rowsOf('rejections', 4);
		const recipients = [DEV, ELI, HANA, '555 CAKE'].sort();
		expect(rows.map((row) => row['Message_To']).sort()).to.deep.equal(recipients);
		for (const row of rows) {
			expect(row['Time']).to.match(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
			expect(row['Message_From']).to.match(/^(\+15550001111|1065)$/);
			expect(row['Status']).to.equal('Rejected');
			expect(row['Description']).to.have.length.above(10);
		}
		expect(rows.find((row) => row['Message_To'] === DEV)?.['Description']).to.contain('131026');
		const numbers = await rowsOf('rejected-numbers', 4);
		expect(numbers.map((row) => row['Number']).sort()).to.deep.equal(recipients);
		await until('two SMS', () => stage.sms().length === 2);
		expect(
			stage
				.sms()
				.map(({ to }) => to)
				.sort(),
		).to.deep.equal([DEV, HANA]);
		for (const { text } of stage.sms()) expect(text).to.match(/^Happy birthday from Sunny Bakery!/);

		// Meta repeats what it is not sure of.
		await stage.simulator.control.idle(20_000);
		const before = await runs('rejected');
		const webhooks = await stage.simulator.control.webhooks();
		const rejections = webhooks.filter(({ body }) => JSON.stringify(body).includes('"failed"'));
		expect(rejections).to.have.length.above(0);
		for (const { url, body } of rejections) expect(await post(url, JSON.stringify(body))).to.equal(200);
		await until('the repeated webhooks are worked off', async () => (await runs('rejected')) > before);
		await stage.n8n.executions(workflowIds.rejected, before + 1);
		expect(stage.table('rejections').rows()).to.have.length(4);
		expect(stage.sms()).to.have.length(2);
	});

	it('3: a number that is rejected again is noted again, but stands in the list once', async () => {
		await begin('rejected');
		await stage.press('Send birthday gifts');
		await rowsOf('rejections', 8);
		await stage.simulator.control.idle(20_000);
		await until('four SMS', () => stage.sms().length === 4);
		expect(stage.table('rejected-numbers').rows()).to.have.length(4);
	});

	it('are deaf to a webhook that is not signed by Meta', async () => {
		await begin('flow');
		const [webhook] = await stage.simulator.control.webhooks();
		const { phoneNumbers } = await stage.simulator.control.state();
		const address = phoneNumbers.find(({ id }) => id === '1065')?.override ?? '';
		const before = await runs('flow');
		expect(await post(address, JSON.stringify(webhook?.body), 'of-somebody-else')).to.equal(401);
		expect(await runs('flow')).to.equal(before);
	});

	it('ran without a failure; no webhook was lost, and nothing was asked of the internet', async () => {
		await stage.simulator.control.idle(20_000);
		const webhooks = await stage.simulator.control.webhooks();
		expect(webhooks.filter(({ state }) => state !== 'accepted')).to.deep.equal([]);
		expect(webhooks).to.have.length.above(10);
		for (const id of Object.values(workflowIds)) {
			const executions = await stage.n8n.executions(id, 1);
			const failed = executions
				.filter(({ status }) => status !== 'success')
				.map(({ error }) => error?.message);
			expect(failed, id).to.deep.equal([]);
		}
		expect(stage.outside.strangers).to.deep.equal([]);
		expect(stage.n8n.log()).not.to.match(/SIMULATOR-TOKEN|simulator-app-secret|of-the-stage/);
	});

	interface Field {
		id: string;
		removed: boolean;
	}

	/** The trigger registers itself when the story begins, and takes itself off Meta when it ends. */
	async function begin(story: StoryName): Promise<void> {
		endStory = await stage.begin(story);
	}

	/** How often a story's workflow has run. */
	async function runs(story: StoryName): Promise<number> {
		return (await stage.n8n.executions(workflowIds[story], 0)).length;
	}

	/** Messages of the business to a person with this text in them. */
	async function count(phone: string, text: string): Promise<number> {
		const chat = await stage.simulator.control.chat(phone);
		return chat.filter(
			({ direction, body }) => direction === 'outbound' && JSON.stringify(body).includes(text),
		).length;
	}

	async function received(phone: string, text: string): Promise<void> {
		await until(`${phone} gets "${text}"`, async () => (await count(phone, text)) > 0);
	}

	/** The rows of a sheet, once there are as many. */
	async function rowsOf(name: TableName, wanted: number): Promise<Record<string, string>[]> {
		const table = stage.table(name);
		await until(`${table.title} has ${wanted} rows`, () => table.rows().length >= wanted);
		return table.rows();
	}
});

function withoutCredentials({ credentials: _credentials, ...node }: WorkflowNode): object {
	return node;
}

/** Sends a webhook as Meta does, to an https address. @returns the status of the answer */
function post(address: string, body: string, secret = SECRET): Promise<number> {
	return new Promise((resolve, reject) => {
		const headers = {
			'content-type': 'application/json',
			'x-hub-signature-256': signBody(Buffer.from(body), secret),
		};
		https
			.request(address, { method: 'POST', headers }, (response) => {
				response.resume().once('end', () => {
					resolve(response.statusCode ?? 0);
				});
			})
			.once('error', reject)
			.end(body);
	});
}
