import { expect } from 'chai';
import type { INodeListSearchResult } from 'n8n-workflow';
import {
	searchFlows,
	searchPhoneNumbers,
	searchScreens,
	searchTemplates,
} from '../../../nodes/shared/pickers';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { loadOptionsContext } from '../load-options';
import { rejection } from '../rejection';
import { demoAccount } from './demo-account';
import { locator, probeNode } from './probe-node';

describe('n8n: lists to pick from', () => {
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator();
	});
	after(() => simulator.close());

	const context = (parameters = {}, credential = demoAccount(simulator)) =>
		loadOptionsContext(probeNode, parameters, credential);
	const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

	it('shows phone numbers with their names', async () => {
		const { results } = await searchPhoneNumbers.call(context());
		expect(results[0]).to.include({ value: '1065' });
		expect(results[0]?.name).to.match(/^\+1 555.*Sunny Bakery$/);
	});

	it('shows templates with language, category and status, those that can be sent first', async () => {
		const { results } = await searchTemplates.call(context());
		const spring = results.find(({ value }) => value === 'spring_offer/en_US');
		expect(spring).to.deep.equal({
			name: 'spring_offer · en_US · Marketing · Approved',
			value: 'spring_offer/en_US',
		});
		const last = results.at(-1);
		expect(last?.name).not.to.match(/Approved$/);
		expect(last?.description).to.be.a('string').that.is.not.empty;
	});

	const searches: [text: string, found: RegExp][] = [
		['spring', /^spring_offer/],
		['order update german', /^$/],
		['order update de', /^order_update · de/],
		['UTILITY order update en', /^order_update · en_US/],
	];
	for (const [text, found] of searches) {
		it(`finds templates by all words of "${text}"`, async () => {
			expect(names(await searchTemplates.call(context(), text))[0] ?? '').to.match(found);
		});
	}

	it('leads through all pages of templates, and searches over all of them', async () => {
		const crowded = await startSimulator({ seed: 'empty' });
		try {
			for (let number = 0; number < 130; number += 1) {
				await crowded.control.putTemplate({
					name: `template_${String(number).padStart(3, '0')}`,
					language: 'en_US',
					category: 'UTILITY',
					components: [{ type: 'BODY', text: 'Hello' }],
				});
			}
			const asked = context({}, demoAccount(crowded));
			const first = await searchTemplates.call(asked);
			expect(first.results).to.have.length(100);
			const second = await searchTemplates.call(asked, undefined, first.paginationToken);
			expect(second.paginationToken).to.equal(undefined);
			expect(new Set([...names(first), ...names(second)])).to.have.property('size', 130);
			expect(names(await searchTemplates.call(asked, 'template 129'))).to.have.length(1);
		} finally {
			await crowded.close();
		}
	});

	it('shows Flows with their status, and says why one cannot be sent', async () => {
		const { results } = await searchFlows.call(context());
		expect(results.map(({ name }) => name)).to.include.members([
			'Feedback · Published',
			'Appointment · Published',
		]);
		const draft = results.find(({ name }) => name.endsWith('Draft'));
		expect(draft?.description).to.match(/draft mode/);
		expect(names(await searchFlows.call(context(), 'appoint'))).to.deep.equal(['Appointment · Published']);
	});

	it('shows the screens that the chosen Flow can be opened at', async () => {
		const { results } = await searchScreens.call(context({ flow: locator('3002') }));
		expect(results).to.deep.equal([{ name: 'Cake tasting (APPOINTMENT)', value: 'APPOINTMENT' }]);
		const byId = await searchScreens.call(context({ flow: locator('3002', 'id') }), 'nothing like it');
		expect(byId.results).to.deep.equal([]);
	});

	it('asks for the Flow before its screens', async () => {
		for (const flow of ['', '={{ $json.flow }}']) {
			const error = await rejection(searchScreens.call(context({ flow: locator(flow) })));
			expect(error.message).to.equal('Flow: choose a Flow first; its screens are listed then.');
		}
	});

	it("shows Meta's reason when a list cannot be read", async () => {
		const wrong = context({}, demoAccount(simulator, { accessToken: 'WRONG-TOKEN-123' }));
		const error = await rejection(searchTemplates.call(wrong));
		expect(error.name).to.equal('NodeApiError');
		expect(error.message).to.match(/Invalid OAuth access token.*\(190\)$/);
		expect(error.description).to.match(/enter a new one in the credential/);
		expect(JSON.stringify(error)).not.to.contain('WRONG-TOKEN');
	});
});
