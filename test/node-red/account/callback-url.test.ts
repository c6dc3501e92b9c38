import { expect } from 'chai';
import { callbackUrl } from '../../../node-red/nodes/whatsapp-business-account/callback-url';

describe('callbackUrl', () => {
	const cases: [string, string, string, string | undefined][] = [
		['https://flows.example.com', '/', '/whatsapp', 'https://flows.example.com/whatsapp'],
		['https://flows.example.com/', '/', 'whatsapp', 'https://flows.example.com/whatsapp'],
		['https://example.com/red/', '/api/', '/hook/wa', 'https://example.com/red/api/hook/wa'],
		['https://example.com?x=1#y', '/', '/whatsapp', 'https://example.com/whatsapp'],
		['http://localhost:1880', '/', '/whatsapp', 'http://localhost:1880/whatsapp'],
		['flows.example.com', '/', '/whatsapp', undefined],
		['ftp://example.com', '/', '/whatsapp', undefined],
		['', '/', '/whatsapp', undefined],
	];
	for (const [publicUrl, root, path, expected] of cases) {
		it(`${publicUrl || 'nothing'}, ${root}, ${path} → ${expected ?? 'none'}`, () => {
			expect(callbackUrl(publicUrl, root, path)).to.equal(expected);
		});
	}
});
