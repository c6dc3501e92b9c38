import { expect } from 'chai';
import { errorRanges, errorRow, knownErrorRow } from '../../../whatsapp/graph/error-codes';
import { type ErrorRow, errorTable } from '../../../whatsapp/graph/error-table';

/** Every code that Meta's documents list for sending, templates, Flows, registration and accounts. */
const documented = [
	0, 1, 2, 3, 4, 10, 33, 100, 190, 368, 613, 2635, 80007, 130429, 130472, 130497, 131000, 131005, 131008,
	131009, 131014, 131016, 131020, 131021, 131026, 131030, 131031, 131037, 131041, 131042, 131044, 131045,
	131047, 131048, 131049, 131050, 131051, 131052, 131053, 131056, 131057, 131059, 131062, 131063, 131064,
	132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132021, 132068, 132069, 133000,
	133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, 134100, 134101, 134102, 135000,
	137000, 139000, 139001, 139002, 139003, 139004, 139006,
];

const ranges: [code: number, kind: string, action: string, fatal?: true][] = [
	[200, 'account', 'fix_account', true],
	[299, 'account', 'fix_account', true],
	[80008, 'rate_limited', 'retry'],
	[131210, 'request', 'fix_request'],
	[131999, 'request', 'fix_request'],
	[132999, 'template', 'fix_request'],
	[133999, 'account', 'fix_account'],
	[134999, 'account', 'fix_account'],
	[138006, 'request', 'fix_request'],
	[139099, 'flow', 'fix_request'],
	[139101, 'request', 'fix_request'],
	[147003, 'account', 'fix_account'],
	[2388040, 'template', 'fix_request'],
	[2494100, 'account', 'fix_account'],
];

const meaning: [code: number, kind: string, action: string][] = [
	[131026, 'undeliverable', 'use_another_channel'],
	[131047, 'window_closed', 'send_template'],
	[131050, 'opted_out', 'do_not_contact'],
	[130472, 'policy', 'use_another_channel'],
	[131049, 'policy', 'retry_later'],
	[131056, 'rate_limited', 'retry'],
	[132001, 'template', 'fix_request'],
	[132068, 'flow', 'fix_request'],
	[131053, 'media', 'fix_request'],
	[131042, 'payment', 'fix_account'],
	[190, 'account', 'fix_account'],
	[100, 'request', 'fix_request'],
	[131016, 'service', 'retry'],
];

describe('the table of error codes', () => {
	it('has a row for every documented code, and no other', () => {
		expect(Object.keys(errorTable).map(Number)).to.have.members(documented);
	});

	const rows: [string, ErrorRow][] = [
		...Object.entries(errorTable),
		...errorRanges.map((row): [string, ErrorRow] => [`${row.from}–${row.to}`, row]),
		['no Graph API', errorRow(undefined, 404)],
		['a proxy', errorRow(undefined, 407)],
		['unknown', errorRow(undefined)],
	];
	for (const [code, row] of rows) {
		it(`${code}: one plain sentence that says what to do, and a title`, () => {
			expect(row.advice).to.match(/^[A-Z].{20,}\.$/s);
			expect(row.advice, 'one sentence').to.not.match(/[.!?]\s+[A-Z]/);
			expect(row.advice, 'cause and remedy').to.match(/[:,;]\s/);
			expect(row.advice.length, 'short enough for a cell').to.be.at.most(170);
			expect(row.title).to.match(/^[A-Z].{3,50}[^.]$/);
		});

		it(`${code}: what repeats by itself is a passing cause, what stops the run is not`, () => {
			if (row.retryable) {
				expect(row.action).to.equal('retry');
				expect(row.kind).to.be.oneOf(['rate_limited', 'service']);
				expect(row).to.not.have.property('fatal');
			} else expect(row.action).to.not.equal('retry');
			if (row.fatal) expect(row.action).to.equal('fix_account');
		});
	}

	for (const [code, kind, action] of meaning) {
		it(`${code} is ${kind}: ${action}`, () => {
			expect(errorRow(code)).to.include({ kind, action });
		});
	}

	it('stops a run for what refuses every message', () => {
		const fatal = documented.filter((code) => errorTable[code]?.fatal);
		expect(fatal).to.include.members([0, 10, 33, 190, 2635, 131005, 133010]);
		expect(fatal).to.not.include.members([100, 131026, 131047, 132001, 130429, 131056]);
	});

	for (const [code, kind, action, fatal] of ranges) {
		it(`${code} is known by its family: ${kind}`, () => {
			expect(knownErrorRow(code)).to.include({ kind, action });
			expect(errorRow(code, 500).kind).to.equal(kind);
			expect(errorRow(code).fatal).to.equal(fatal);
		});
	}

	const byStatus: [status: number, kind: string, retryable?: true | undefined, fatal?: true][] = [
		[400, 'request'],
		[401, 'account', undefined, true],
		[403, 'account', undefined, true],
		[404, 'request'],
		[429, 'rate_limited', true],
		[500, 'service', true],
		[503, 'service', true],
		[302, 'unknown'],
	];
	for (const [status, kind, retryable, fatal] of byStatus) {
		it(`an unknown code is known by HTTP ${status}: ${kind}`, () => {
			const row = errorRow(999_999, status);
			expect([row.kind, row.retryable, row.fatal]).to.deep.equal([kind, retryable, fatal]);
		});
	}

	for (const status of [404, 405, 407]) {
		it(`HTTP ${status} without an error of Meta stops a run: a wrong address or a proxy spoke`, () => {
			expect(errorRow(undefined, status)).to.include({ kind: 'account', action: 'fix_account', fatal: true });
			expect(errorRow(999_999, status).fatal).to.equal(undefined);
		});
	}
});
