import { expect } from 'chai';
import fc from 'fast-check';
import type { AccountEvent, JsonObject, WhatsAppEvent } from '../../../whatsapp/events/event';
import { parseWebhook } from '../../../whatsapp/events/parse';
import { comparable, fixtureSecret, webhookCases } from '../../fixtures/webhooks/cases';

const cases = webhookCases();
const secrets = [fixtureSecret];

describe('parseWebhook', () => {
	for (const { name, title, body, events } of cases) {
		it(`${title} (${name})`, () => {
			expect(parseWebhook(body, { secrets }).map(comparable)).to.deep.equal(events);
		});
	}

	it('gives every event its own key and the same key at the next delivery', () => {
		const distinct = new Map<string, string>();
		for (const { name, body } of cases.filter(({ name }) => !name.startsWith('text'))) {
			const keys = parseWebhook(body).map(({ key }) => key);
			expect(new Set(keys).size, name).to.equal(keys.length);
			expect(
				parseWebhook(structuredClone(body)).map(({ key }) => key),
				name,
			).to.deep.equal(keys);
			for (const key of keys.filter((key) => /:[0-9a-f]{32}$/.test(key))) {
				expect(distinct.get(key), `${name} has the key of another case`).to.equal(undefined);
				distinct.set(key, name);
			}
		}
		expect(distinct.size).to.be.greaterThan(25);
	});

	it('gives an update the same key when Meta writes its fields in another order', () => {
		const update = (value: JsonObject): JsonObject => ({
			entry: [{ id: '2001', time: 1790000000, changes: [{ field: 'flows', value }] }],
		});
		const [one] = parseWebhook(update({ event: 'FLOW_STATUS_CHANGE', errors: [{ a: 1, b: 2 }] }));
		const [same] = parseWebhook(update({ errors: [{ b: 2, a: 1 }], event: 'FLOW_STATUS_CHANGE' }));
		const [other] = parseWebhook(update({ event: 'FLOW_STATUS_CHANGE', errors: [{ a: 1, b: 3 }] }));
		expect(one?.key).to.equal(same?.key);
		expect(one?.key).to.not.equal(other?.key);
	});

	it("hands on Meta's own objects as raw, not copies", () => {
		const message = { id: 'wamid.IN', type: 'text', timestamp: '1790000000' };
		const status = { id: 'wamid.OUT', status: 'sent', timestamp: '1790000000' };
		const change = { field: 'messages', value: { messages: [message], statuses: [status] } };
		const events = parseWebhook({ entry: [{ id: '2001', changes: [change] }] });
		expect(events[0]?.raw).to.equal(message);
		expect(events[1]?.raw).to.equal(status);
	});

	it('leaves the body untouched', () => {
		for (const { name, body } of cases) {
			const before = JSON.stringify(body);
			parseWebhook(body, { secrets });
			expect(JSON.stringify(body), name).to.equal(before);
		}
	});

	it('gives every event a business of its own, so that changing one leaves the others', () => {
		const batch = cases.find(({ name }) => name === 'batch')!;
		const [first, second] = parseWebhook(batch.body);
		first!.business!.phone = 'changed';
		expect(second!.business!.phone).to.equal('+15550001111');
	});

	it('believes no flow token without secrets', () => {
		const trusted = cases.find(({ name }) => name === 'flow-trusted')!;
		const [event] = parseWebhook(trusted.body);
		expect(event).to.have.nested.property('flow.trusted', false);
		expect(event).to.not.have.nested.property('flow.id');
		expect(event).to.not.have.nested.property('flow.context');
	});

	it('gives each reason an advice', () => {
		const withReason = cases
			.flatMap(({ body }) => parseWebhook(body))
			.filter((event) => 'reason' in event) as AccountEvent[];
		expect(withReason.length).to.be.greaterThan(5);
		for (const { reason } of withReason) expect(reason?.advice).to.match(/^[A-Z].+\.$/);
	});

	it('takes keys of an answer that are names of JavaScript for what they are', () => {
		const responseJson = '{"__proto__":{"a":1},"constructor":"x","flow_token":"unused"}';
		const [event] = parseWebhook(
			interactive({ type: 'nfm_reply', nfm_reply: { response_json: responseJson } }),
		);
		expect(JSON.stringify((event as { flow?: { response?: unknown } }).flow?.response)).to.equal(
			'{"__proto__":{"a":1},"constructor":"x"}',
		);
		expect(parseWebhook(interactive({ type: 'constructor' }))[0]).to.have.property('type', 'constructor');
	});

	it('never throws and never loses anything, whatever JSON it gets', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const body = value as unknown;
				const events = parseWebhook(body);
				expect(events).to.be.an('array');
				if (!isEmptyWebhook(body)) expect(events).to.not.be.empty;
			}),
		);
	});

	it('never throws on bodies that are nearly right', () => {
		const anything = fc.jsonValue({ maxDepth: 2 });
		const anyOf = (...names: string[]) =>
			fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
		const type = fc.constantFrom(...messageTypes());
		const message = fc
			.tuple(type, anything, anyOf('from', 'from_user_id', 'context', 'referral', 'errors', 'group_id'))
			.map(([type, content, rest]) => ({ id: 'm', timestamp: 1790000000, type, [type]: content, ...rest }));
		const answer = fc
			.tuple(fc.constantFrom('nfm_reply', 'button_reply', 'list_reply', 'x'), anything)
			.map(([type, part]) => ({
				id: 'm',
				timestamp: 1790000000,
				type: 'interactive',
				interactive: { type, [type]: part },
			}));
		const status = anyOf('errors', 'pricing', 'conversation', 'recipient_id', 'biz_opaque_callback_data').map(
			(rest) => ({ id: 's', status: 'sent', timestamp: '1790000000', ...rest }),
		);
		const value = fc.record({
			contacts: fc.oneof(anything, fc.array(anyOf('wa_id', 'user_id', 'profile'))),
			metadata: anything,
			messages: fc.array(fc.oneof(message, answer)),
			statuses: fc.array(status),
			errors: anything,
			user_preferences: anything,
		});
		const field = fc.constantFrom('messages', 'user_preferences', 'standby', 'flows');
		fc.assert(
			fc.property(field, value, (field, value) => {
				const events = parseWebhook({
					entry: [{ id: '2001', time: 1790000000, changes: [{ field, value }] }],
				});
				if (field !== 'messages') return;
				const kinds = (kind: WhatsAppEvent['kind']) => events.filter((event) => event.kind === kind).length;
				expect(kinds('message')).to.equal(value.messages.length);
				expect(kinds('status')).to.equal(value.statuses.length);
			}),
		);
	});

	it('leaves an answer unread that would overflow the stack of whoever copies it', () => {
		const responseJson = `{"rating":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
		const [event] = parseWebhook(
			interactive({ type: 'nfm_reply', nfm_reply: { response_json: responseJson } }),
		);
		expect(event).to.have.nested.property('flow.responseJson', responseJson);
		expect(event).to.not.have.nested.property('flow.response');
		expect(() => structuredClone(event)).to.not.throw();
	});

	it('survives a body that is nested as deep as JSON can be', () => {
		const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
		expect(parseWebhook(deep)).to.have.lengthOf(1);
		expect(parseWebhook({ entry: [{ changes: [{ field: 'flows', value: deep }] }] })).to.have.lengthOf(1);
	});
});

function interactive(content: JsonObject): JsonObject {
	const message = { id: 'wamid.IN', type: 'interactive', timestamp: '1790000000', interactive: content };
	return { entry: [{ id: '2001', changes: [{ field: 'messages', value: { messages: [message] } }] }] };
}

function messageTypes(): string[] {
	const types = cases.flatMap(({ body }) =>
		parseWebhook(body).map((event) => (event.raw as { type?: unknown } | undefined)?.type),
	);
	return [...new Set(types)].filter((type) => typeof type === 'string');
}

function isEmptyWebhook(body: unknown): boolean {
	const entry = (body as { entry?: unknown } | null)?.entry;
	return (
		Array.isArray(entry) &&
		entry.every((item) => isEmptyList((item as { changes?: unknown } | null)?.changes))
	);
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}
