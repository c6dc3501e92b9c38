import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SmsGateway, startSmsGateway } from '../../../scripts/stage/sms-gateway';
import { type FlowNode, storyFlows, withAccount } from '../../../scripts/stage/stories';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { until } from '../until';
import { type NodeRed, startNodeRed } from './harness';

const ANA = '+15551230001';
const BEN = '+15551230002';
const CHLOE = '+33612345678';
const DEV = '+15551230004';
const ELI = '+15551230005';
const HANA = '+15551230008';

for (const version of ['5', '4.1'] as const) {
	describe(`The examples of the Node-RED package, as a user imports them (Node-RED ${version})`, () => {
		let folder: string;
		let simulator: Simulator;
		let sms: SmsGateway;
		let nodeRed: NodeRed;
		let flows: FlowNode[];
		let started: number;

		before(async () => {
			folder = mkdtempSync(path.join(tmpdir(), 'whatsapp-examples-'));
			simulator = await startSimulator({ seed: 'demo' });
			sms = await startSmsGateway();
			nodeRed = await startNodeRed({ version, env: { WHATSAPP_DEMO_DIR: folder, SMS_GATEWAY_URL: sms.url } });
			flows = withAccount(storyFlows(), { baseUrl: simulator.url, publicUrl: nodeRed.nodeUrl });
			started = nodeRed.child.log().length;
			await nodeRed.deploy(flows);
			await until('the webhook is registered', async () =>
				(await simulator.control.state()).phoneNumbers.some(({ override }) => override !== undefined),
			);
		});
		after(async () => {
			await nodeRed.stop();
			await sms.close();
			await simulator.close();
			rmSync(folder, { recursive: true, force: true });
		});

		it('1: each button has its own branch, and any other text is asked again', async () => {
			await press('Send campaign');
			const answers = [
				{ phone: ANA, tap: 'Yes, please', says: 'Wonderful, Ana! A loaf is waiting for you until Saturday.' },
				{ phone: BEN, tap: 'Not now', says: 'No problem! Whenever you feel like it, just write to us here.' },
				{ phone: CHLOE, tap: 'Stop offers', says: 'Understood: you get no more offers from us.' },
			];
			for (const { phone, tap, says } of answers) {
				await received(phone, 'spring_offer');
				await simulator.control.tap(phone, { title: tap });
				await received(phone, says);
			}

			await simulator.control.say(ANA, 'What is in it?');
			await received(ANA, 'we did not recognise your answer');
			await simulator.control.tap(ANA, { title: 'Not now' });
			await received(ANA, 'No problem!');
			expect(await count(BEN, 'did not recognise')).to.equal(0);
		});

		it('2: answers to a Flow, sent in the chat and by a template, become lines of a file', async () => {
			const values = {
				screen_0_RadioButtonsGroup_0: '0_Yes',
				screen_0_Dropdown_1: '0_Very_good',
				screen_0_CheckboxGroup_2: ['0_Taste', '2_Price'],
				screen_1_TextArea_0: ' Warm, and "crusty" ',
				screen_1_OptIn_1: true,
			};
			await simulator.control.say(ANA, 'Feedback');
			await received(ANA, 'Two short questions about your order 77');
			await simulator.control.answerFlow(ANA, { values });
			await received(ANA, 'Thank you for your feedback, Ana!');

			await press('Ask for feedback');
			await received(CHLOE, 'feedback_request');
			await simulator.control.answerFlow(CHLOE, {
				values: { ...values, screen_1_TextArea_0: '', screen_1_OptIn_1: false },
			});
			await received(CHLOE, 'Thank you for your feedback, Chloé!');

			const lines = await linesOf('responses.csv', 3);
			expect(lines[0]).to.equal('Time,Phone,Name,Order,On_time,Bread,Liked,Comment,May_contact');
			expect(lines[1]).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z,/);
			expect(lines[1]).to.contain(`,${ANA},Ana,77,Yes,Very good,"Taste, Price","Warm, and ""crusty""",true`);
			expect(lines[2]).to.contain(`,${CHLOE},Chloé,78,Yes,Very good,"Taste, Price",,false`);
			expect(await count(ANA, 'did not recognise')).to.equal(1);
		});

		it('3: rejections are noted with their reason, and those without WhatsApp get an SMS', async () => {
			await press('Send birthday gifts');
			await received(ANA, 'CAKE4ANA');

			const [head, ...rows] = await linesOf('rejections.csv', 5);
			expect(head).to.equal('Time,Message_From,Message_To,Status,Description');
			const recipients = rows.map((row) => row.split(',')[2]).sort();
			expect(recipients).to.deep.equal([DEV, ELI, HANA, '555 CAKE'].sort());
			for (const row of rows)
				expect(row).to.match(/^\d{4}-\d\d-\d\d [\d:]{8},(\+15550001111|1065),.*,Rejected,.{10}/);
			expect(rows.find((row) => row.includes(DEV))).to.match(/131026/);

			const [, ...numbers] = await linesOf('rejected-numbers.csv', 5);
			expect(numbers.map((line) => line.split(',')[0]).sort()).to.deep.equal(recipients);

			await until('two SMS', () => sms.sent.length === 2);
			expect(sms.sent.map(({ to }) => to).sort()).to.deep.equal([DEV, HANA]);
		});

		it('3: a number that is rejected again is noted again, but stands in the list once', async () => {
			await press('Send birthday gifts');
			await linesOf('rejections.csv', 9);
			await simulator.control.idle();
			expect(await linesOf('rejected-numbers.csv', 5)).to.have.length(5);
		});

		it('run without an error, and no webhook is lost', async () => {
			await simulator.control.idle();
			expect((await simulator.control.webhooks()).filter(({ state }) => state !== 'accepted')).to.deep.equal(
				[],
			);
			const complaints = nodeRed.child
				.log()
				.slice(started)
				.match(/^.*\[(?:error|warn)\].*$/gm);
			expect(complaints?.join('\n')).to.equal(undefined);
		});

		async function press(name: string): Promise<void> {
			const button = flows.find((node) => node.type === 'inject' && node['name'] === name);
			if (!button) throw new Error(`There is no button "${name}"`);
			const answer = await fetch(`${nodeRed.adminUrl}/inject/${button.id}`, { method: 'POST' });
			expect(answer.status).to.equal(200);
		}

		/** Messages of the business to a person with this text in them. */
		async function count(phone: string, text: string): Promise<number> {
			const chat = await simulator.control.chat(phone);
			return chat.filter(
				({ direction, body }) => direction === 'outbound' && JSON.stringify(body).includes(text),
			).length;
		}

		async function received(phone: string, text: string): Promise<void> {
			await until(`${phone} gets "${text}"`, async () => (await count(phone, text)) > 0);
		}

		/** The lines of a file, once there are as many. */
		async function linesOf(name: string, wanted: number): Promise<string[]> {
			let lines: string[] = [];
			await until(`${name} has ${wanted} lines`, () => {
				try {
					lines = readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n');
				} catch {
					lines = [];
				}
				return lines.length >= wanted;
			});
			return lines;
		}
	});
}
