const placeholder = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/**
 * The placeholders of a text, each once: numbered ones by number, since that is the order in which their values are
 * sent, named ones as they appear.
 */
export function placeholdersOf(text: string): string[] {
	const names = [...new Set(Array.from(text.matchAll(placeholder), (match) => match[1] ?? ''))];
	return names.every(isNumber) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/** The text with values in place; a placeholder without one stays. */
export function replacePlaceholders(text: string, value: (name: string) => string | undefined): string {
	return text.replace(placeholder, (whole, name: string) => value(name) ?? whole);
}

export function isNumber(name: string): boolean {
	return /^\d+$/.test(name);
}
