import { expect } from 'chai';
import type { WhatsAppEvent } from '../../../whatsapp/events/event';
import { parseWebhook } from '../../../whatsapp/events/parse';
import { chooseOutputs, itemsOf, type Routing } from '../../../nodes/FlowsTrigger/routing';
import type { RuleParameters } from '../../../nodes/FlowsTrigger/rules';
import { fixtureSecret, webhookCases } from '../../fixtures/webhooks/cases';
import { locator } from '../shared/probe-node';

const cases = webhookCases();

function events(name: string): WhatsAppEvent[] {
	const found = cases.find((one) => one.name === name);
	if (!found) throw new Error(`no case ${name}`);
	return parseWebhook(found.body, { secrets: [fixtureSecret] });
}

function routing(rules: RuleParameters[], change: Partial<Routing> = {}): Routing {
	return { rules, match: 'first', otherwise: false, ...change };
}

describe('WhatsApp Flows Trigger: its rules', () => {
	const trusted = events('flow-trusted')[0];
	const flowId = trusted?.kind === 'message' ? (trusted.flow?.id ?? '') : '';

	const table: { rule: RuleParameters; takes: string[]; leaves: string[] }[] = [
		{
			rule: {},
			takes: ['template-button', 'reply-button'],
			leaves: ['text', 'list-row', 'flow-trusted', 'status-sent'],
		},
		{
			rule: { kind: 'quick_reply', source: 'template' },
			takes: ['template-button'],
			leaves: ['reply-button'],
		},
		{
			rule: { kind: 'quick_reply', source: 'interactive' },
			takes: ['reply-button'],
			leaves: ['template-button'],
		},
		{ rule: { kind: 'list_reply' }, takes: ['list-row'], leaves: ['reply-button', 'text'] },
		{
			rule: { kind: 'flow_response' },
			takes: ['flow-trusted', 'flow-no-token', 'flow-foreign-token'],
			leaves: ['text', 'reply-button'],
		},
		{
			rule: { kind: 'flow_response', flowMatch: 'one', flow: locator(flowId) },
			takes: ['flow-trusted'],
			leaves: ['flow-no-token', 'flow-foreign-token'],
		},
		{
			rule: { kind: 'flow_response', flowMatch: 'one', flow: flowId },
			takes: ['flow-trusted'],
			leaves: ['flow-no-token'],
		},
		{ rule: { kind: 'flow_response', flowMatch: 'any', flow: '1' }, takes: ['flow-no-token'], leaves: [] },
		{ rule: { kind: 'text' }, takes: ['text', 'text-unicode'], leaves: ['template-button', 'image'] },
		{
			rule: { kind: 'message' },
			takes: ['text', 'image', 'template-button', 'flow-trusted'],
			leaves: ['status-sent'],
		},
		{ rule: { kind: 'message', messageType: 'any' }, takes: ['text', 'sticker'], leaves: ['status-sent'] },
		{ rule: { kind: 'message', messageType: 'image' }, takes: ['image'], leaves: ['video', 'text'] },
		{ rule: { kind: 'status' }, takes: ['status-sent', 'status-failed', 'status-warning'], leaves: ['text'] },
		{ rule: { kind: 'status', status: 'any' }, takes: ['status-read'], leaves: ['text'] },
		{
			rule: { kind: 'status', status: 'rejected' },
			takes: ['status-failed'],
			leaves: ['status-sent', 'status-read'],
		},
		{
			rule: { kind: 'status', status: 'read' },
			takes: ['status-read', 'status-played'],
			leaves: ['status-delivered'],
		},
		{
			rule: { kind: 'account' },
			takes: ['template-status', 'account-alert'],
			leaves: ['text', 'status-sent'],
		},
		{
			rule: { kind: 'account', accountField: 'message_template_status_update' },
			takes: ['template-status'],
			leaves: ['account-alert'],
		},
	];
	for (const { rule, takes, leaves } of table) {
		it(`${JSON.stringify(rule)} takes ${takes.join(', ')}`, () => {
			const outputsOf = chooseOutputs(routing([rule]));
			const outcome = (names: string[]) => names.flatMap(events).map((event) => [...outputsOf(event)]);
			expect(outcome(takes)).to.deep.equal(takes.flatMap(events).map(() => [0]));
			expect(outcome(leaves)).to.deep.equal(leaves.flatMap(events).map(() => []));
		});
	}

	it('take a title or a payload, and a text in each way', () => {
		const [tap] = events('template-button');
		const reply = tap?.kind === 'message' ? tap.reply : undefined;
		const [text] = events('text');
		const said = text?.kind === 'message' ? (text.text ?? '') : '';
		const rules: [WhatsAppEvent | undefined, RuleParameters][] = [
			[tap, { kind: 'quick_reply', replyMatch: 'title', replyValue: reply?.title.toUpperCase() ?? '' }],
			[tap, { kind: 'quick_reply', replyMatch: 'payload', replyValue: reply?.payload ?? '' }],
			[text, { kind: 'text', textMatch: 'is', textValue: ` ${said} ` }],
			[text, { kind: 'text', textMatch: 'contains', textValue: said.slice(1, 4) }],
			[text, { kind: 'text', textMatch: 'starts_with', textValue: said.slice(0, 3) }],
			[text, { kind: 'text', textMatch: 'pattern', textValue: `^${said.slice(0, 2)}.+$` }],
		];
		for (const [event, rule] of rules) {
			expect(chooseOutputs(routing([rule]))(event!), JSON.stringify(rule)).to.deep.equal([0]);
			const other = { ...rule, replyValue: 'something else', textValue: 'something else' };
			expect(chooseOutputs(routing([other]))(event!), JSON.stringify(other)).to.deep.equal([]);
		}
	});

	it('take the first that fits, or every one', () => {
		const rules: RuleParameters[] = [{ kind: 'status' }, { kind: 'message' }, { kind: 'text' }];
		const [text] = events('text');
		expect(chooseOutputs(routing(rules))(text!)).to.deep.equal([1]);
		expect(chooseOutputs(routing(rules, { match: 'every' }))(text!)).to.deep.equal([1, 2]);
	});

	it('leave messages that fit none to Else, and nothing else', () => {
		const outputsOf = chooseOutputs(routing([{ kind: 'list_reply' }], { otherwise: true }));
		expect(events('text').map(outputsOf)).to.deep.equal([[1]]);
		expect(events('status-sent').map(outputsOf)).to.deep.equal([[]]);
		expect(events('template-status').map(outputsOf)).to.deep.equal([[]]);
	});

	it('are not needed for messages', () => {
		const outputsOf = chooseOutputs(routing([]));
		expect(events('text').map(outputsOf)).to.deep.equal([[0]]);
		expect(events('status-sent').map(outputsOf)).to.deep.equal([[]]);
	});

	it('can be for one number only; what names no number is for all', () => {
		const rules: RuleParameters[] = [{ kind: 'message' }, { kind: 'account' }];
		const [text] = events('text');
		const number = text?.business?.phoneNumberId ?? '';
		const of = (phoneNumberId: string) => chooseOutputs(routing(rules, { phoneNumberId }));
		expect(of(number)(text!)).to.deep.equal([0]);
		expect(of('999')(text!)).to.deep.equal([]);
		expect(events('template-status').map(of('999'))).to.deep.equal([[1]]);
	});

	it('hand out one item for each event, in order, also where an output in between is empty', () => {
		const rules: RuleParameters[] = [{ kind: 'text' }, { kind: 'account' }, { kind: 'status' }];
		const all = ['status-sent', 'text', 'status-read', 'text-reply'].flatMap(events);
		const items = itemsOf(all, chooseOutputs(routing(rules)));
		expect(items.map((output) => output.map(({ json }) => json))).to.deep.equal([
			[all[1], all[3]],
			[],
			[all[0], all[2]],
		]);
	});
});
