import { expect } from 'chai';
import { findZones, inZone, isZone } from '../../../node-red/nodes/whatsapp-status-router/editor/time-zones';

describe('Time zones offered by the Status Router', () => {
	for (const [typed, first] of [
		['utc', 'UTC'],
		['new york', 'America/New_York'],
		['Europe/Ber', 'Europe/Berlin'],
	] as const) {
		it(`"${typed}" finds ${first}`, () => {
			expect(findZones(typed)[0]).to.equal(first);
		});
	}

	it('knows zones from other names', () => {
		expect(['UTC', 'Europe/Paris', 'Asia/Calcutta', 'Mars/Olympus', ''].map(isZone)).to.deep.equal([
			true,
			true,
			true,
			false,
			false,
		]);
	});

	it('writes a moment as the row does', () => {
		expect(inZone(new Date('2026-11-22T10:00:00Z'), 'Europe/Berlin')).to.equal('2026-11-22 11:00:00');
	});
});
