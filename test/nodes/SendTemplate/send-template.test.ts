import { expect } from 'chai';
import type { IDataObject, INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import type { JsonObject } from '../../../whatsapp/events/event';
import { readFlowToken } from '../../../whatsapp/flows/token';
import { sentTemplates, templateJson, wrongTemplates } from '../../fixtures/send/templates';
import { loadOptionsContext } from '../load-options';
import { WhatsAppSendTemplate } from '../nodes';
import { runNode } from '../run-workflow';
import { demoAccount } from '../shared/demo-account';
import { locator } from '../shared/probe-node';
import { countRequests, sentRequests } from '../shared/sent-requests';

const ana = { phone: '+15551230001', name: 'Ana', order: 77 };

/** "spring_offer.en_US" → the locator of that template */
const picked = (file: string) => locator(file.replace('.', '/'));

/** The mapper as the editor stores it, with what the template's fields were when they were listed. */
const mapped = (value: IDataObject, schema: ResourceMapperField[] = []): INodeParameters =>
	({ mappingMode: 'defineBelow', value, schema, matchingColumns: [] }) as unknown as INodeParameters;

describe('n8n: Send Template', () => {
	const node = new WhatsAppSendTemplate();
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator();
	});
	beforeEach(() => simulator.control.reset());
	after(() => simulator.close());

	const run = (
		parameters: INodeParameters,
		items: Parameters<typeof runNode>[1]['items'] = [ana],
		credential: Record<string, string> = {},
	) =>
		runNode(node, {
			parameters: { to: '={{ $json.phone }}', ...parameters },
			items,
			credential: demoAccount(simulator, credential),
		});
	const sentTemplate = async () => (await sentRequests(simulator))[0]?.['template'] as JsonObject | undefined;

	for (const { file, values, components, preview } of sentTemplates) {
		it(`fills ${file} from its fields`, async () => {
			const { outputs, error } = await run({ template: picked(file), variables: mapped(values) });
			expect(error).to.equal(undefined);
			expect(outputs[0]?.[0]?.json).to.include({ status: 'accepted' });
			expect(outputs[0]?.[0]?.json['preview']).to.match(preview);
			if (components !== undefined) expect((await sentTemplate())?.components).to.deep.equal(components);
		});
	}

	for (const { what, file, values, tracking, says } of wrongTemplates) {
		it(`ends with an error and sends nothing when ${what}`, async () => {
			const options = tracking === undefined ? {} : { tracking };
			const { outputs, error } = await run({ template: picked(file), variables: mapped(values), options });
			expect(error?.message).to.match(says);
			expect(error?.context).to.include({ itemIndex: 0 });
			expect(outputs).to.deep.equal([]);
			expect(await sentRequests(simulator)).to.deep.equal([]);
		});
	}

	it('reads expressions item by item, and looks the template up once', async () => {
		const people = ['Ana', 'Ben', 'Chloé'].map((name, index) => ({ phone: `+1555123000${index + 1}`, name }));
		const { outputs } = await run(
			{
				template: picked('spring_offer.en_US'),
				variables: mapped({ 'body.first_name': '={{ $json.name }}' }),
			},
			people,
		);
		const previews = outputs[0]?.map(({ json }) => /Hi (\S+),/.exec(json['preview'] as string)?.[1]);
		expect(previews).to.deep.equal(['Ana', 'Ben', 'Chloé']);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).to.deep.equal([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(await countRequests(simulator, /message_templates/)).to.equal(1);
	});

	it('takes a template that an expression chooses, with variables by their ids', async () => {
		const variable = [
			{ id: 'body.first_name', value: '={{ $json.name }}' },
			{ id: 'button.0.payload', value: '' },
		];
		const { outputs, error } = await run({
			template: locator('={{ "spring_offer/en_US" }}', 'id'),
			options: { variablesById: { variable } },
		});
		expect(error).to.equal(undefined);
		expect(outputs[0]?.[0]?.json['preview']).to.match(/Hi Ana,/);
	});

	it('gives a Flow button a signed token with its context, and tells it in the result', async () => {
		const { outputs } = await run({
			template: picked('feedback_request.en_US'),
			variables: mapped({
				'body.1': 'Ana',
				'body.2': '={{ $json.order }}',
				'button.0.flow_context': '={{ { order: $json.order } }}',
			}),
		});
		const token = outputs[0]?.[0]?.json['flowToken'];
		expect(readFlowToken(token, ['simulator-app-secret'])).to.deep.equal({
			trusted: true,
			flowId: '3001',
			context: { order: 77 },
		});
		expect(JSON.stringify(await sentTemplate())).to.contain(token);
	});

	it('sends a Flow button without a token where there is no app secret', async () => {
		const parameters = {
			template: picked('feedback_request.en_US'),
			variables: mapped({ 'body.1': 'Ana', 'body.2': '77' }),
		};
		const { outputs } = await run(parameters, [ana], { appSecret: '' });
		expect(outputs[0]?.[0]?.json).to.include({ status: 'accepted' }).and.not.have.property('flowToken');
	});

	describe('a file in the header', () => {
		const variables = (photo: string) => mapped({ 'header.image': photo });
		const template = picked('new_bread_photo.en_US');
		const photo = (text: string) => ({
			data: Buffer.from(text).toString('base64'),
			mimeType: 'image/jpeg',
			fileName: 'bread.jpg',
		});

		it('is a binary field of the item, uploaded once for all items that bring the same one', async () => {
			const items = ['rye', 'rye', 'oat'].map((text) => ({ json: ana, binary: { data: photo(text) } }));
			const { outputs, error } = await run({ template, variables: variables('data') }, items);
			expect(error).to.equal(undefined);
			expect(outputs[0]).to.have.length(3);
			expect(await countRequests(simulator, /\/media$/)).to.equal(2);
			const ids = (await sentRequests(simulator)).map(
				(body) => /"image":\{"id":"(\d+)"/.exec(JSON.stringify(body))?.[1],
			);
			expect(ids[0]).to.match(/^\d+$/);
			expect(ids[1]).to.equal(ids[0]);
			expect(ids[2]).not.to.equal(ids[0]);
		});

		it('is a link', async () => {
			const link = 'https://sunny-bakery.example/bread.jpg';
			await run({ template, variables: variables(link) });
			expect(await countRequests(simulator, /\/media$/)).to.equal(0);
			expect(JSON.stringify(await sentTemplate())).to.contain(`"image":{"link":"${link}"}`);
		});

		const wrong: [what: string, value: string, says: RegExp][] = [
			['a binary field that is not there', 'photo', /^Header: image: "photo" is neither .*brings no files/],
			['a plain link', 'http://x.example/a.jpg', /^Header: image: must be an https link/],
		];
		for (const [what, value, says] of wrong) {
			it(`is not ${what}`, async () => {
				const { error } = await run({ template, variables: variables(value) });
				expect(error?.message).to.match(says);
			});
		}
	});

	describe('a template that was edited since it was chosen', () => {
		/** What the editor stored when the template was chosen. */
		async function stored(): Promise<ResourceMapperField[]> {
			const context = loadOptionsContext(
				node,
				{ template: picked('spring_offer.en_US') },
				demoAccount(simulator),
			);
			return (await node.methods.resourceMapping.templateVariableFields.call(context)).fields;
		}
		async function edit(text: string): Promise<void> {
			const template = templateJson('spring_offer.en_US');
			const components = template['components'] as JsonObject[];
			const edited = components.map((part) => (part['type'] === 'BODY' ? { ...part, text } : part));
			await simulator.control.putTemplate({ ...template, components: edited });
		}
		const parameters = (schema: ResourceMapperField[]): INodeParameters => ({
			template: picked('spring_offer.en_US'),
			variables: mapped({ 'body.first_name': 'Ana' }, schema),
		});

		it('is sent as long as its variables are the same', async () => {
			const schema = await stored();
			await edit('Dear {{first_name}}, it is spring.');
			const { outputs } = await run(parameters(schema));
			expect(outputs[0]?.[0]?.json['preview']).to.match(/Dear Ana, it is spring/);
		});

		const edits: [what: string, text: string, says: RegExp][] = [
			['a new variable', 'Hi {{first_name}}, {{day}} is bread day.', /it now wants "Body: day"/],
			[
				'another variable',
				'Hi {{last_name}}.',
				/no longer has "Body: first_name.*", and it now wants "Body: last_name"/,
			],
			['no variables', 'Hello.', /it no longer has "Body: first_name/],
		];
		for (const [what, text, says] of edits) {
			it(`says what changed: ${what}`, async () => {
				const schema = await stored();
				await edit(text);
				const { error } = await run(parameters(schema));
				expect(error?.message).to.match(/^Template "spring_offer": has changed since it was chosen here/);
				expect(error?.message).to.match(says);
				expect(await sentRequests(simulator)).to.deep.equal([]);
			});
		}
	});

	const lookups: [what: string, key: string, says: RegExp][] = [
		['does not exist', 'no_such_template/en_US', /^Template: .*no template "no_such_template"/],
		['does not exist in this language', 'spring_offer/fr', /only in en_US/],
		['is not a name and a language', 'spring_offer', /is not a name and a language/],
	];
	for (const [what, key, says] of lookups) {
		it(`says that the template ${what}`, async () => {
			const { error } = await run({ template: locator(`={{ "${key}" }}`, 'id') });
			expect(error?.message).to.match(says);
		});
	}

	it('says why templates cannot be looked up, and sends nothing', async () => {
		const { error } = await run({ template: picked('hello_world.en_US') }, [ana, ana], {
			accessToken: 'WRONG-TOKEN',
		});
		expect(error?.message).to.match(/\(190\)/);
		expect(await sentRequests(simulator)).to.deep.equal([]);
	});
});
