import type { Stage } from '../stage/stage';
import { type Report, type Story, PATIENCE, received, rowsOf, until } from './story';

/** Four of the five people cannot be reached, each for another reason; only two of those are a case for an SMS. */
const rejected = [
	{ to: '+15551230004', why: '131026' },
	{ to: '+15551230005', why: '131050' },
	{ to: '+15551230008', why: '130472' },
	{ to: '555 CAKE', why: 'Nothing was sent' },
];
const bySms = ['+15551230004', '+15551230008'];

export const rejectedMessages: Story = {
	name: 'rejected',
	title: '3  Rejected messages: each a row with its reason, an SMS where that helps, the numbers in a list',
	async play(stage: Stage): Promise<Report> {
		await stage.press('Send birthday gifts');
		const delivered = await received(stage, '+15551230001', 'CAKE4ANA');
		const rejections = await rowsOf(stage, 'rejections', rejected.length);
		const numbers = await rowsOf(stage, 'rejected-numbers', rejected.length);
		const sms = await until('the SMS', () => {
			const sent = stage.sms();
			return sent.length < bySms.length ? undefined : sent;
		});
		await stage.simulator.control.idle(PATIENCE);
		return {
			tables: [
				{ title: stage.table('rejections').title, rows: rejections },
				{ title: stage.table('rejected-numbers').title, rows: numbers },
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
