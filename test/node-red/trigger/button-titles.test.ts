import { expect } from 'chai';
import { buttonTitles } from '../../../node-red/nodes/whatsapp-trigger/editor/button-titles';

describe('buttonTitles', () => {
	it('finds quick replies of templates and of their cards, each once and sorted', () => {
		const yes = { type: 'QUICK_REPLY', text: 'Yes' };
		const buttons = (...all: { type: string; text: string }[]) => ({ type: 'BUTTONS', buttons: all });
		const templates = [
			{
				name: 'a',
				components: [{ type: 'BODY', text: 'QUICK_REPLY' }, buttons(yes, { type: 'URL', text: 'Shop' })],
			},
			{
				name: 'b',
				components: [
					{ type: 'CAROUSEL', cards: [{ components: [buttons({ type: 'QUICK_REPLY', text: 'Later' })] }] },
				],
			},
			{ name: 'c', components: [buttons(yes)] },
			{ name: 'd' },
		];
		expect(buttonTitles(templates)).to.deep.equal(['Later', 'Yes']);
	});
});
