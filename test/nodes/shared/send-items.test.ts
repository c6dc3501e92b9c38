import { expect } from 'chai';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { IN_FLIGHT } from '../../../nodes/shared/send-loop';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import { WhatsAppSendMessage } from '../nodes';
import { type NodeRunOptions, runNode } from '../run-workflow';
import { demoAccount } from './demo-account';
import { sentRequests } from './sent-requests';

const parameters: INodeParameters = {
	operation: 'text',
	to: '={{ $json.phone }}',
	text: '={{ $json.text }}',
	options: { tracking: '={{ $json.row }}' },
};

const ana = { phone: '+15551230001', text: 'Your bread is ready', row: 'row-1' };
const ben = { phone: '+15551230002', text: 'Your bread is ready', row: 'row-2' };
const chloe = { phone: '+33612345678', text: 'Your bread is ready', row: 'row-3' };
const nobody = { phone: 'call Dev', text: 'Your bread is ready', row: 'row-4' };
const withoutText = { phone: '+15551230006', text: '', row: 'row-5' };

/**
 * Watches for how long the process keeps others waiting, in milliseconds. Time that other programs take from a busy machine
 * does not count: a gap is no longer than the CPU time that was spent in it.
 */
function watchBusyTime(): { longest: () => number; end: () => void } {
	let longest = 0;
	let last = performance.now();
	let cpu = process.cpuUsage();
	const beat = setInterval(() => {
		const { user, system } = process.cpuUsage(cpu);
		longest = Math.max(longest, Math.min(performance.now() - last, (user + system) / 1000));
		last = performance.now();
		cpu = process.cpuUsage();
	}, 5);
	return {
		longest: () => longest,
		end: () => {
			clearInterval(beat);
		},
	};
}

