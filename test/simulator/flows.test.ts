import { expect } from 'chai';
import { ana, flowMessage, startHarness, type Harness, type JsonBody } from './world';

const oneScreen = {
	version: '7.3',
	screens: [
		{
			id: 'ONLY',
			title: 'Only',
			terminal: true,
			layout: { type: 'SingleColumnLayout', children: [] },
		},
	],
};

describe('Flows', () => {
	let harness: Harness;
	let now: number;
	before(async () => {
		now = Date.parse('2026-11-22T10:00:00Z');
		harness = await startHarness({ now: () => now });
	});
	beforeEach(async () => {
		now = Date.parse('2026-11-22T10:00:00Z');
		await harness.restart();
	});
	after(() => harness.close());

	it('are listed with their states', async () => {
		const { body } = await harness.graph('GET', '/2001/flows');
		const flows = body['data'] as { name: string; status: string }[];
		expect(flows.map(({ name, status }) => `${name} ${status}`)).to.deep.equal([
			'Feedback PUBLISHED',
			'Appointment PUBLISHED',
			'Lead PUBLISHED',
			'Survey draft DRAFT',
			'Complaint THROTTLED',
			'Table PUBLISHED',
			'Old quiz BLOCKED',
			'Christmas orders DEPRECATED',
		]);
		const page = await harness.graph('GET', '/2001/flows?limit=3');
		expect(page.body['data']).to.have.length(3);
		expect((page.body['paging'] as JsonBody)['next']).to.be.a('string');
	});

	it('give a preview link that opens, and their health', async () => {
		const fields =
			'id,name,preview.invalidate(false),health_status.phone_number(1065),json_version,data_api_version';
		const { body } = await harness.graph('GET', `/3006?fields=${fields}`);
		expect(body).to.include({ id: '3006', json_version: '7.3', data_api_version: '3.0' });
		const { preview_url: url, expires_at: end } = body['preview'] as {
			preview_url: string;
			expires_at: string;
		};
		expect((await fetch(url)).status).to.equal(200);
		expect(end).to.equal('2026-12-22T10:00:00+0000');
		const throttled = await harness.graph('GET', '/3005?fields=health_status');
		expect(throttled.body['health_status']).to.include({ can_send_message: 'LIMITED' });
	});

	it('hand out their Flow JSON by a download address', async () => {
		const { body } = await harness.graph('GET', '/3001/assets');
		const [asset] = body['data'] as { name: string; asset_type: string; download_url: string }[];
		expect(asset).to.include({ name: 'flow.json', asset_type: 'FLOW_JSON' });
		const flowJson = (await (await fetch(asset!.download_url)).json()) as { screens: { id: string }[] };
		expect(flowJson.screens.map(({ id }) => id)).to.deep.equal(['QUESTION_ONE', 'QUESTION_TWO']);
	});

	it('go from draft to published to deprecated, and tell so', async () => {
		const created = await harness.graph('POST', '/2001/flows', { name: 'New', categories: ['OTHER'] });
		const id = String(created.body['id']);
		expect((await harness.graph('POST', `/${id}/publish`)).body.error?.code).to.equal(139002);
		const form = new FormData();
		form.set('name', 'flow.json');
		form.set('asset_type', 'FLOW_JSON');
		form.set('file', new Blob([JSON.stringify(oneScreen)], { type: 'application/json' }), 'flow.json');
		const uploaded = await harness.graph('POST', `/${id}/assets`, form);
		expect(uploaded.body).to.deep.equal({ success: true, validation_errors: [] });
		expect((await harness.send(flowMessage(ana, { flow_id: id }))).body.error?.code).to.equal(131009);
		expect((await harness.graph('POST', `/${id}/publish`)).status).to.equal(200);
		await harness.sendId(flowMessage(ana, { flow_id: id }));
		expect((await harness.graph('DELETE', `/${id}`)).body.error?.code).to.equal(139004);
		expect((await harness.graph('POST', `/${id}/deprecate`)).status).to.equal(200);
		expect((await harness.graph('POST', `/${id}/deprecate`)).body.error?.code).to.equal(139003);
		await harness.control.idle();
		const changes = harness.receiver.received
			.flatMap(({ body }) => body.entry.flatMap((entry) => entry.changes))
			.filter(({ field }) => field === 'flows')
			.map(({ value }) => `${String(value['old_status'])} ${String(value['new_status'])}`);
		expect(changes).to.deep.equal(['DRAFT PUBLISHED', 'PUBLISHED DEPRECATED']);
	});

	it('are created and published in one go, with names that are free', async () => {
		const input = {
			name: 'At once',
			categories: '["SURVEY"]',
			flow_json: JSON.stringify(oneScreen),
			publish: 'true',
		};
		const created = await harness.graph('POST', '/2001/flows', new URLSearchParams(input));
		const { body } = await harness.graph('GET', `/${String(created.body['id'])}`);
		expect(body).to.deep.include({ name: 'At once', status: 'PUBLISHED', categories: ['SURVEY'] });
		const again = await harness.graph('POST', '/2001/flows', input);
		expect(again.body.error?.error_data?.details).to.contain('not unique');
	});

	const broken: [what: string, flowJson: JsonBody, error: string][] = [
		['no version', { screens: oneScreen.screens }, 'MISSING_FLOW_JSON_VERSION'],
		['no screens', { version: '7.3', screens: [] }, 'MIN_ITEMS_REQUIRED'],
		['no terminal screen', { version: '7.3', screens: [{ id: 'A' }] }, 'MISSING_TERMINAL_SCREEN'],
		[
			'digits in a screen id',
			{ version: '7.3', screens: [{ id: 'A1', terminal: true }] },
			'PATTERN_MISMATCH',
		],
		[
			'the reserved screen id',
			{ version: '7.3', screens: [{ id: 'SUCCESS', terminal: true }] },
			'SCREEN_ID_IS_RESERVED_KEYWORD',
		],
		[
			'a screen twice',
			{ version: '7.3', screens: [{ id: 'A', terminal: true }, { id: 'A' }] },
			'DUPLICATE_SCREEN_IDS',
		],
		[
			'a way to nowhere',
			{
				version: '7.3',
				screens: [
					{ id: 'A', terminal: true, action: { name: 'navigate', next: { type: 'screen', name: 'B' } } },
				],
			},
			'INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME',
		],
	];
	for (const [what, flowJson, error] of broken) {
		it(`name the mistake of Flow JSON with ${what}`, async () => {
			const { body } = await harness.graph('POST', '/2001/flows', { name: what, flow_json: flowJson });
			const errors = body['validation_errors'] as { error: string }[];
			expect(errors.map((one) => one.error)).to.deep.equal([error]);
		});
	}

	it('that are drafts go out with mode draft', async () => {
		await harness.sendId(flowMessage(ana, { flow_id: '3004', mode: 'draft' }));
	});

	it('are found by name', async () => {
		await harness.sendId(flowMessage(ana, { flow_name: 'Feedback' }));
	});

	it('that are throttled go out ten times an hour (132069)', async () => {
		const send = async () => (await harness.send(flowMessage(ana, { flow_id: '3005' }))).body.error?.code;
		for (let count = 0; count < 10; count += 1) expect(await send()).to.equal(undefined);
		expect(await send()).to.equal(132069);
		now += 60 * 60 * 1000 + 1;
		expect(await send()).to.equal(undefined);
	});

	it('change on demand, and keep their screens', async () => {
		await harness.control.putFlow({ id: '3001', name: 'Feedback', status: 'BLOCKED' });
		expect((await harness.send(flowMessage(ana, { flow_id: '3001' }))).body.error?.code).to.equal(132068);
		expect((await harness.graph('GET', '/3001/assets')).body['data']).to.have.length(1);
	});
});
