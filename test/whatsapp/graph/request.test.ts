import { expect } from 'chai';
import type { GraphCall } from '../../../whatsapp/graph/call';
import { callAddress, callForm } from '../../../whatsapp/graph/request';

const base = 'https://graph.facebook.com/v26.0';

describe('what a host sends for a call', () => {
	const addresses: [call: GraphCall, address: string][] = [
		[{ method: 'GET', path: '/1065' }, `${base}/1065`],
		[{ method: 'GET', path: '/1065', query: {} }, `${base}/1065`],
		[
			{ method: 'GET', path: '/9988', query: { fields: 'id,preview.invalidate(false)', limit: 5 } },
			`${base}/9988?fields=id%2Cpreview.invalidate%28false%29&limit=5`,
		],
		[{ method: 'GET', path: '/2001', query: { name: 'a&b=c d' } }, `${base}/2001?name=a%26b%3Dc+d`],
	];
	for (const [call, address] of addresses) {
		it(`goes to ${address}`, () => {
			expect(callAddress(base, call)).to.equal(address);
		});
	}

	it('takes a file along with its name and type, also from memory that threads share', async () => {
		const shared = new Uint8Array(new SharedArrayBuffer(2));
		shared.set([1, 255]);
		const form = callForm({
			messaging_product: 'whatsapp',
			file: { data: shared, fileName: 'a.png', mimeType: 'image/png' },
		});
		expect(form.get('messaging_product')).to.equal('whatsapp');
		const file = form.get('file') as File;
		expect([file.name, file.type]).to.deep.equal(['a.png', 'image/png']);
		expect([...new Uint8Array(await file.arrayBuffer())]).to.deep.equal([1, 255]);
	});
});
