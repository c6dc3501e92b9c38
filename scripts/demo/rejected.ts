import type { Stage } from '../stage/stage';
import { type Report, type Story, press, received, rowsOf, until } from './story';

/** Four of the five people cannot be reached, each for another reason; only two of those are a case for an SMS. */
const rejected = [
	{ to: '+15551230004', why: '131026' },
	{ to: '+15551230005', why: '131050' },
	{ to: '+15551230008', why: '130472' },
	{ to: '555 CAKE', why: 'Nothing was sent' },
];
const bySms = ['+15551230004', '+15551230008'];

export const rejectedMessages: Story = {
	title:
		'3  Rejected messages: each with its reason in rejections.csv, an SMS where that helps, the numbers in a list',
	async play(stage: Stage): Promise<Report> {
		await press(stage, 'Send birthday gifts');
		const delivered = await received(stage, '+15551230001', 'CAKE4ANA');
		const rejections = await rowsOf(stage, 'rejections.csv', rejected.length);
		const numbers = await rowsOf(stage, 'rejected-numbers.csv', rejected.length);
		const sms = await until('the SMS', () =>
			stage.sms.sent.length >= bySms.length ? stage.sms.sent : undefined,
		);
		await stage.simulator.control.idle();
		return {
			tables: [
				{ title: 'rejections.csv', rows: rejections },
				{ title: 'rejected-numbers.csv', rows: numbers },
				{ title: 'SMS sent instead', rows: sms.map(({ to, text }) => ({ To: to, Text: text })) },
			],
			checks: [
				{ claim: 'Ana gets her gift by WhatsApp', expected: 'outbound', found: delivered.direction },
				...rejected.map(({ to, why }) => ({
					claim: `${to} is noted with the reason (${why})`,
					expected: 'noted',
					found: rejections.some((row) => row['Message_To'] === to && row['Description']?.includes(why))
						? 'noted'
						: 'not noted',
				})),
				{
					claim: 'Every rejected number stands in the list once',
					expected: sorted(rejected.map(({ to }) => to)),
					found: sorted(numbers.map((row) => row['Number'] ?? '')),
				},
				{
					claim: 'An SMS goes to those whom another channel reaches, and to nobody else',
					expected: sorted(bySms),
					found: sorted(sms.map(({ to }) => to)),
				},
			],
		};
	},
};

function sorted(texts: readonly string[]): string {
	return [...texts].sort().join(', ');
}
