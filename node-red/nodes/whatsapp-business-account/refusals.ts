/** Milliseconds between two entries in the log. */
const INTERVAL = 60_000;

/**
 * Notes webhooks that were turned away: the first at once, then one line a minute with how many there were, so that
 * somebody who keeps knocking cannot fill the log.
 * @param note gets the newest sentence, and how many there were since the last note
 */
export function createRefusals(note: (problem: string, count: number) => void): {
	add(problem: string): void;
	close(): void;
} {
	let count = 0;
	let newest = '';
	let timer: NodeJS.Timeout | undefined;

	function flush(): void {
		timer = undefined;
		if (count === 0) return;
		note(newest, count);
		count = 0;
		timer = setTimeout(flush, INTERVAL);
		timer.unref();
	}

	return {
		add: (problem) => {
			count += 1;
			newest = problem;
			if (timer === undefined) flush();
		},
		close: () => {
			clearTimeout(timer);
			timer = undefined;
			if (count > 0) note(newest, count);
			count = 0;
		},
	};
}
