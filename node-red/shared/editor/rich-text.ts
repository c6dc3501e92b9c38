/** What stands at a placeholder: a text that will be there, or the place that it is read from. */
export interface Filled {
	text: string;
	/** Not known before a message comes: shown as a chip. */
	dynamic: boolean;
}

/**
 * WhatsApp's marks, each at the edge of a word (WhatsApp help centre: How to format your messages), and placeholders.
 * Placeholders are looked for in the same pass, since their names have underscores.
 */
const mark =
	/\{\{\s*([^{}\s]+)\s*\}\}|(?<![\p{L}\p{N}])(?:\*(?=\S)([^\n]+?)(?<=\S)\*|_(?=\S)([^\n]+?)(?<=\S)_|~(?=\S)([^\n]+?)(?<=\S)~)(?![\p{L}\p{N}])|```([^`]+)```/gu;

const tags = ['strong', 'em', 's'] as const;

/** A text as the phone shows it: bold, italic, struck through, and its placeholders filled in. */
export function richText(text: string, fill: (name: string) => Filled | undefined): JQuery {
	const element = $('<span></span>');
	let end = 0;
	for (const match of text.matchAll(mark)) {
		const [whole, placeholder, ...marked] = match;
		element.append(document.createTextNode(text.slice(end, match.index)));
		end = match.index + whole.length;
		if (placeholder !== undefined) element.append(filledIn(whole, fill(placeholder)));
		else element.append(formatted(marked, fill));
	}
	return element.append(document.createTextNode(text.slice(end)));
}

function filledIn(placeholder: string, filled: Filled | undefined): JQuery {
	if (filled && !filled.dynamic) return $('<span></span>').text(filled.text);
	return $('<span class="whatsapp-chip"></span>')
		.toggleClass('whatsapp-chip-empty', !filled)
		.text(filled?.text ?? placeholder);
}

function formatted(
	marked: readonly (string | undefined)[],
	fill: (name: string) => Filled | undefined,
): JQuery {
	const [bold, italic, struck, code] = marked;
	if (code !== undefined) return $('<code></code>').text(code);
	const index = bold !== undefined ? 0 : italic !== undefined ? 1 : 2;
	return $(document.createElement(tags[index])).append(richText(bold ?? italic ?? struck ?? '', fill));
}
