import type { Stage } from '../stage/stage';
import { type Check, type Report, type Story, received, textOf } from './story';

/** Who does what on getting the campaign, which branch that is, and what comes back. */
const people = [
	{
		name: 'Ana',
		phone: '+15551230001',
		act: { tap: 'Yes, please' },
		branch: 'Yes',
		answer: 'Wonderful, Ana! A loaf is waiting for you until Saturday.',
	},
	{
		name: 'Ben',
		phone: '+15551230002',
		act: { tap: 'Not now' },
		branch: 'Not now',
		answer: 'No problem! Whenever you feel like it, just write to us here.',
	},
	{
		name: 'Chloé',
		phone: '+33612345678',
		act: { say: 'Is it gluten-free?' },
		branch: 'any other text',
		answer: 'Sorry, we did not recognise your answer. Shall we put a loaf aside for you?',
	},
	{
		name: 'Chloé',
		phone: '+33612345678',
		act: { tap: 'Stop offers' },
		branch: 'Stop offers',
		answer: 'Understood: you get no more offers from us.',
	},
] as const;

export const quickReplies: Story = {
	name: 'quick-replies',
	title: '1  A campaign with quick replies: one branch for each button, a catch-all for any other text',
	async play(stage: Stage): Promise<Report> {
		const { control } = stage.simulator;
		await stage.press('Send campaign');
		const rows: Record<string, string>[] = [];
		const checks: Check[] = [];
		for (const { name, phone, act, branch, answer } of people) {
			const campaign = await received(stage, phone, 'spring_offer');
			if ('tap' in act) await control.tap(phone, { title: act.tap });
			else await control.say(phone, act.say);
			const reply = await received(stage, phone, answer.slice(0, 20), campaign);
			const did = 'tap' in act ? `taps [${act.tap}]` : `writes "${act.say}"`;
			rows.push({ Person: name, Does: did, Branch: branch, 'Gets back': textOf(reply) });
			checks.push({
				claim: `${name} ${did}: the branch "${branch}" answers`,
				expected: answer,
				found: textOf(reply),
			});
		}
		return { tables: [{ title: 'Who answered what', rows }], checks };
	},
};
