import { FieldError } from '../field-error';
import { type PatternNode, type PositionTest, parsePattern } from './pattern-syntax';

/*
 * Whoever writes to the business chooses the text that a pattern is tried on, and JavaScript's own engine takes
 * exponential time for some pairs of both: "(a+)+$" and thirty times "a" with an exclamation mark stop a server. Checkers
 * that look at the pattern alone miss such pairs or refuse harmless patterns. So the pattern becomes an automaton whose
 * states are followed all at once (Thompson 1968): the time is at most states × characters, for every text.
 */

/** Bounds the time for one text together with its length; written patterns stay far below. */
const mostStates = 500;

type State =
	| { kind: 'character'; index: number; matches: (character: string) => boolean; next: State }
	| { kind: 'position'; index: number; holds: PositionTest; next: State }
	| { kind: 'fork'; index: number; next: State[] }
	| { kind: 'end'; index: number };

/**
 * Compiles a regular expression of JavaScript's syntax (ignoring case; no look-around, no references to groups).
 *
 * @param field The field's name for the FieldError when the pattern is invalid, unsupported or too large.
 * @returns Whether the pattern matches anywhere in a text, in time linear in the text's length.
 */
export function compilePattern(pattern: string, field: string): (text: string) => boolean {
	const { start, states } = buildStates(parsePattern(pattern, field), field);
	return (text) => matches(start, states, text);
}

function buildStates(root: PatternNode, field: string): { start: State; states: number } {
	let count = 0;
	const nextIndex = (): number => {
		if (count === mostStates) {
			throw new FieldError(
				field,
				'repeats too much ("{…}" inside "{…}"); use smaller numbers, or "*" and "+".',
			);
		}
		return count++;
	};

	/** The states for a node, from its last to its first: each knows where it leads. */
	const build = (node: PatternNode, next: State): State => {
		switch (node.kind) {
			case 'character':
				return { kind: 'character', index: nextIndex(), matches: node.matches, next };
			case 'position':
				return { kind: 'position', index: nextIndex(), holds: node.holds, next };
			case 'sequence':
				return node.items.reduceRight((following, item) => build(item, following), next);
			case 'choice':
				return { kind: 'fork', index: nextIndex(), next: node.options.map((option) => build(option, next)) };
			case 'repeat':
				return buildRepeat(node.item, node.min, node.max, next);
		}
	};

	const buildRepeat = (item: PatternNode, min: number, max: number, next: State): State => {
		let first = next;
		if (max === Infinity) {
			const loop: State = { kind: 'fork', index: nextIndex(), next: [next] };
			loop.next.push(build(item, loop));
			first = loop;
		} else {
			for (let copy = min; copy < max; copy++) {
				first = { kind: 'fork', index: nextIndex(), next: [next, build(item, first)] };
			}
		}
		for (let copy = 0; copy < min; copy++) {
			// An empty item builds no state; this still counts its copies.
			first = { kind: 'fork', index: nextIndex(), next: [build(item, first)] };
		}
		return first;
	};

	const end: State = { kind: 'end', index: nextIndex() };
	const start = build(root, end);
	return { start, states: count };
}

function matches(start: State, states: number, text: string): boolean {
	const characters = Array.from(text);
	/** For each state the last place where it was reached, so that it is followed once in each. */
	const reachedAt = new Int32Array(states).fill(-1);
	let arrived: State[] = [];

	for (let place = 0; place <= characters.length; place++) {
		const before = characters[place - 1] ?? '';
		const after = characters[place] ?? '';
		const pending = [start, ...arrived];
		arrived = [];
		for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
			if (reachedAt[state.index] === place) continue;
			reachedAt[state.index] = place;
			if (state.kind === 'end') return true;
			if (state.kind === 'fork') pending.push(...state.next);
			else if (state.kind === 'position') {
				if (state.holds(before, after)) pending.push(state.next);
			} else if (after !== '' && state.matches(after)) arrived.push(state.next);
		}
	}
	return false;
}
