import { expect } from 'chai';
import { routeKey } from '../../../node-red/shared/raw-body';
import { isPath } from '../../../node-red/shared/webhook-route';

describe('routeKey', () => {
	for (const same of ['/flows/whatsapp', '/flows/whatsapp/', '//flows//whatsapp', '/Flows/WhatsApp']) {
		it(`takes ${same} for what Express takes it`, () => {
			expect(routeKey(same)).to.equal('/flows/whatsapp');
		});
	}
});

describe('isPath', () => {
	const paths: [string, boolean][] = [
		['/whatsapp', true],
		['/a/b-c_d.e~f/', true],
		['/', false],
		['', false],
		['whatsapp', false],
		['/a//b', false],
		['/a/:id', false],
		['/a*', false],
		['/a(b)?', false],
		['/a b', false],
		['/é', false],
	];
	for (const [path, expected] of paths) {
		it(`${expected ? 'takes' : 'refuses'} ${JSON.stringify(path)}`, () => {
			expect(isPath(path)).to.equal(expected);
		});
	}
});
