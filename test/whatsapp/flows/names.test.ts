import { expect } from 'chai';
import fc from 'fast-check';
import { cleanName, cleanNames, inputType } from '../../../whatsapp/flows/names';

describe('names made by Flow Builder', () => {
	const cases: [name: string, clean: string][] = [
		['screen_0_Order_number_1', 'Order_number'],
		['screen_12_Größe_30', 'Größe'],
		['screen_1_TextInput_2', 'TextInput_2'],
		['screen_2_RadioButtonsGroup_0', 'RadioButtonsGroup_0'],
		['screen_0_Question_2_1', 'Question_2'],
		['screen_0_TextInput_428d5a_1', 'TextInput_1'],
		['screen_0_Order_number_428d5a_1', 'Order_number'],
		['Order_number_428d5a', 'Order_number'],
		['TextInput_428d5a', 'TextInput_428d5a'],
		['rating', 'rating'],
		['art_facade', 'art_facade'],
		['ticket_123456', 'ticket_123456'],
		['screen_zeereo', 'screen_zeereo'],
		['screen_size', 'screen_size'],
		['screen_1_x', 'screen_1_x'],
		['', ''],
		['__proto__', '__proto__'],
	];
	for (const [name, clean] of cases) {
		it(`"${name}" reads "${clean}"`, () => {
			expect(cleanName(name)).to.equal(clean);
		});
	}

	it('stay their own where two would read the same, whatever their order', () => {
		const keys = ['screen_0_Dropdown_0', 'screen_1_Dropdown_0', 'screen_1_City_1'];
		for (const order of [keys, [...keys].reverse()]) {
			expect(Object.fromEntries(cleanNames(order))).to.deep.equal({
				screen_0_Dropdown_0: 'screen_0_Dropdown_0',
				screen_1_Dropdown_0: 'screen_1_Dropdown_0',
				screen_1_City_1: 'City',
			});
		}
	});

	it("give way to a name of the user's own", () => {
		expect([...cleanNames(['City', 'screen_0_City_0']).values()]).to.deep.equal(['City', 'screen_0_City_0']);
	});

	it('never collide, for any names', () => {
		const part = fc.constantFrom('screen_0_', 'screen_1_', 'City', 'TextInput', '_0', '_1', '_428d5a');
		const name = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.uniqueArray(name, { maxLength: 12 }), (keys) => {
				expect(new Set(cleanNames(keys).values()).size).to.equal(keys.length);
			}),
		);
	});

	it('tell the type of input', () => {
		expect(inputType('screen_0_Dropdown_1')).to.equal('Dropdown');
		expect(inputType('RadioButtonsGroup_a1b2c3')).to.equal('RadioButtonsGroup');
		expect(inputType('screen_0_City_1')).to.equal(undefined);
	});
});