describe('n8n: sending the items of a run', function () {
	this.timeout(30_000);
	const node = new WhatsAppSendMessage();
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator();
	});
	beforeEach(() => simulator.control.reset());
	after(() => simulator.close());

	const run = (
		items: IDataObject[],
		more: Partial<NodeRunOptions> = {},
		credential: Record<string, string> = {},
	) => runNode(node, { parameters, items, credential: demoAccount(simulator, credential), ...more });
	const requests = async () => (await sentRequests(simulator)).length;
	const rows = (items: { json: IDataObject }[] = []) => items.map(({ json }) => json['tracking']);
	const places = (items: { pairedItem?: unknown }[] = []) => items.map(({ pairedItem }) => pairedItem);

	it('hands out each item by what became of it, paired and in the order of the items', async () => {
		await simulator.control.faults({ sendErrors: [{ code: 131049, times: 1, phone: ben.phone }] });
		const { outputs, error, hints } = await run([ana, ben, nobody, chloe]);
		expect(error).to.equal(undefined);
		expect(outputs.map(rows)).to.deep.equal([
			['row-1', 'row-3'],
			['row-2', 'row-4'],
		]);
		expect(outputs.map(places)).to.deep.equal([
			[{ item: 0 }, { item: 3 }],
			[{ item: 1 }, { item: 2 }],
		]);
		expect(outputs[1]?.[0]?.json).to.containSubset({ reason: { code: 131049, action: 'retry_later' } });
		expect(outputs[1]?.[1]?.json).to.containSubset({ contact: { phone: 'call Dev' } });
		expect(hints).to.deep.equal([]);
		expect(await requests()).to.equal(3);
	});

	it('never sends again what got no answer, whatever the settings of the node say', async () => {
		await simulator.control.faults({ timeouts: { times: 1 } });
		const { outputs, error } = await run([ana], { retryOnFail: true });
		expect(error).to.equal(undefined);
		expect(outputs[1]?.[0]?.json).to.containSubset({ status: 'unknown', reason: { kind: 'service' } });
		expect(await requests()).to.equal(1);
	});

	describe('what would refuse every message', () => {
		const fatal: { what: string; credential: Record<string, string>; says: RegExp; requests: number }[] = [
			{
				what: 'a token that Meta does not know',
				credential: { accessToken: 'EAAwrong-token-0123456789' },
				says: /\(190\)/,
				requests: 2,
			},
			{
				what: 'a host that is not there',
				credential: { baseUrl: 'http://127.0.0.1:1' },
				says: /^Meta was not reached/,
				requests: 0,
			},
			{
				what: 'a default country that is none',
				credential: { defaultCountry: 'XX' },
				says: /^Default country/,
				requests: 0,
			},
			{ what: 'a number that is missing', credential: { phoneNumberId: '' }, says: /^From: /, requests: 0 },
		];
		for (const { what, credential, says, requests: count } of fatal) {
			it(`stops the run with cause and remedy: ${what}`, async () => {
				const { outputs, error, stored } = await run([ana, ben], {}, credential);
				expect(outputs).to.deep.equal([]);
				expect(error?.message).to.match(says);
				expect(error?.context).to.have.property('itemIndex');
				expect(stored).not.to.contain('EAAwrong');
				expect(await requests()).to.be.at.most(count);
			});
		}

		it('ends the sending, and loses nothing of what was sent before', async () => {
			const people = Array.from({ length: 30 }, (_, index) => ({
				...ana,
				phone: `+1555123${4000 + index}`,
				row: `row-${index}`,
			}));
			await simulator.control.addPeople(people.map(({ phone }) => ({ phone, windowOpen: true })));
			await simulator.control.faults({ sendErrors: [{ code: 190, times: 99, phone: people[10]!.phone }] });
			const { outputs, error, hints } = await run(people);
			expect(error).to.equal(undefined);
			const [accepted = [], rejected = []] = outputs;
			expect(accepted.length).to.be.within(10, 10 + IN_FLIGHT);
			expect([...rows(accepted), ...rows(rejected)].sort()).to.deep.equal(
				people.map(({ row }) => row).sort(),
			);
			for (const { json } of rejected) {
				expect(json).to.containSubset({ reason: { code: 190, action: 'fix_account' } });
			}
			expect(rejected.at(-1)?.json).to.containSubset({ contact: { phone: people.at(-1)?.phone } });
			expect(hints).to.have.length(1);
			expect(hints[0]).to.match(/^Sending ended early: .*\(190\).* of 30 messages were not sent/);
			expect(await requests()).to.equal(accepted.length + 1);
		});
	});

	describe('an item that is wrong', () => {
		it('is an error that names the item, as long as nothing was sent', async () => {
			const { outputs, error } = await run([withoutText, ana]);
			expect(error?.message).to.match(/^Text: is empty/);
			expect(error?.context).to.include({ itemIndex: 0 });
			expect(outputs).to.deep.equal([]);
			expect(await requests()).to.equal(0);
		});

		it('is an error too when all before it were no recipients', async () => {
			const { error } = await run([nobody, withoutText, ana]);
			expect(error?.context).to.include({ itemIndex: 1 });
			expect(await requests()).to.equal(0);
		});

		it('leaves by Rejected when others were sent, and the rest goes out', async () => {
			const { outputs, error, hints } = await run([ana, withoutText, chloe]);
			expect(error).to.equal(undefined);
			expect(outputs.map(rows)).to.deep.equal([['row-1', 'row-3'], ['row-5']]);
			expect(outputs[1]?.[0]?.json).to.containSubset({
				status: 'rejected',
				contact: { phone: '+15551230006' },
				reason: { action: 'fix_request', details: 'Text: is empty. Fill it in.' },
			});
			expect(hints).to.deep.equal([
				'1 of 3 messages were not sent and left by Rejected. The first: Text: is empty. Fill it in.',
			]);
		});

		it('is read from its expressions too', async () => {
			const broken = { ...parameters, text: '={{ $json.text.missing.deeper() }}' };
			const { error } = await run([ana], { parameters: broken });
			expect(error?.message).to.be.a('string').and.not.equal('');
			expect(await requests()).to.equal(0);
		});
	});

	describe('with "Continue" in the settings', () => {
		it('an item that failed is an error by Rejected, and the others go out', async () => {
			const { outputs, error } = await run([withoutText, ana], { onError: 'continueRegularOutput' });
			expect(error).to.equal(undefined);
			expect(outputs.map(places)).to.deep.equal([[{ item: 1 }], [{ item: 0 }]]);
			expect(outputs[1]?.[0]?.json).to.deep.equal({ error: 'Text: is empty. Fill it in.' });
		});

		it('nothing is repeated by Retry On Fail', async () => {
			await run([withoutText, ana], { onError: 'continueRegularOutput', retryOnFail: true });
			expect(await requests()).to.equal(1);
		});

		it('errors leave by the error output with the data of their item, refusals by Rejected', async () => {
			await simulator.control.faults({ sendErrors: [{ code: 131049, times: 1, phone: ben.phone }] });
			const { outputs } = await run([ana, withoutText, ben], { onError: 'continueErrorOutput' });
			expect(outputs.map(places)).to.deep.equal([[{ item: 0 }], [{ item: 2 }], [{ item: 1 }]]);
			expect(outputs[2]?.[0]?.json).to.deep.include({ ...withoutText, error: 'Text: is empty. Fill it in.' });
		});

		for (const [what, credential] of [
			['a token that Meta does not know', { accessToken: 'EAAwrong-token-0123456789' }],
			['a number that is missing', { phoneNumberId: '' }],
		] as const) {
			it(`each item tells what would refuse all of them: ${what}`, async () => {
				const { outputs, error } = await run(
					[ana, ben, chloe],
					{ onError: 'continueErrorOutput' },
					credential,
				);
				expect(error).to.equal(undefined);
				expect(outputs.map((items) => items.length)).to.deep.equal([0, 0, 3]);
				for (const { json } of outputs[2] ?? []) expect(json['error']).to.match(/\(190\)|^From: /);
			});
		}
	});

	describe('many items', () => {
		const crowd = (count: number) =>
			Array.from({ length: count }, (_, index) => ({
				phone: `+1555${1240000 + index}`,
				text: `Hello ${index}`,
				row: `row-${index}`,
			}));
		const live = (people: { phone: string }[]) =>
			simulator.control.addPeople(people.map(({ phone }) => ({ phone, windowOpen: true })));

		it('sends a thousand, each once, and never keeps the server from answering for 250 ms', async () => {
			const people = crowd(1000);
			await live(people);
			await simulator.control.faults({ throughput: 100_000 });
			const watch = watchBusyTime();
			const { outputs, error } = await run(people).finally(watch.end);
			expect(error).to.equal(undefined);
			expect(outputs.map((items) => items.length)).to.deep.equal([1000, 0]);
			expect(rows(outputs[0])).to.deep.equal(people.map(({ row }) => row));
			expect(await requests()).to.equal(1000);
			expect(watch.longest()).to.be.lessThan(250);
		});

		it('lets others be answered between two items, also when expressions are slow', async () => {
			// n8n takes 5 to 15 ms for each with its default engine.
			const slow = (value: string) =>
				`={{ Array.from({ length: 250_000 }, (_, i) => i).length && ${value} }}`;
			const people = crowd(2 * IN_FLIGHT);
			await live(people);
			await simulator.control.faults({ latencyMs: 20 });
			const slowly: INodeParameters = {
				operation: 'text',
				to: slow('$json.phone'),
				text: slow('$json.text'),
				options: { tracking: slow('$json.row'), replyTo: slow('""') },
			};
			const watch = watchBusyTime();
			const { outputs, error } = await run(people, { parameters: slowly }).finally(watch.end);
			expect(error).to.equal(undefined);
			expect(outputs[0]).to.have.length(people.length);
			expect(watch.longest()).to.be.lessThan(250);
		});

		it('has no more on their way at once than the limit', async () => {
			const people = crowd(3 * IN_FLIGHT);
			await live(people);
			await simulator.control.faults({ latencyMs: 50 });
			const begin = performance.now();
			await run(people);
			// Three times as many as may be on their way take three times as long as one, at least.
			expect(performance.now() - begin).to.be.at.least(150);
			const wire = (await simulator.control.wire()).filter(({ url }) => /\/messages$/.test(url));
			const spans = wire.map(({ time, milliseconds }) => {
				const start = Date.parse(time);
				return { start, end: start + milliseconds };
			});
			const together = spans.map(({ start }) => spans.filter((one) => one.start <= start && start < one.end));
			expect(Math.max(...together.map((span) => span.length))).to.be.at.most(IN_FLIGHT);
		});

		it('keeps the order of what one person gets, also when the first has to be uploaded', async () => {
			await simulator.control.faults({ latencyMs: 20 });
			const data = { data: Buffer.from('menu').toString('base64'), mimeType: 'application/pdf' };
			const files: INodeParameters = {
				operation: 'media',
				mediaType: 'document',
				to: '={{ $json.phone }}',
				media: { __rl: true, mode: 'link', value: '={{ $json.file }}' },
				caption: '={{ $json.row }}',
			};
			const links = ['two', 'three'].map((row) => ({ ...ana, row, file: 'https://x.example/menu.pdf' }));
			await runNode(node, {
				parameters: files,
				items: [
					{ json: { ...ana, row: 'one', file: 'data' }, binary: { data } },
					...links.map((json) => ({ json })),
				],
				credential: demoAccount(simulator),
			});
			const captions = (await sentRequests(simulator)).map(
				({ document }) => (document as { caption: string }).caption,
			);
			expect(captions).to.deep.equal(['one', 'two', 'three']);
		});

		it('sends nothing more when a person stops the execution', async () => {
			const people = crowd(200);
			await live(people);
			await simulator.control.faults({ latencyMs: 20, throughput: 100_000 });
			let stop: (() => void) | undefined;
			const ended = run(people, { onStart: (stopIt) => (stop = stopIt) });
			while ((await requests()) < 20) await new Promise((resolve) => setTimeout(resolve, 10));
			const atStop = await requests();
			stop?.();
			const { outputs } = await ended;
			// What was on its way when it was stopped may still arrive; nothing else was even tried.
			const tried = outputs.reduce((count, items) => count + items.length, 0);
			expect(tried).to.be.within(atStop, atStop + IN_FLIGHT);
			expect(await requests()).to.be.within(atStop, atStop + IN_FLIGHT);
		});
	});
});
