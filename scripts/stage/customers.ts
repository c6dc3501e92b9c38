import type { MessageView, SimulatorClient } from '../../simulator/client';
import type { StoryName } from './stage';

/** What a customer does about a message, some seconds after it came. */
type Act = (control: SimulatorClient, phone: string) => Promise<unknown>;

const ANA = '+15551230001';
const BEN = '+15551230002';
const CHLOE = '+33612345678';

const tap =
	(title: string): Act =>
	(control, phone) =>
		control.tap(phone, { title });
const say =
	(text: string): Act =>
	(control, phone) =>
		control.say(phone, text);
const fillIn =
	(comment: string): Act =>
	(control, phone) =>
		control.answerFlow(phone, {
			values: {
				screen_0_RadioButtonsGroup_0: '0_Yes',
				screen_0_Dropdown_1: '0_Very_good',
				screen_0_CheckboxGroup_2: ['0_Taste'],
				screen_1_TextArea_0: comment,
				screen_1_OptIn_1: true,
			},
		});

interface Habit {
	to: string;
	/** Stands in the message. */
	text: string;
	act: Act;
	/** The story that hears of it. */
	story: StoryName;
}

/** How the people of the simulator's bakery answer the stories. The first line whose text stands in a message counts. */
const habits: readonly Habit[] = [
	{ story: 'quick-replies', to: ANA, text: 'spring_offer', act: tap('Yes, please') },
	{ story: 'quick-replies', to: BEN, text: 'spring_offer', act: tap('Not now') },
	{ story: 'quick-replies', to: CHLOE, text: 'spring_offer', act: say('Is it gluten-free?') },
	{ story: 'quick-replies', to: CHLOE, text: 'did not recognise your answer', act: tap('Stop offers') },
	{
		story: 'flow',
		to: ANA,
		text: 'A loaf is waiting for you',
		act: say('Lovely! I have some feedback, too.'),
	},
	{ story: 'flow', to: ANA, text: 'Two short questions', act: fillIn('Warm and crusty') },
	{ story: 'flow', to: CHLOE, text: 'feedback_request', act: fillIn('') },
	{ story: 'flow', to: BEN, text: 'feedback_request', act: fillIn('A bit late, but good') },
];

/** Long enough to watch the counts under the nodes change one after the other. */
const THINKING = 1500;

/**
 * Lets the customers answer by themselves, so that whoever presses a button on the canvas sees a conversation.
 * @param listens whether a story hears of what they do; what nobody hears of is not done
 * @returns the function that ends it
 */
export function wakeCustomers(
	control: SimulatorClient,
	tell: (line: string) => void,
	listens: (story: StoryName) => Promise<boolean> = () => Promise.resolve(true),
): () => void {
	const seen = new Set<string>();
	const look = async () => {
		for (const message of await control.messages()) {
			if (seen.has(message.id)) continue;
			seen.add(message.id);
			if (message.direction === 'inbound') continue;
			const habit = habits.find(({ to, text }) => to === message.phone && written(message).includes(text));
			if (habit) setTimeout(() => void act(habit).catch(report), THINKING).unref();
		}
	};
	const act = async (habit: Habit) => {
		if (await listens(habit.story)) await habit.act(control, habit.to);
	};
	const report = (error: unknown) => {
		tell(error instanceof Error ? error.message : String(error));
	};
	const timer = setInterval(() => void look().catch(report), 300);
	return () => {
		clearInterval(timer);
	};
}

function written({ body }: MessageView): string {
	return JSON.stringify(body);
}

/**
 * Acts as a customer: "Ana feedback" writes "feedback", "Ben Not now" taps the button of that name where his newest
 * message has one.
 * @returns what was done, or how to say it
 */
export async function actAs(control: SimulatorClient, line: string): Promise<string> {
	const people = await control.people();
	const [, name = '', text = ''] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(line) ?? [];
	const person = people.find((one) => one.name.toLowerCase() === name.toLowerCase());
	if (!person) {
		const names = people.map((one) => one.name).join(', ');
		return `Write a name and a text, such as: Ana feedback. The people are ${names}.`;
	}
	try {
		await control.tap(person.phone, { title: text });
		return `${person.name} taps [${text}]`;
	} catch {
		// No such button: then it is something to write.
	}
	try {
		await control.say(person.phone, text);
		return `${person.name} writes "${text}"`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
