/** What Google's REST API answers: a status and JSON. */
export interface Answer {
	status: number;
	json: unknown;
}

export type Row = Record<string, string>;

/** A spreadsheet's sheets by their titles, each with the names of its columns. */
export type Sheets = Readonly<Record<string, readonly string[]>>;

export interface GoogleSheets {
	/** The rows of a sheet, below its column names, as a person reads them. */
	rows(title: string): Row[];
	answer(method: string, url: URL, authorization: string | undefined, body: unknown): Answer;
}

export const SPREADSHEET = { id: 'sunny-bakery-whatsapp', name: 'Sunny Bakery on WhatsApp' } as const;

/** What Google's sign-in gives; the only one that the stand-in takes. */
export const GOOGLE_TOKEN = 'google-token-of-the-stage';

interface Sheet {
	id: number;
	title: string;
	cells: string[][];
}

/**
 * A stand-in for Google Sheets with one spreadsheet, as far as n8n's node asks: the list of spreadsheets, the sheets of
 * one, reading a range, appending rows. Refuses what Google refuses: a foreign token, an unknown spreadsheet or sheet.
 */
export function googleSheets(
	content: Sheets,
	onRow: (title: string, cells: readonly string[]) => void = () => undefined,
): GoogleSheets {
	const sheets: Sheet[] = Object.entries(content).map(([title, columns], id) => ({
		id,
		title,
		cells: [[...columns]],
	}));
	return {
		rows(title) {
			const [columns = [], ...lines] = sheets.find((sheet) => sheet.title === title)?.cells ?? [];
			return lines.map((line) => Object.fromEntries(columns.map((column, at) => [column, line[at] ?? ''])));
		},
		answer(method, url, authorization, body) {
			if (authorization !== `Bearer ${GOOGLE_TOKEN}`) return refusal(401, 'UNAUTHENTICATED');
			if (url.pathname === '/drive/v3/files') return spreadsheets();
			const [, id = '', , range = '', act = ''] =
				/^\/v4\/spreadsheets\/([^/:]+)(\/values\/(.+?)(:append)?)?$/.exec(url.pathname) ?? [];
			if (id !== SPREADSHEET.id) return refusal(404, 'NOT_FOUND');
			if (range === '') return ok({ sheets: sheets.map(properties) });
			const title = titleOf(decodeURIComponent(range));
			const sheet = sheets.find((one) => one.title === title);
			if (!sheet) return refusal(400, 'INVALID_ARGUMENT', `Unable to parse range: ${range}`);
			if (method === 'GET') return ok({ range, majorDimension: 'ROWS', values: sheet.cells });
			if (method !== 'POST' || act !== ':append') return refusal(400, 'INVALID_ARGUMENT');
			const before = sheet.cells.length;
			const answer = append(sheet, body, url.searchParams.get('valueInputOption'));
			for (const cells of sheet.cells.slice(before)) onRow(sheet.title, cells);
			return answer;
		},
	};
}

function append(sheet: Sheet, body: unknown, input: string | null): Answer {
	const { values } = (typeof body === 'object' && body !== null ? body : {}) as { values?: unknown };
	if (!Array.isArray(values) || !values.every(Array.isArray)) return refusal(400, 'INVALID_ARGUMENT');
	if (input !== 'RAW' && input !== 'USER_ENTERED') return refusal(400, 'INVALID_ARGUMENT');
	for (const line of values as unknown[][]) sheet.cells.push(line.map((value) => cell(value, input)));
	return ok({ spreadsheetId: SPREADSHEET.id, updates: { updatedRows: values.length } });
}

/**
 * A cell as a person reads it. As if a user had entered it, Google makes a number of "+15551234567" and a formula of "=…"
 * (Google docs: Sheets API, ValueInputOption); RAW stays as it is.
 */
function cell(value: unknown, input: 'RAW' | 'USER_ENTERED'): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	if (input === 'RAW') return text;
	if (/^=/.test(text)) return '#ERROR!';
	return /^[+-]?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text;
}

/** "'Rejected numbers'!2:2" and "Rejected numbers!2:2" are ranges of the sheet "Rejected numbers". */
function titleOf(range: string): string {
	const [title = ''] = range.split('!');
	return title.replace(/^'(.*)'$/, '$1');
}

function properties({ id, title, cells }: Sheet): object {
	const gridProperties = { rowCount: Math.max(1000, cells.length), columnCount: 26 };
	return { properties: { sheetId: id, title, index: id, sheetType: 'GRID', gridProperties } };
}

function spreadsheets(): Answer {
	const { id, name } = SPREADSHEET;
	return ok({ files: [{ id, name, webViewLink: `https://docs.google.com/spreadsheets/d/${id}/edit` }] });
}

function ok(json: object): Answer {
	return { status: 200, json };
}

function refusal(status: number, code: string, message = code): Answer {
	return { status, json: { error: { code: status, message, status: code } } };
}
