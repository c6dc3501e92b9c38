import { expect } from 'chai';
import { comparable, webhookCases } from '../../fixtures/webhooks/cases';
import { collected, collectedCount, collectorFiles, collectors, forget } from './collector';
import { type NodeRed, type NodeRedVersion, startNodeRed } from './harness';
import { flows, post, secret, statusesBody, textBody, verifyToken, webhookBody } from './webhook-calls';

const VERSIONS: readonly NodeRedVersion[] = ['5', '4.1'];

/** With one root for both, the admin app stands before the route and parses JSON; a separate one hides that. */
const ROOTS: readonly { title: string; settings: Record<string, unknown> }[] = [
	{ title: 'default roots', settings: {} },
	{ title: 'httpNodeRoot', settings: { httpNodeRoot: '/flows/api' } },
	{ title: 'httpAdminRoot', settings: { httpAdminRoot: '/admin' } },
];

for (const version of VERSIONS) {
	for (const { title, settings } of ROOTS) {
		describe(`Webhooks in Node-RED ${version}, ${title}`, () => {
			let nodeRed: NodeRed;
			let url: string;

			before(async () => {
				nodeRed = await startNodeRed({ version, settings, files: collectorFiles });
				url = `${nodeRed.nodeUrl}/whatsapp`;
				await nodeRed.deploy(flows({ collectors: collectors(1) }));
			});
			beforeEach(() => forget(nodeRed));
			after(() => nodeRed.stop());

			it('answers the handshake, and only with the right token', async () => {
				const ask = (token: string) =>
					fetch(`${url}?hub.mode=subscribe&hub.challenge=<b>17&hub.verify_token=${token}`);
				const good = await ask(verifyToken);
				expect(good.status).to.equal(200);
				expect(await good.text()).to.equal('<b>17');
				expect(good.headers.get('content-type')).to.match(/^text\/plain/);
				expect((await ask('wrong')).status).to.equal(403);
				expect((await fetch(url)).status).to.equal(400);
			});

			it('gives every case of the domain as its events', async () => {
				const cases = webhookCases();
				for (const { name, body, events } of cases) {
					await forget(nodeRed);
					const { status } = await post(url, JSON.stringify(body));
					expect(status, name).to.equal(200);
					const expected = events.filter((event) => !seen.has(JSON.stringify(event.key)));
					for (const event of events) if (event.key) seen.add(JSON.stringify(event.key));
					const { kept } = await collectedCount(nodeRed, expected.length);
					expect(
						kept.map(({ event }) => comparable(event)),
						name,
					).to.deep.equal(expected);
				}
			}).timeout(60_000);
			const seen = new Set<string>();

			it('refuses every other signature, and starts nothing', async () => {
				const body = textBody('wamid.refused', 'Hello');
				const refused: Record<string, Parameters<typeof post>[2]> = {
					'of another secret': { secret: 'another secret' },
					missing: { signature: null },
					empty: { signature: '' },
					'without its prefix': { signature: 'a'.repeat(64) },
					'too short': { signature: 'sha256=abcd' },
					'of another body': { signature: `sha256=${'0'.repeat(64)}` },
				};
				for (const [which, options] of Object.entries(refused)) {
					expect((await post(url, body, options)).status, which).to.equal(401);
				}
				// A good one behind them shows that they were not only late.
				await post(url, textBody(`wamid.after.${title}`, 'Good'));
				expect((await collectedCount(nodeRed, 1)).kept.map(({ event }) => event.key)).to.deep.equal([
					`wamid.after.${title}`,
				]);
				expect(nodeRed.child.log()).to.include('Webhooks turned away').and.not.include(secret);
			});

			it('checks the bytes, not what JSON makes of them', async () => {
				const spaced = `  ${textBody('wamid.bytes', 'http://x.y').replaceAll('/', '\\/')}\n`;
				expect((await post(url, spaced)).status).to.equal(200);
				await collectedCount(nodeRed, 1);
			});

			it('reads every content type as bytes', async () => {
				const types = [
					'application/json',
					'text/plain',
					'application/x-www-form-urlencoded',
					'multipart/form-data',
					null,
				];
				for (const [index, contentType] of types.entries()) {
					const body = textBody(`wamid.type.${index}`, 'a=b&c');
					expect((await post(url, body, { contentType })).status, String(contentType)).to.equal(200);
				}
				await collectedCount(nodeRed, types.length);
			});

			it('answers 400 to what is signed and no webhook', async () => {
				for (const body of ['', 'garbage', '{', '[]', 'null', '{"entry":1}', '\u0000\u0001']) {
					expect((await post(url, body)).status, JSON.stringify(body)).to.equal(400);
				}
				expect((await collected(nodeRed)).count).to.equal(0);
			});

			it('hands out a batch of 1,000 in order, and a repeat of it not at all', async () => {
				const body = statusesBody('batch', 1000);
				expect((await post(url, body)).status).to.equal(200);
				expect((await post(url, body)).status).to.equal(200);
				await post(url, textBody('wamid.afterBatch', 'end'));
				const { kept } = await collectedCount(nodeRed, 1001);
				const keys = kept.map(({ event }) => event.key);
				expect(keys[0]).to.equal('wamid.batch.0:delivered');
				expect(keys[999]).to.equal('wamid.batch.999:delivered');
				expect(keys[1000]).to.equal('wamid.afterBatch');
				expect(keys).to.have.length(1001);
			});

			it('takes 3 MB, and answers 413 to more than any webhook has', async () => {
				const large = (bytes: number) => {
					const frame = textBody(`wamid.large.${bytes}`, '').length;
					return textBody(`wamid.large.${bytes}`, 'x'.repeat(bytes - frame));
				};
				expect((await post(url, large(3 * 1024 * 1024))).status).to.equal(200);
				await collectedCount(nodeRed, 1);
				expect((await post(url, large(5 * 1024 * 1024))).status).to.equal(413);
				const chunked = await fetch(url, {
					method: 'POST',
					body: new Blob([large(5 * 1024 * 1024)]).stream(),
					duplex: 'half',
				} as RequestInit);
				expect(chunked.status).to.equal(413);
			});

			it('leaves no route behind after 20 deploys', async () => {
				const first = await collected(nodeRed);
				for (let round = 0; round < 20; round++) {
					await nodeRed.deploy(flows({ collectors: collectors(1) }));
				}
				const last = await collected(nodeRed);
				expect(last.routes.filter((path) => path === '/whatsapp')).to.have.length(1);
				expect(last.layers).to.equal(first.layers);
				expect((await post(url, textBody('wamid.deployed', 'still here'))).status).to.equal(200);
				await collectedCount(nodeRed, 1);
				// What was handed out before a deploy is still known after it.
				expect((await post(url, textBody('wamid.deployed', 'still here'))).status).to.equal(200);
				await post(url, textBody('wamid.deployed.2', 'end'));
				expect((await collectedCount(nodeRed, 2)).count).to.equal(2);
			}).timeout(60_000);
		});
	}

	describe(`Accounts and triggers in Node-RED ${version}`, () => {
		let nodeRed: NodeRed;
		let url: string;
		before(async () => {
			nodeRed = await startNodeRed({ version, files: collectorFiles });
			url = `${nodeRed.nodeUrl}/whatsapp`;
		});
		beforeEach(() => forget(nodeRed));
		after(() => nodeRed.stop());

		const tap = (id: string, title: string, phoneNumberId?: string) =>
			webhookBody(
				{
					messages: [
						{
							from: '15551234567',
							id,
							timestamp: '1790000000',
							type: 'button',
							button: { text: title, payload: title },
						},
					],
				},
				phoneNumberId,
			);

		it('sends each event out of the output of its rule, with the rule as topic', async () => {
			const rules = [
				{ kind: 'quick_reply', match: 'title', value: 'Yes', name: 'Agreed' },
				{ kind: 'quick_reply' },
				{ kind: 'status', status: 'delivered' },
			];
			await nodeRed.deploy(flows({ trigger: { rules }, collectors: collectors(4) }));
			await post(url, tap('wamid.r1', ' yes '));
			await post(url, tap('wamid.r2', 'No'));
			await post(url, statusesBody('r3', 2));
			await post(url, textBody('wamid.r4', 'Hello'));
			const { kept } = await collectedCount(nodeRed, 5);
			expect(kept.map(({ output, topic, event }) => [output, topic, event.key])).to.deep.equal([
				['0', 'Agreed', 'wamid.r1'],
				['1', 'quick_reply', 'wamid.r2'],
				['2', 'status', 'wamid.r3.0:delivered'],
				['2', 'status', 'wamid.r3.1:delivered'],
				['3', 'else', 'wamid.r4'],
			]);
		});

		it('sends an event to every rule it fits when asked to, and nowhere without Else', async () => {
			const rules = [{ kind: 'quick_reply', match: 'title', value: 'Yes' }, { kind: 'quick_reply' }];
			const trigger = { rules, match: 'every', otherwise: false };
			await nodeRed.deploy(flows({ trigger, collectors: collectors(2) }));
			await post(url, textBody('wamid.e1', 'nobody wants this'));
			await post(url, tap('wamid.e2', 'Yes'));
			const { kept } = await collectedCount(nodeRed, 2);
			expect(kept.map(({ output, event }) => [output, event.key])).to.deep.equal([
				['0', 'wamid.e2'],
				['1', 'wamid.e2'],
			]);
		});

		it('shares one address between two numbers of one app, each with its own events', async () => {
			const trigger = { number: 'this' };
			const [one, two] = collectors(2);
			await nodeRed.deploy([
				...flows({ trigger, collectors: [one!] }),
				...flows({ account: { phoneNumberId: '1066' }, trigger, collectors: [two!] }, 'B').slice(1),
			]);
			await post(url, tap('wamid.n1', 'Yes', '1066'));
			await post(url, tap('wamid.n2', 'Yes', '1065'));
			const { kept } = await collectedCount(nodeRed, 2);
			expect(kept.map(({ output, event }) => [output, event.key])).to.deep.equal([
				['1', 'wamid.n1'],
				['0', 'wamid.n2'],
			]);
			expect((await collected(nodeRed)).routes.filter((path) => path === '/whatsapp')).to.have.length(1);
		});

		it('refuses a second account with another secret on the same path', async () => {
			const [one, two] = collectors(2);
			const log = nodeRed.child.log().length;
			await nodeRed.deploy([
				...flows({ collectors: [one!] }),
				...flows({ credentials: { appSecret: 'another' }, collectors: [two!] }, 'B').slice(1),
			]);
			await nodeRed.child.waitFor(/already uses the path “\/whatsapp”/, { after: log });
			await post(url, tap('wamid.s1', 'Yes'));
			expect((await collectedCount(nodeRed, 1)).kept[0]?.output).to.equal('0');
			expect((await post(url, tap('wamid.s2', 'Yes'), { secret: 'another' })).status).to.equal(401);
		});

		it('opens no address without an app secret, unless unsigned webhooks are allowed', async () => {
			const credentials = { appSecret: '' };
			const log = nodeRed.child.log().length;
			await nodeRed.deploy(flows({ credentials, collectors: collectors(1) }));
			await nodeRed.child.waitFor(/app secret is missing/, { after: log });
			expect((await post(url, tap('wamid.u1', 'Yes'))).status).to.equal(404);
			await nodeRed.deploy(
				flows({ credentials, account: { acceptUnsigned: true }, collectors: collectors(1) }),
			);
			expect((await post(url, tap('wamid.u1', 'Yes'), { signature: null })).status).to.equal(200);
			await collectedCount(nodeRed, 1);
		});

		it('takes the previous secret during a rotation', async () => {
			const credentials = { appSecret: 'new', previousAppSecret: 'old' };
			await nodeRed.deploy(flows({ credentials, collectors: collectors(1) }));
			for (const each of ['new', 'old']) {
				expect((await post(url, tap(`wamid.${each}`, 'Yes'), { secret: each })).status).to.equal(200);
			}
			expect((await post(url, tap('wamid.x', 'Yes'))).status).to.equal(401);
			await collectedCount(nodeRed, 2);
		});

		it('closes the address when no trigger listens any more', async () => {
			await nodeRed.deploy(flows({ collectors: collectors(1) }));
			expect((await post(url, tap('wamid.c1', 'Yes'))).status).to.equal(200);
			await nodeRed.deploy(flows({ collectors: [] }).filter(({ type }) => type !== 'whatsapp-trigger'));
			expect((await post(url, tap('wamid.c2', 'Yes'))).status).to.equal(404);
			expect((await collected(nodeRed)).routes).to.not.include('/whatsapp');
		});

		it('says what is wrong with a rule, and starts all the same', async () => {
			const log = nodeRed.child.log().length;
			await nodeRed.deploy(
				flows({
					trigger: { rules: [{ kind: 'text', match: 'pattern', value: '(' }] },
					collectors: collectors(2),
				}),
			);
			await nodeRed.child.waitFor(/Rule 1, pattern/, { after: log });
		});
	});
}

describe('Webhooks without httpNodeRoot', () => {
	it('are refused with a sentence in the log', async () => {
		const nodeRed = await startNodeRed({ settings: { httpNodeRoot: false }, files: collectorFiles });
		try {
			await nodeRed.deploy(flows({ collectors: collectors(1) }));
			await nodeRed.child.waitFor(/httpNodeRoot is false/);
			const { status } = await post(`${nodeRed.adminUrl}/whatsapp`, textBody('wamid.off', 'Hello'));
			expect(status).to.equal(404);
		} finally {
			await nodeRed.stop();
		}
	});
});
