/**
 * Lets messages to one person go out one after the other, in the order of the items: a picture and then the question about
 * it. Messages to others do not wait.
 */
export function inTurns(): (recipient: string, work: () => Promise<void>) => Promise<void> {
	const last = new Map<string, Promise<void>>();
	return (recipient, work) => {
		const turn = (last.get(recipient) ?? Promise.resolve()).then(work);
		last.set(recipient, turn);
		return turn;
	};
}
