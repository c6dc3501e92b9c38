import { expect } from 'chai';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryScreens, usesEndpoint } from '../../../whatsapp/flows/flow-json';

function fixture(name: string): string {
	return readFileSync(join(__dirname, '../../fixtures/flows', name), 'utf8');
}

function describeInput(flowJson: unknown): string {
	return flowJson === undefined ? 'nothing' : JSON.stringify(flowJson).slice(0, 50);
}

describe('Flow JSON', () => {
	it('without a routing model: the screen that no navigate leads to, also from inside If', () => {
		expect(entryScreens(JSON.parse(fixture('quiz-flow.json')))).to.deep.equal([
			{ id: 'QUESTION_ONE', title: 'Question 1 of 2', fields: [] },
		]);
	});

	it('with a routing model: every screen that it does not lead to, with the fields of its data', () => {
		expect(entryScreens(fixture('booking-flow.json'))).to.deep.equal([
			{
				id: 'BOOKING',
				title: 'Book a table',
				fields: [
					{ name: 'slots', type: 'array', example: [{ id: 's1', title: '19:00' }] },
					{ name: 'has_slots', type: 'boolean', example: false },
					{ name: 'guests', type: 'number', example: 2 },
					{ name: 'place', type: 'object' },
					{ name: 'greeting', type: 'string', example: 'Hello' },
					{ name: 'odd', type: 'string' },
				],
			},
			{ id: 'WELCOME', fields: [] },
		]);
	});

	it('where each screen is led to: the first', () => {
		const loop = { routing_model: { A: ['B'], B: ['A'] }, screens: [{ id: 'A' }, { id: 'B' }] };
		expect(entryScreens(loop).map(({ id }) => id)).to.deep.equal(['A']);
	});

	const endpoints: [unknown, boolean][] = [
		[fixture('booking-flow.json'), true],
		[fixture('quiz-flow.json'), false],
		[{ version: '2.1', data_channel_uri: 'https://example.org/flow' }, true],
		[{ data_api_version: '' }, false],
		['not JSON', false],
		[undefined, false],
	];
	for (const [flowJson, expected] of endpoints) {
		it(`${expected ? 'asks' : 'does not ask'} an endpoint: ${describeInput(flowJson)}`, () => {
			expect(usesEndpoint(flowJson)).to.equal(expected);
		});
	}

	it('of any form at all never throws', () => {
		const screens = fc.record({ screens: fc.jsonValue(), routing_model: fc.jsonValue() });
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), screens, fc.string(), fc.constant(undefined)), (flowJson) => {
				expect(entryScreens(flowJson)).to.be.an('array');
				expect(usesEndpoint(flowJson)).to.be.a('boolean');
			}),
		);
	});
});
