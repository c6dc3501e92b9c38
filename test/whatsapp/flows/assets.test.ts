import { expect } from 'chai';
import type { Json } from '../../../whatsapp/events/event';
import { FieldError } from '../../../whatsapp/field-error';
import { flowJsonAddress } from '../../../whatsapp/flows/assets';

const flowJson = {
	name: 'flow.json',
	asset_type: 'FLOW_JSON',
	download_url: 'https://cdn.example/flow.json',
};

describe("a Flow's JSON", () => {
	it('is found among the assets', () => {
		const assets = { data: [{ asset_type: 'PICTURE', download_url: 'https://cdn.example/a' }, flowJson] };
		expect(flowJsonAddress(assets)).to.equal('https://cdn.example/flow.json');
	});

	const without: Json[] = [{ data: [] }, { data: [{ ...flowJson, download_url: '' }] }, {}, null, 'text'];
	for (const assets of without) {
		it(`is missing in ${JSON.stringify(assets)}`, () => {
			expect(() => flowJsonAddress(assets)).to.throw(FieldError, 'no screens yet');
		});
	}
});
