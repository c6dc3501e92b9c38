import { FieldError } from '../field-error';

/** What a pattern is made of, without what only matters to capturing (groups, laziness). */
export type PatternNode =
	| { kind: 'character'; matches: (character: string) => boolean }
	| { kind: 'position'; holds: PositionTest }
	| { kind: 'sequence'; items: PatternNode[] }
	| { kind: 'choice'; options: PatternNode[] }
	| { kind: 'repeat'; item: PatternNode; min: number; max: number };

/** Tests a place between two characters; empty texts stand for the beginning and the end. */
export type PositionTest = (before: string, after: string) => boolean;

/** Longer patterns are not written by hand; also bounds how deep groups can be nested. */
export const longestPattern = 500;

/** Ignoring case, and by code points, so that an emoji is one character. */
const flags = 'iu';

const positions: ReadonlyMap<string, PositionTest> = new Map<string, PositionTest>([
	['^', (before) => before === ''],
	['$', (_before, after) => after === ''],
	['\\b', (before, after) => isWord(before) !== isWord(after)],
	['\\B', (before, after) => isWord(before) === isWord(after)],
]);

const groupStart = /\((?:\?:|\?<(?![=!])[^>]*>)?/y;
const lookaround = /\(\?<?[=!]/y;
const backreference = /\\(?:[1-9]|k<)/y;
const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y;
const position = /\\[bB]|[$^]/y;
/** One character, escape or class. A pair of surrogate escapes is one character. */
const character =
	/\\u\{[^}]*\}|\\ud[89ab]..\\ud[c-f]..|\\u....|\\x..|\\c.|\\p\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|./isuy;

/**
 * Reads a JavaScript regular expression. Look-around and references to groups are refused: an automaton without a memory of
 * what it passed cannot follow them.
 *
 * @param field The field's name for the FieldError that tells what is wrong.
 */
export function parsePattern(pattern: string, field: string): PatternNode {
	if (pattern.length > longestPattern) {
		throw new FieldError(field, `has ${pattern.length} characters; at most ${longestPattern} are allowed.`, {
			limit: longestPattern,
			length: pattern.length,
		});
	}
	try {
		new RegExp(pattern, flags);
	} catch (error) {
		throw new FieldError(field, `is not a regular expression: ${syntaxProblem(error)}.`);
	}

	// From here on the syntax is known to be right, so that whatever is not special is a character.
	let at = 0;
	const take = (token: RegExp): RegExpExecArray | undefined => {
		token.lastIndex = at;
		const found = token.exec(pattern) ?? undefined;
		if (found !== undefined) at = token.lastIndex;
		return found;
	};

	const readChoice = (): PatternNode => {
		const options = [readSequence()];
		while (pattern[at] === '|') {
			at++;
			options.push(readSequence());
		}
		return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
	};

	const readSequence = (): PatternNode => {
		const items: PatternNode[] = [];
		while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') items.push(readRepeated());
		return { kind: 'sequence', items };
	};

	const readRepeated = (): PatternNode => {
		const item = readItem();
		const [found, sign, least, comma, most] = take(quantifier) ?? [];
		if (found === undefined) return item;
		if (sign !== undefined) {
			return { kind: 'repeat', item, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
		}
		const min = Number(least);
		const max = comma === undefined ? min : most === '' ? Infinity : Number(most);
		return { kind: 'repeat', item, min, max };
	};

	const readItem = (): PatternNode => {
		if (take(lookaround)) throw unsupported(field, 'looks ahead or behind ("(?=", "(?!", "(?<=", "(?<!")');
		if (take(backreference)) throw unsupported(field, 'refers back to a group ("\\1", "\\k<name>")');
		const place = positions.get(take(position)?.[0] ?? '');
		if (place !== undefined) return { kind: 'position', holds: place };
		if (pattern.startsWith('(?', at) && !/^\(\?[:<]/.test(pattern.slice(at, at + 3))) {
			throw unsupported(field, 'switches flags inside ("(?i:")');
		}
		if (take(groupStart)) {
			const group = readChoice();
			at++;
			return group;
		}
		return { kind: 'character', matches: characterTest(take(character)?.[0] ?? '') };
	};

	return readChoice();
}

/** Node's own engine knows best what a class or an escape means; on one character it cannot run away. */
function characterTest(source: string): (character: string) => boolean {
	const expression = new RegExp(`^${source}$`, flags);
	let known = '';
	let result = false;
	return (tested) => {
		if (tested !== known) {
			known = tested;
			result = expression.test(tested);
		}
		return result;
	};
}

const wordCharacter = /^\w$/iu;

function isWord(tested: string): boolean {
	return wordCharacter.test(tested);
}

function unsupported(field: string, what: string): FieldError {
	return new FieldError(
		field,
		`${what}; that is not supported, because a pattern must never keep other messages waiting. ` +
			'Write it without, or use several rules.',
	);
}

/** "Invalid regular expression: /(/iu: Unterminated group" → "Unterminated group". */
function syntaxProblem(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	return message.slice(message.lastIndexOf(': ') + 1).trim();
}
