import { expect } from 'chai';
import { FieldError } from '../../../whatsapp/field-error';
import { readFlowPreview } from '../../../whatsapp/flows/preview';

const url = 'https://business.facebook.com/wa/manage/flows/1/preview/?token=x';

describe('whatsapp/flows/preview', () => {
	it('reads the link and when it ends, in UTC', () => {
		const preview = { preview_url: url, expires_at: '2026-12-22T12:00:00+0200' };
		expect(readFlowPreview({ id: '1', preview })).to.deep.equal({ url, expires: '2026-12-22T10:00:00.000Z' });
	});

	it('leaves the end out where Meta gives none that can be read', () => {
		for (const expires of [undefined, 'soon', 7]) {
			const preview = { preview_url: url, ...(expires !== undefined && { expires_at: expires }) };
			expect(readFlowPreview({ preview })).to.deep.equal({ url });
		}
	});

	it('says that there is none', () => {
		for (const answer of [null, 'text', [], {}, { preview: {} }, { preview: { preview_url: '' } }]) {
			expect(() => readFlowPreview(answer)).to.throw(FieldError, /^Flow: has no preview/);
		}
	});
});
