import type { Stage } from '../stage/stage';
import { type Report, type Story, received, rowsOf } from './story';

const ANA = '+15551230001';
const CHLOE = '+33612345678';

/** As the phone sends them: names and ids made by Meta's Flow Builder, stray blanks included. */
const answers = {
	screen_0_RadioButtonsGroup_0: '0_Yes',
	screen_0_Dropdown_1: '0_Very_good',
	screen_0_CheckboxGroup_2: ['0_Taste', '2_Price'],
	screen_1_TextArea_0: ' Warm and crusty ',
	screen_1_OptIn_1: true,
};

const expected = [
	{
		Phone: ANA,
		Name: 'Ana',
		Order: '77',
		On_time: 'Yes',
		Bread: 'Very good',
		Liked: 'Taste, Price',
		Comment: 'Warm and crusty',
		May_contact: 'true',
	},
	{
		Phone: CHLOE,
		Name: 'Chloé',
		Order: '78',
		On_time: 'Yes',
		Bread: 'Very good',
		Liked: 'Taste, Price',
		Comment: '',
		May_contact: 'false',
	},
];

export const flow: Story = {
	name: 'flow',
	title:
		'2  A Flow in the chat and by a template: the answers become rows, with the order that was sent along',
	async play(stage: Stage): Promise<Report> {
		const { control } = stage.simulator;
		await control.say(ANA, 'I have some feedback');
		await received(stage, ANA, 'Two short questions about your order 77');
		await control.answerFlow(ANA, { values: answers });
		const thanks = [await received(stage, ANA, 'Thank you for your feedback, Ana!')];

		await stage.press('Ask for feedback');
		await received(stage, CHLOE, 'feedback_request');
		await control.answerFlow(CHLOE, {
			values: { ...answers, screen_1_TextArea_0: '', screen_1_OptIn_1: false },
		});
		thanks.push(await received(stage, CHLOE, 'Thank you for your feedback, Chloé!'));

		const rows = await rowsOf(stage, 'responses', expected.length);
		const found = rows.map(({ Time: _time, ...answer }) => answer);
		return {
			tables: [{ title: stage.table('responses').title, rows }],
			checks: [
				...expected.map((row, index) => ({
					claim: `${row.Name}'s answers come back by name, with order ${row.Order}`,
					expected: JSON.stringify(row),
					found: JSON.stringify(found[index]),
				})),
				{ claim: 'Each answer is thanked for', expected: '2', found: String(thanks.length) },
			],
		};
	},
};
