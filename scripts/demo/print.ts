import type { Report } from './story';

const LONGEST_CELL = 72;

/** Prints a story's tables and checks. @returns the number of checks that failed */
export function printReport(title: string, { tables, checks }: Report): number {
	console.log(`\n${title}\n`);
	for (const table of tables) console.log(`${textTable(table.title, table.rows)}\n`);
	const failed = checks.filter(({ expected, found }) => expected !== found);
	console.log(`  ${checks.length - failed.length} of ${checks.length} as it should be`);
	for (const { claim, expected, found } of failed) {
		console.log(`  ✗ ${claim}\n      expected: ${expected}\n      found:    ${found}`);
	}
	return failed.length;
}

function textTable(title: string, rows: readonly Record<string, string>[]): string {
	const columns = Object.keys(rows[0] ?? {});
	const cell = (text = '') => (text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text);
	const widths = columns.map((column) =>
		Math.max(column.length, ...rows.map((row) => cell(row[column]).length)),
	);
	const line = (cells: readonly string[]) =>
		`  ${cells.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd();
	return [
		`  ${title}`,
		line(widths.map((width) => '─'.repeat(width))),
		line(columns),
		line(widths.map((width) => '─'.repeat(width))),
		...rows.map((row) => line(columns.map((column) => cell(row[column])))),
	].join('\n');
}
