import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../../whatsapp/events/event';
import type { GraphAnswer, GraphCall } from '../../../whatsapp/graph/call';
import { listFlows } from '../../../whatsapp/graph/calls';
import { GraphError } from '../../../whatsapp/graph/errors';
import { nextPage, pages } from '../../../whatsapp/graph/paging';

const bodies = JSON.parse(
	readFileSync(join(__dirname, '../../fixtures/graph/pages.json'), 'utf8'),
) as JsonObject[];
const call = listFlows('2001', { limit: 2 });

/** Answers by the cursor of the call, and notes the calls. */
function server(byCursor: Record<string, Json>) {
	const calls: GraphCall[] = [];
	const perform = (asked: GraphCall): Promise<GraphAnswer> => {
		calls.push(asked);
		return Promise.resolve({ status: 200, body: byCursor[String(asked.query?.after ?? '')] ?? null });
	};
	return { calls, perform };
}

async function collect(items: AsyncIterable<JsonObject>): Promise<Json[]> {
	const ids: Json[] = [];
	for await (const item of items) ids.push(item.id ?? null);
	return ids;
}

describe('lists over several pages', () => {
	it('give every item once, asking with the cursor and never with the address of Meta', async () => {
		const { calls, perform } = server({ '': bodies[0]!, QVFI2: bodies[1]!, QVFI4: bodies[2]! });
		expect(await collect(pages(call, perform))).to.deep.equal(['1', '2', '3', '4', '5']);
		expect(calls.map(({ query }) => query?.after)).to.deep.equal([undefined, 'QVFI2', 'QVFI4']);
		expect(calls.every(({ path, query }) => path === '/2001/flows' && query?.limit === 2)).to.equal(true);
		expect(JSON.stringify(calls)).to.not.contain('EAA');
	});

	it('fetch no page before its items are asked for', async () => {
		const { calls, perform } = server({ '': bodies[0]!, QVFI2: bodies[1]! });
		for await (const item of pages(call, perform)) if (item.id === '2') break;
		expect(calls).to.have.length(1);
	});

	it('end where the list leads back to itself', async () => {
		const page = (id: string, after: string) => ({
			data: [{ id }],
			paging: { cursors: { after }, next: 'https://graph.facebook.com/next' },
		});
		const { calls, perform } = server({ '': page('1', 'A'), A: page('2', 'B'), B: page('3', 'A') });
		expect(await collect(pages(call, perform))).to.deep.equal(['1', '2', '3']);
		expect(calls).to.have.length(3);
	});

	it('end after as many pages as were allowed', async () => {
		let count = 0;
		const perform = (): Promise<GraphAnswer> => {
			const after = String(++count);
			const paging = { cursors: { after }, next: 'https://graph.facebook.com/next' };
			return Promise.resolve({ status: 200, body: { data: [{ id: after }], paging } });
		};
		expect(await collect(pages(call, perform, { maxPages: 4 }))).to.have.length(4);
	});

	const last: [string, Json][] = [
		['a cursor without a next page', bodies[2]!],
		['no paging', { data: [] }],
		['an empty cursor', { data: [], paging: { cursors: { after: '' }, next: 'nonsense' } }],
		['no object', 'text'],
		['null', null],
	];
	for (const [what, body] of last) {
		it(`know the last page by ${what}`, () => {
			expect(nextPage(call, body)).to.equal(undefined);
		});
	}

	it('go on by the cursor in the address where it stands only there', () => {
		const next = 'https://graph.facebook.com/v26.0/2001/flows?access_token=EAAsecret&after=QVFI9';
		expect(nextPage(call, { data: [], paging: { next } })?.query).to.deep.equal({
			...call.query,
			after: 'QVFI9',
		});
	});

	const refusals: [string, GraphAnswer, RegExp][] = [
		[
			'an error',
			{ status: 401, body: { error: { code: 190, message: 'Session has expired' } } },
			/190.*new one/,
		],
		['something that is no list', { status: 200, body: '<html>' }, /not a list/],
	];
	for (const [what, answer, message] of refusals) {
		it(`end with an error when the answer is ${what}`, async () => {
			let thrown: unknown;
			try {
				await collect(pages(call, () => Promise.resolve(answer)));
			} catch (error) {
				thrown = error;
			}
			expect(thrown).to.be.instanceOf(GraphError);
			expect((thrown as GraphError).message).to.match(message);
			expect((thrown as GraphError).status).to.equal(answer.status);
		});
	}
});
