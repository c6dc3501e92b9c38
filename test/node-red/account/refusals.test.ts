import { expect } from 'chai';
import { createRefusals } from '../../../node-red/nodes/whatsapp-business-account/refusals';

describe('createRefusals', () => {
	it('notes the first at once, and the others in one line', () => {
		const notes: [string, number][] = [];
		const refusals = createRefusals((problem, count) => notes.push([problem, count]));
		for (let knock = 0; knock < 1000; knock++) refusals.add(`problem ${knock}`);
		expect(notes).to.deep.equal([['problem 0', 1]]);
		refusals.close();
		expect(notes.slice(1)).to.deep.equal([['problem 999', 999]]);
	});

	it('notes nothing more when nothing came', () => {
		const notes: number[] = [];
		const refusals = createRefusals((_problem, count) => notes.push(count));
		refusals.add('one');
		refusals.close();
		refusals.close();
		expect(notes).to.deep.equal([1]);
	});
});
