import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, StatusEvent } from '../../../whatsapp/events/event';
import { FieldError } from '../../../whatsapp/field-error';
import { sendOutcome } from '../../../whatsapp/delivery/outcome';
import { readStatuses, statusOutput } from '../../../whatsapp/delivery/route';

const text = readFileSync(join(__dirname, '../../fixtures/delivery/statuses-webhook.json'), 'utf8');
const webhook = JSON.parse(text) as JsonObject;

const sent = sendOutcome({
	answer: { status: 200, body: { messages: [{ id: 'wamid.A' }] } },
	request: { to: '+15551234567' },
	business: {},
	time: '2026-11-22T10:00:00.000Z',
});

describe('the output of a status', () => {
	const outputs: [status: string, output: string][] = [
		['accepted', 'sent'],
		['sent', 'sent'],
		['delivered', 'delivered'],
		['read', 'read'],
		['rejected', 'rejected'],
		['unknown', 'other'],
		['warning', 'other'],
		['constructor', 'other'],
	];
	for (const [status, output] of outputs) {
		it(`${status}: ${output}`, () => {
			expect(statusOutput({ ...sent, status })).to.equal(output);
		});
	}
});

describe('statuses in whatever is connected', () => {
	const all = ['wamid.A:read', 'wamid.A:sent', 'wamid.B:rejected'];
	const { value } = (webhook as { entry: { changes: JsonObject[] }[] }).entry[0]!.changes[0]!;
	const inputs: [what: string, input: unknown, keys: string[]][] = [
		['a webhook, without its messages', webhook, all],
		['a webhook as text', text, all],
		['what an HTTP node makes of it', { headers: {}, body: webhook }, all],
		["a part of it, as n8n's own trigger gives it", value, all],
		['the result of a send', sent, ['wamid.A:accepted']],
		['the result of a send as text', JSON.stringify(sent), ['wamid.A:accepted']],
		['a list of both', [sent, webhook], ['wamid.A:accepted', ...all]],
		['an empty list', [], []],
	];
	for (const [what, input, keys] of inputs) {
		it(what, () => {
			expect(readStatuses(input).map(({ key }) => key)).to.deep.equal(keys);
		});
	}

	it('come with their reason and person', () => {
		const rejected = readStatuses(webhook).find(({ status }) => status === 'rejected');
		expect(rejected?.reason).to.include({ code: 131026, action: 'use_another_channel' });
		expect(rejected?.contact).to.include({ phone: '+15557654321' });
	});

	it('are whole again when a sheet has dropped what was empty', () => {
		const { contact: _contact, business: _business, ...rest }: Partial<StatusEvent> = sent;
		expect(readStatuses(rest)).to.deep.equal([{ ...rest, contact: {}, business: {} }]);
	});

	for (const input of [
		undefined,
		null,
		7,
		'hello',
		{},
		{ kind: 'status' },
		[sent, 7],
		{ body: { body: {} } },
	]) {
		it(`are refused where there are none: ${JSON.stringify(input)}`.slice(0, 80), () => {
			expect(() => readStatuses(input)).to.throw(FieldError, /^Status: the input is neither/);
		});
	}
});
