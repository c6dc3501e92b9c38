/*
 * Flow Builder names what a Flow returns by itself (observed, undocumented): payload keys are
 * `screen_<screen>_<label or type>_<index>`, component names are `<label or type>_<six hex digits>`.
 */
const payloadKey = /^screen_\d+_(.+)_(\d+)$/s;
const hexSuffix = /^(.+)_([0-9a-f]{6})$/s;

/** Component types that Flow Builder puts where an input has no label of its own (Meta docs: Flow JSON, components). */
const inputTypes: ReadonlySet<string> = new Set([
	'TextInput',
	'TextArea',
	'CheckboxGroup',
	'RadioButtonsGroup',
	'Dropdown',
	'ChipsSelector',
	'OptIn',
	'DatePicker',
	'CalendarPicker',
	'PhotoPicker',
	'DocumentPicker',
	'NavigationList',
]);

/**
 * The name that a person would give the answer:
 *
 * - `screen_0_Order_number_1` → `Order_number`: the label; screen and index say nothing to a reader.
 * - `screen_1_TextInput_2` → `TextInput_2`: without a label the index is needed to tell inputs apart.
 * - `Order_number_428d5a` → `Order_number`: a random suffix after a label.
 * - `TextInput_428d5a` stays: the suffix is all that tells two such inputs apart.
 *
 * Anything else is the user's own name and stays as it is.
 */
export function cleanName(name: string): string {
	const [, label, index] = payloadKey.exec(name) ?? [];
	if (label === undefined || index === undefined) return withoutHexSuffix(name);
	const shown = typeAndSuffix(label)?.type ?? withoutHexSuffix(label);
	return inputTypes.has(shown) ? `${shown}_${index}` : shown;
}

/**
 * A clean name for each key of one answer. Where two would get the same, each keeps its own name: unlike numbering them,
 * that does not depend on the order of the keys, which is up to the phone.
 */
export function cleanNames(keys: readonly string[]): Map<string, string> {
	const names = new Map(keys.map((key) => [key, cleanName(key)]));
	for (;;) {
		const shared = sharedNames(names);
		if (shared.size === 0) return names;
		for (const [key, name] of names) if (shared.has(name)) names.set(key, key);
	}
}

/** The input type that Flow Builder wrote into a name: "RadioButtonsGroup" of `screen_0_RadioButtonsGroup_1`. */
export function inputType(name: string): string | undefined {
	const label = payloadKey.exec(name)?.[1] ?? name;
	return inputTypes.has(label) ? label : typeAndSuffix(label)?.type;
}

function typeAndSuffix(name: string): { type: string } | undefined {
	const type = hexSuffix.exec(name)?.[1];
	return type !== undefined && inputTypes.has(type) ? { type } : undefined;
}

/** Only a mix of digits and letters counts as random, so that "art_facade" and "ticket_123456" survive. */
function withoutHexSuffix(name: string): string {
	const [, label, suffix] = hexSuffix.exec(name) ?? [];
	if (label === undefined || suffix === undefined || inputTypes.has(label)) return name;
	return /\d/.test(suffix) && /[a-f]/.test(suffix) ? label : name;
}

function sharedNames(names: ReadonlyMap<string, string>): Set<string> {
	const seen = new Set<string>();
	const shared = new Set<string>();
	for (const name of names.values()) (seen.has(name) ? shared : seen).add(name);
	return shared;
}
