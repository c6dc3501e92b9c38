import type { Simulator } from '../../simulator/server/start';
import type { Sms } from './sms-gateway';

export type StoryName = 'quick-replies' | 'flow' | 'rejected';

/** What the stories write; a file in Node-RED, a sheet in n8n. */
export type TableName = 'responses' | 'rejections' | 'rejected-numbers';

export interface Table {
	/** As the host's user knows it: "responses.csv", or "Responses" for a sheet. */
	title: string;
	/** The rows so far. */
	rows(): Record<string, string>[];
}

/** A real host with the three stories on it, and the simulator: all that a story needs to be played. */
export interface Stage {
	simulator: Simulator;
	/** Lets a story's webhooks come in. @returns the function that ends that */
	begin(story: StoryName): Promise<() => Promise<void>>;
	/** Presses the button of this name, whichever story it belongs to. */
	press(button: string): Promise<void>;
	table(name: TableName): Table;
	/** The SMS that went out so far. */
	sms(): readonly Sms[];
	close(): Promise<void>;
}

/** The phone number id that the stories send from. */
export const PHONE_NUMBER_ID = '1065';

/** Waits until the stories' number has an override of its webhook that fits. @throws Error after 15 s */
export async function overrideOf(
	simulator: Simulator,
	fits: (address: string | undefined) => boolean,
): Promise<void> {
	const end = Date.now() + 15_000;
	for (;;) {
		const { phoneNumbers } = await simulator.control.state();
		const number = phoneNumbers.find(({ id }) => id === PHONE_NUMBER_ID);
		if (fits(number?.override)) return;
		if (Date.now() > end) throw new Error(`The webhook's address is still ${number?.override ?? 'not set'}.`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
