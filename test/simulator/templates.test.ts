import { expect } from 'chai';
import { ana, body, startHarness, template, type Harness } from './world';

interface Listed {
	id: string;
	name: string;
	language: string;
	status: string;
	category: string;
	components?: unknown[];
}

describe('templates', () => {
	let harness: Harness;
	before(async () => {
		harness = await startHarness();
	});
	beforeEach(async () => {
		await harness.restart();
	});
	after(() => harness.close());

	const list = async (query: string) => {
		const answer = await harness.graph('GET', `/2001/message_templates?${query}`);
		return answer.body as unknown as {
			data: Listed[];
			paging?: { cursors: { before: string; after: string }; next?: string; previous?: string };
			summary?: { total_count: number };
		};
	};

	it('come in pages of 25 that lead on by cursor and by link', async () => {
		const all = await list('limit=1000');
		const first = await list('');
		expect(first.data).to.have.length(25);
		expect(all.data.length).to.be.greaterThan(25);
		expect(all.paging).not.to.have.any.keys('next', 'previous');
		const second = await list(`after=${first.paging!.cursors.after}`);
		expect([...first.data, ...second.data].map(({ id }) => id)).to.deep.equal(all.data.map(({ id }) => id));
		expect(second.paging).not.to.have.property('next');
		expect(second.paging).to.have.property('previous');
		const linked = await fetch(first.paging!.next!, { headers: { authorization: 'Bearer SIMULATOR-TOKEN' } });
		expect(await linked.json()).to.deep.equal(second);
	});

	it('come page by page of any size, and back', async () => {
		const all = (await list('limit=1000&fields=name')).data;
		const seen: unknown[] = [];
		let after = '';
		for (;;) {
			const { data, paging } = await list(`fields=name&limit=7${after}`);
			seen.push(...data);
			if (!paging?.next) break;
			after = `&after=${paging.cursors.after}`;
		}
		expect(seen).to.deep.equal(all);
		const middle = await list(`limit=7&after=${(await list('limit=7')).paging!.cursors.after}`);
		const back = await list(`limit=7&before=${middle.paging!.cursors.before}`);
		expect(back.data).to.deep.equal((await list('limit=7')).data);
	});

	it('give the fields that were asked for', async () => {
		const { data } = await list('limit=1&fields=name,status');
		expect(Object.keys(data[0]!)).to.have.members(['name', 'status', 'id']);
		expect(Object.keys((await list('limit=1')).data[0]!)).to.include.members([
			'components',
			'language',
			'category',
		]);
	});

	it('never put the access token into a link', async () => {
		const { paging } = await list('limit=1&access_token=SIMULATOR-TOKEN');
		expect(paging?.next).to.be.a('string').and.not.contain('SIMULATOR-TOKEN');
	});

	const filters: [query: string, expected: (one: Listed) => boolean][] = [
		['status=APPROVED', ({ status }) => status === 'APPROVED'],
		['status=PENDING,REJECTED', ({ status }) => status === 'PENDING' || status === 'REJECTED'],
		['category=AUTHENTICATION', ({ name }) => name === 'login_code'],
		['language=de', ({ language }) => language === 'de'],
		['name=spring_offer', ({ name }) => name === 'spring_offer'],
		['name_or_content=rhubarb', ({ name }) => name === 'spring_offer'],
		['name_or_content=feedback', ({ name }) => name === 'feedback_request'],
		['content=Bestellung', ({ name, language }) => name === 'order_update' && language === 'de'],
		['name=no_such', () => false],
	];
	for (const [query, expected] of filters) {
		it(`are filtered by ${query}`, async () => {
			const all = (await list('limit=1000')).data;
			const { data } = await list(`limit=1000&${query}`);
			expect(data).to.deep.equal(all.filter(expected));
			if (!query.includes('no_such')) expect(data).not.to.be.empty;
		});
	}

	it('have a summary on request', async () => {
		const { data, summary } = await list('limit=1&summary=total_count');
		expect(data).to.have.length(1);
		expect(summary?.total_count).to.equal((await list('limit=1000')).data.length);
	});

	it('can be created, wait for review, and are sent once they are approved', async () => {
		const input = {
			name: 'new_one',
			language: 'en_US',
			category: 'utility',
			components: [{ type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Ana']] } }],
		};
		const created = await harness.graph('POST', '/2001/message_templates', input);
		expect(created.body).to.include({ status: 'PENDING', category: 'UTILITY' });
		const again = await harness.graph('POST', '/2001/message_templates', input);
		expect(again.body.error?.error_subcode).to.equal(2388024);
		const message = template(ana, 'new_one', [body('Ana')]);
		expect((await harness.send(message)).body.error?.code).to.equal(132001);
		await harness.control.putTemplate(input);
		await harness.sendId(message);
		await harness.control.idle();
		const [change] = harness.receiver.received[0]!.body.entry[0]!.changes;
		expect(change?.field).to.equal('message_template_status_update');
		expect(change?.value).to.include({ event: 'APPROVED', message_template_name: 'new_one' });
		expect(change?.value['message_template_id']).to.equal(Number(created.body['id']));
	});

	it('are deleted by name, or in one language by id', async () => {
		const { data } = await list('name=order_update&language=de');
		await harness.graph('DELETE', `/2001/message_templates?name=order_update&hsm_id=${data[0]!.id}`);
		expect((await list('name=order_update')).data.map(({ language }) => language)).to.deep.equal(['en_US']);
		await harness.graph('DELETE', '/2001/message_templates?name=order_update');
		expect((await list('name=order_update')).data).to.be.empty;
		const gone = await harness.graph('DELETE', '/2001/message_templates?name=order_update');
		expect(gone.body.error?.code).to.equal(100);
	});

	it('can be read and edited by their id', async () => {
		const [one] = (await list('name=hello_world')).data;
		await harness.graph('POST', `/${one!.id}`, { components: [{ type: 'BODY', text: 'Hello again' }] });
		const { body: read } = await harness.graph('GET', `/${one!.id}?fields=status,components`);
		expect(read).to.deep.include({ status: 'PENDING', components: [{ type: 'BODY', text: 'Hello again' }] });
	});
});
