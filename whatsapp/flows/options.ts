import { inputType } from './names';

/*
 * Flow Builder makes an option's id from its place and its title: `0_Yes`, `3_Above_£1000`, `1_Very_good_(4/5)` (observed,
 * undocumented). The id comes back as the answer, blanks written as underscores.
 */
const optionId = /^(0|[1-9]\d{0,2})_(\S+)$/;

/** Inputs whose answer is always an option's id. */
const optionInputs: ReadonlySet<string> = new Set([
	'RadioButtonsGroup',
	'CheckboxGroup',
	'Dropdown',
	'ChipsSelector',
	'NavigationList',
]);

/**
 * The option's title, from the id that Flow Builder made of it; any other value stays as it is.
 *
 * Only the name of the answer can tell what was asked (`screen_0_Dropdown_1`), and often it does not. So:
 * - an answer to a choice: index and underscores go, also from `0_5`;
 * - an answer to anything else (text, date, opt-in, files): never touched;
 * - an answer under a name of the user's own: only where the rest has something other than digits, so that `10_000`,
 *   `2025-03-21` and `2025_03_21` survive. A text that a person typed has blanks and survives too.
 *
 * @param name The answer's own name, before cleaning.
 */
export function cleanOption(value: string, name = ''): string {
	const type = inputType(name);
	if (type !== undefined && !optionInputs.has(type)) return value;
	const title = optionId.exec(value)?.[2];
	if (title === undefined) return value;
	const certain = type !== undefined;
	return certain || /[^\d_.,:;/+-]/.test(title) ? title.replaceAll('_', ' ').trim() || value : value;
}
