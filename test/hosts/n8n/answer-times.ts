import { readFileSync } from 'node:fs';

/**
 * Asks an address again and again, and tells for how long its process kept others waiting at most, in milliseconds. Where
 * the system tells the CPU time of a process, a wait is no longer than what it spent: a busy machine is not its fault.
 */
export function watchAnswerTimes(address: string, pid: number): { longest: () => Promise<number> } {
	let ended = false;
	const watching = watch();
	return {
		longest: () => {
			ended = true;
			return watching;
		},
	};

	async function watch(): Promise<number> {
		let longest = 0;
		while (!ended) {
			const [begin, spent] = [performance.now(), cpuTime(pid)];
			await fetch(address);
			const wait = performance.now() - begin;
			longest = Math.max(
				longest,
				spent === undefined ? wait : Math.min(wait, (cpuTime(pid) ?? wait) - spent),
			);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		return longest;
	}
}

/** Linux counts it in hundredths of a second, in the fields 14 and 15; the name in field 2 may have blanks. */
function cpuTime(pid: number): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) * 10;
	} catch {
		return undefined;
	}
}
