import { expect } from 'chai';
import { mayDownload } from '../../../whatsapp/graph/download';

describe('an address from an answer of Meta', () => {
	const meta = 'https://graph.facebook.com';
	const simulator = 'http://127.0.0.1:8085/base';
	const cases: [address: string, baseUrl: string, may: boolean][] = [
		['https://mmg.whatsapp.net/v/flow.json?oe=1', meta, true],
		['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', meta, true],
		['https://scontent.FNA.FBCDN.net/flow.json', meta, true],
		['https://facebook.com/flow.json', meta, true],
		['http://mmg.whatsapp.net/flow.json', meta, false],
		['https://evil-facebook.com/flow.json', meta, false],
		['https://facebook.com.evil.example/flow.json', meta, false],
		['https://facebook.com@evil.example/flow.json', meta, false],
		['http://169.254.169.254/latest/meta-data', meta, false],
		['file:///etc/passwd', meta, false],
		['not an address', meta, false],
		['http://127.0.0.1:8085/flow-assets/3001', simulator, true],
		['http://127.0.0.1:8086/flow-assets/3001', simulator, false],
		['https://127.0.0.1:8085/flow-assets/3001', simulator, false],
		['https://mmg.whatsapp.net/flow.json', 'no base URL', true],
	];
	for (const [address, baseUrl, may] of cases) {
		it(`${may ? 'may' : 'must not'} be fetched: ${address} with ${baseUrl}`, () => {
			expect(mayDownload(address, baseUrl)).to.equal(may);
		});
	}
});
