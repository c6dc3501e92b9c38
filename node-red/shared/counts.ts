import type { Node } from 'node-red';

/** The editor is told at most this often (milliseconds): a campaign must not flood its socket. */
const INTERVAL = 250;

/**
 * Live counts under a node, "✓ 812  ✗ 3". Kept under 20 characters, as the editor cuts longer ones.
 * @param render the status for the present counts
 */
export class Counts<Name extends string> {
	private readonly values = new Map<Name, number>();
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly node: Node,
		private readonly render: (count: (name: Name) => number) => {
			fill: 'green' | 'red' | 'yellow' | 'grey';
			text: string;
		},
	) {
		node.on('close', () => {
			clearTimeout(this.timer);
		});
	}

	add(name: Name, by = 1): void {
		this.values.set(name, (this.values.get(name) ?? 0) + by);
		this.timer ??= setTimeout(() => {
			this.timer = undefined;
			this.show();
		}, INTERVAL);
	}

	private show(): void {
		const { fill, text } = this.render((name) => this.values.get(name) ?? 0);
		this.node.status({ fill, shape: 'dot', text });
	}
}

/** 1234 → "1.2k": what fits under a node. */
export function short(count: number): string {
	if (count < 10_000) return String(count);
	if (count < 1_000_000) return `${String(Math.floor(count / 100) / 10)}k`;
	return `${String(Math.floor(count / 100_000) / 10)}M`;
}
