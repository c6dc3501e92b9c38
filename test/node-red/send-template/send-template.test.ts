import { expect } from 'chai';
import { register } from '../../../node-red/nodes/whatsapp-send-template';
import type { Properties } from '../../../node-red/nodes/whatsapp-send-template/settings';
import { type Simulator, startSimulator } from '../../../simulator/server/start';
import type { JsonObject } from '../../../whatsapp/events/event';
import { readFlowToken } from '../../../whatsapp/flows/token';
import { readTemplate, templateKey } from '../../../whatsapp/templates/template';
import { sentTemplates, templateJson, wrongTemplates } from '../../fixtures/send/templates';
import { runNode } from '../host';
import { simulatedAccount } from '../simulated-account';

const str = (value: string) => ({ type: 'str', value });
const msg = (value: string) => ({ type: 'msg', value });

/** As the dialog stores a node that was just dragged in. */
const fresh: Properties = {
	name: '',
	account: 'a1',
	template: '',
	definition: {},
	to: 'payload.phone',
	toType: 'msg',
	variables: {},
	replyTo: '',
	replyToType: 'str',
	tracking: '',
	trackingType: 'str',
};

/** As the dialog stores a template that was picked. */
function picked(file: string): Pick<Properties, 'template' | 'definition'> {
	const definition = templateJson(file);
	return { definition, template: templateKey(readTemplate(definition)) };
}

/** Values as they are typed into the dialog. */
function typed(values: Record<string, string | number>): Properties['variables'] {
	return Object.fromEntries(
		Object.entries(values).map(([id, value]) => [
			id,
			{ type: typeof value === 'number' ? 'num' : 'str', value: String(value) },
		]),
	);
}

const payload = { phone: '+15551230001', name: 'Ana', order: 77, when: '18:00' };

describe('Send Template', () => {
	let simulator: Simulator;
	before(async () => {
		simulator = await startSimulator({ port: 0 });
	});
	beforeEach(() => simulator.control.reset());
	after(() => simulator.close());

	function run(changes: Partial<Properties>, secrets = ['simulator-app-secret']) {
		const account = simulatedAccount(simulator, { secrets });
		return runNode(register, { ...fresh, ...changes }, { a1: account }).receive({ payload });
	}
	const sentComponents = async () => {
		const [message] = await simulator.control.messages();
		return (message?.body.template as JsonObject | undefined)?.components;
	};

	for (const { file, values, components, preview } of sentTemplates) {
		it(`fills ${file}`, async () => {
			const { sent, error } = await run({ ...picked(file), variables: typed(values) });
			expect(error?.message).to.equal(undefined);
			const result = sent[0]?.[0]?.payload as JsonObject;
			expect(result.status).to.equal('accepted');
			expect(result.preview).to.match(preview);
			if (components !== undefined) expect(await sentComponents()).to.deep.equal(components);
		});
	}

	it('fills variables from msg properties and expressions', async () => {
		const { sent } = await run({
			...picked('order_update.de'),
			variables: {
				'header.order_number': msg('payload.order'),
				'body.first_name': { type: 'jsonata', value: '$uppercase(payload.name)' },
				'body.state': str('fertig'),
				'body.time': msg('payload.when'),
				'button.0.url': msg('payload.order'),
			},
		});
		expect((sent[0]?.[0]?.payload as JsonObject).preview).to.match(
			/^Bestellung 77\n\nHallo ANA, deine Bestellung ist fertig und kommt um 18:00/,
		);
	});

	it('gives a Flow button a signed token with its context, and tells it in the result', async () => {
		const { sent } = await run({
			...picked('feedback_request.en_US'),
			variables: {
				'body.1': msg('payload.name'),
				'body.2': msg('payload.order'),
				'button.0.flow_context': { type: 'json', value: '{"order":77}' },
			},
		});
		const { flowToken } = sent[0]?.[0]?.payload as { flowToken: string };
		expect(readFlowToken(flowToken, ['simulator-app-secret'])).to.deep.equal({
			trusted: true,
			flowId: '3001',
			context: { order: 77 },
		});
		expect(JSON.stringify(await sentComponents())).to.contain(flowToken);
	});

	it('sends a Flow button without a token where there is no app secret', async () => {
		const variables = { 'body.1': msg('payload.name'), 'body.2': msg('payload.order') };
		const { sent } = await run({ ...picked('feedback_request.en_US'), variables }, []);
		expect(sent[0]?.[0]?.payload).to.include({ status: 'accepted' }).and.not.have.property('flowToken');
	});

	it('says that the template has changed when Meta knows another one, by Rejected', async () => {
		const stored = picked('spring_offer.en_US');
		const changed = structuredClone(stored.definition) as { components: { type: string; text?: string }[] };
		changed.components[1]!.text = 'Hi {{first_name}}, {{day}} is bread day.';
		await simulator.control.putTemplate(changed);
		const { sent } = await run({ ...stored, variables: { 'body.first_name': str('Ana') } });
		const result = sent[0]?.[1]?.payload as { reason: { kind: string; advice: string } };
		expect(result.reason.kind).to.equal('template');
		expect(result.reason.advice).to.match(/choose .*again/);
	});

	const errors: { what: string; changes: Partial<Properties>; says: RegExp }[] = [
		{ what: 'no template is picked', changes: {}, says: /^Template: .*pick one/i },
		{
			what: 'the msg has no value for a variable',
			changes: { ...picked('spring_offer.en_US'), variables: { 'body.first_name': msg('payload.nobody') } },
			says: /^Body: first_name: is missing/,
		},
		...wrongTemplates.map(({ what, file, values, tracking = '', says }) => ({
			what,
			changes: { ...picked(file), variables: typed(values), tracking },
			says,
		})),
	];
	for (const { what, changes, says } of errors) {
		it(`ends with an error and sends nothing when ${what}`, async () => {
			const { sent, error } = await run(changes);
			expect(sent).to.deep.equal([]);
			expect(error?.message).to.match(says);
			expect(await simulator.control.messages()).to.deep.equal([]);
		});
	}
});
