import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { envelope, type Common } from './common';
import { checkId, checkUnique, interactiveParts } from './interactive';
import { checkCount, checkText, limits, optionalText } from './limits';

export interface ListRow {
	/** Comes back with the choice; by default the title. */
	id?: string | undefined;
	title: string;
	description?: string | undefined;
}

export interface ListSection {
	/** Needed as soon as there are two sections. */
	title?: string | undefined;
	rows: readonly ListRow[];
}

/**
 * A message with a button that opens a list to choose one row from: up to 10 rows over up to 10 sections.
 *
 * @throws FieldError; names section and row by their numbers.
 */
export function listMessage(
	common: Common,
	input: {
		text: string;
		/** Text only; Meta takes no media here. */
		header?: string | undefined;
		footer?: string | undefined;
		buttonText: string;
		sections: readonly ListSection[];
	},
): JsonObject {
	const parts = interactiveParts({ ...input, maxText: limits.listBody });
	const button = checkText('Button text', input.buttonText, { max: limits.listButton });
	checkCount('Sections', 'sections', input.sections.length, limits.listSections);
	const sections = input.sections.map((section, index) =>
		readSection(section, `Section ${index + 1}`, input.sections.length > 1),
	);
	const ids = sections.flatMap((section) => section.rows.map((row) => row.id));
	checkCount('Rows', 'rows in all sections together', ids.length, limits.listRows);
	checkUnique(
		ids,
		(id, first, second) =>
			new FieldError(
				`Row ${second}, id`,
				`"${id}" is already the id of row ${first}, counted over all sections. Change one.`,
			),
	);
	return envelope(common, 'interactive', { type: 'list', ...parts, action: { button, sections } });
}

function readSection(section: ListSection, name: string, titleNeeded: boolean) {
	const rule = { max: limits.listSectionTitle };
	const title = titleNeeded
		? checkText(`${name}, title`, section.title, rule)
		: optionalText(`${name}, title`, section.title, rule);
	if (section.rows.length === 0) throw new FieldError(name, 'has no rows. Add one or remove the section.');
	const rows = section.rows.map((row, index) => readRow(row, `${name}, row ${index + 1}`));
	return title === undefined ? { rows } : { title, rows };
}

function readRow(row: ListRow, name: string) {
	const title = checkText(`${name}, title`, row.title, { max: limits.listRowTitle });
	const id = checkId(`${name}, id`, row.id, title, limits.listRowId);
	const description = optionalText(`${name}, description`, row.description, {
		max: limits.listRowDescription,
	});
	return description === undefined ? { id, title } : { id, title, description };
}
