import { expect } from 'chai';
import { cleanOption } from '../../../whatsapp/flows/options';

describe('option ids made by Flow Builder', () => {
	const cases: [value: string, title: string, name?: string][] = [
		['0_Yes', 'Yes'],
		['3_Above_£1000', 'Above £1000'],
		['1_Very_good_(4/5)', 'Very good (4/5)'],
		['0_👍', '👍'],
		['199_Zürich', 'Zürich'],
		['0_£1000', '£1000'],
		// A choice is certain from its name, so that digits alone are a title too.
		['0_5', '5', 'screen_0_RadioButtonsGroup_1'],
		['12_1-5', '1-5', 'screen_0_Dropdown_1'],
		// Values, not options.
		['10_000', '10_000'],
		['2025-03-21', '2025-03-21'],
		['2025_03_21', '2025_03_21'],
		['1_2.5', '1_2.5'],
		['007_Bond', '007_Bond'],
		['1234_Main_St', '1234_Main_St'],
		['2_Main Street', '2_Main Street'],
		['Yes', 'Yes'],
		['_', '_'],
		['0_', '0_'],
		['0__', '0__'],
		['', ''],
		['0_Yes', '0_Yes', 'screen_0_TextInput_1'],
		['0_Yes', '0_Yes', 'screen_0_TextArea_1'],
		['0_Yes', 'Yes', 'screen_0_Happy_1'],
	];
	for (const [value, title, name] of cases) {
		it(`"${value}"${name === undefined ? '' : ` of ${name}`} reads "${title}"`, () => {
			expect(cleanOption(value, name)).to.equal(title);
		});
	}
});
