/** Longer than any text message (4,096 characters) and any media caption; what comes after it is not compared. */
export const longestCompared = 4096;

/** Accents over letters of alphabets that have them as an ornament; in Hindi or Thai the same marks are vowels. */
const accented = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/** Says that the character before it is meant as a picture; some phones add it, some do not. */
const emojiPresentation = /\ufe0f/g;

/** Direction marks and joiners without a width that phones and clipboards leave behind, except the joiner of emoji. */
const invisible = /[\u200b\u200e\u200f\u2060\ufeff]/g;

/**
 * The form in which texts of people are compared: without case, accents, spaces around and repeated spaces, so that
 * "  Sí,  CLARO " is "si, claro". Emoji count, with their skin tones; ❤ and ❤️ are the same.
 */
export function plainForm(text: string): string {
	return text
		.slice(0, longestCompared)
		.normalize('NFKD')
		.replace(emojiPresentation, '')
		.replace(invisible, '')
		.replace(accented, '$1')
		.normalize('NFC')
		.toUpperCase()
		.toLowerCase()
		.replace(/ς/g, 'σ')
		.replace(/\s+/g, ' ')
		.trim();
}
