import { expect } from 'chai';
import { outputMap } from '../../../node-red/nodes/whatsapp-trigger/editor/output-map';

describe('outputMap', () => {
	const cases: [string, number, (number | undefined)[], Record<string, number>][] = [
		['nothing changed', 2, [0, 1], { 0: 0, 1: 1 }],
		['two changed places', 2, [1, 0], { 0: 1, 1: 0 }],
		['the first was taken away', 3, [1, 2], { 0: -1, 1: 0, 2: 1 }],
		['one was added before Else', 2, [0, undefined, 1], { 0: 0, 1: 2, 'new-1': 1 }],
		['all are new', 1, [undefined, undefined], { 0: -1, 'new-0': 0, 'new-1': 1 }],
		['nothing is left', 1, [], { 0: -1 }],
	];
	for (const [title, before, now, expected] of cases) {
		it(title, () => {
			expect(outputMap(before, now)).to.deep.equal(expected);
		});
	}
});
