import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphAnswer } from '../../../whatsapp/graph/call';
import {
	GraphError,
	type GraphReason,
	describeReason,
	explain,
	readGraphError,
	reasonForNoAnswer,
	reasonFromWebhookErrors,
} from '../../../whatsapp/graph/errors';
import { maskSecrets, maskSecretsIn } from '../../../whatsapp/graph/mask';

const answers = JSON.parse(
	readFileSync(join(__dirname, '../../fixtures/graph/errors.json'), 'utf8'),
) as Record<string, GraphAnswer>;

describe("Meta's errors", () => {
	const cases: [name: string, expected: Partial<GraphReason>][] = [
		['token expired', { code: 190, kind: 'account', fatal: true, retryable: false }],
		['malformed token', { code: 190, title: 'Malformed access token ***' }],
		[
			'not on the test list',
			{
				code: 131030,
				title: 'Recipient phone number not in allowed list',
				details:
					'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
				action: 'fix_request',
				fatal: false,
			},
		],
		['details as text', { code: 100, title: 'Invalid parameter', details: 'to must be a phone number' }],
		['unknown phone number id', { code: 33, kind: 'account', fatal: true }],
		[
			'message for the user',
			{ code: 100, title: 'Template name is taken', details: 'There is already a template with this name.' },
		],
		['unknown code, throttled', { code: 999_999, kind: 'rate_limited', retryable: true }],
		['error with status 200', { code: 2, kind: 'service', retryable: true }],
		['page of a gateway', { kind: 'service', details: 'HTTP 502', retryable: true, fatal: false }],
		['page of a firewall', { kind: 'account', details: 'HTTP 403', fatal: true }],
		['empty error', { kind: 'request', retryable: false }],
	];
	for (const [name, expected] of cases) {
		it(name, () => {
			expect(readGraphError(answers[name]!)).to.deep.include(expected);
		});
	}

	it('are all covered', () => {
		expect(cases.map(([name]) => name)).to.have.members(Object.keys(answers));
	});

	it('do not exist in an answer that is none', () => {
		for (const body of [{ success: true }, { data: [] }, { messages: [{ id: 'wamid.X' }] }, null, 'text']) {
			expect(readGraphError({ status: 200, body })).to.equal(undefined);
		}
	});

	it('become an error that names cause and remedy', () => {
		const error = new GraphError(readGraphError(answers['token expired']!)!, 401);
		expect(error).to.include({ name: 'GraphError', status: 401 });
		expect(error.message).to.match(
			/^Error validating access token: Session .*PST \(190\)\. The access token is wrong, has expired/,
		);
		expect(error.message).to.match(/enter a new one in the credential/);
	});

	it('have a title of ours where Meta sends none', () => {
		expect(explain(131047)).to.deep.include({ code: 131047, title: 'Service window closed' });
		expect(explain(undefined)).to.not.have.any.keys('code', 'details');
	});
});

describe('a reason in one line', () => {
	const plain = { kind: 'undeliverable', action: 'use_another_channel', advice: 'Call instead.' } as const;
	const cases: [what: string, title: string, details: string | undefined, line: string][] = [
		['without details', 'Undeliverable', undefined, 'Undeliverable (1). Call instead.'],
		[
			'with the title again',
			'Message undeliverable',
			'Message Undeliverable.',
			'Message undeliverable (1). Call instead.',
		],
		[
			'with the title in front',
			'Not allowed',
			'Not allowed: add the number.',
			'Not allowed (1): add the number. Call instead.',
		],
		['with the title as part of a word', 'Not', 'Nothing left', 'Not (1): Nothing left. Call instead.'],
	];
	for (const [what, title, details, line] of cases) {
		it(what, () => {
			expect(
				describeReason({ code: 1, title, ...(details !== undefined && { details }), ...plain }),
			).to.equal(line);
		});
	}
});

describe("a webhook's errors", () => {
	const one = { code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } };
	const reason = {
		code: 131047,
		title: 'Re-engagement message',
		details: 'More than 24 hours',
		kind: 'window_closed',
		action: 'send_template',
		advice: explain(131047).advice,
	};

	it('give a reason as the event contract has it, and no more', () => {
		expect(reasonFromWebhookErrors([one])).to.deep.equal(reason);
		expect(reasonFromWebhookErrors(one)).to.deep.equal(reason);
	});

	it('take the message where there is no title', () => {
		expect(reasonFromWebhookErrors([{ code: 131026, message: '(#131026) Undeliverable' }])).to.include({
			title: 'Undeliverable',
			kind: 'undeliverable',
		});
	});

	it('give each event a reason of its own, also when they are the same', () => {
		const error = { code: 131026, title: 'Message undeliverable', error_data: { details: 'No such user.' } };
		const first = reasonFromWebhookErrors([error]);
		if (first) first.advice = 'changed by a flow';
		expect(reasonFromWebhookErrors([error])?.advice).to.match(/WhatsApp/);
	});

	it('are told apart however their texts are cut', () => {
		const read = (title: string, details: string) =>
			reasonFromWebhookErrors([{ code: 131000, title, error_data: { details } }]);
		expect(read('Failed', 'no, later')).to.include({ title: 'Failed', details: 'no, later' });
		expect(read('Failedno', ', later')).to.include({ title: 'Failedno', details: ', later' });
	});

	it('without anything to read give no reason', () => {
		for (const errors of [undefined, null, [], [null], 'text', 7]) {
			expect(reasonFromWebhookErrors(errors)).to.equal(undefined);
		}
	});
});

describe('no answer', () => {
	it('that was not sent may be repeated, and stops a run', () => {
		const reason = reasonForNoAnswer({ failure: 'not_sent', message: 'ECONNREFUSED' });
		expect(reason).to.include({
			kind: 'service',
			action: 'retry',
			retryable: true,
			fatal: true,
			details: 'ECONNREFUSED',
		});
		expect(new GraphError(reason).message).to.match(/ECONNREFUSED.*base URL/);
	});

	it('that may have been sent is never repeated by itself', () => {
		const reason = reasonForNoAnswer({ failure: 'unknown', message: 'timeout after 30 s' });
		expect(reason).to.include({ action: 'retry_later', retryable: false, fatal: false });
	});
});

describe('secrets', () => {
	const cases: [text: string, masked: string][] = [
		['Malformed access token EAABsbCS1iHgBAKQ7', 'Malformed access token ***'],
		['Malformed access token SIMULATOR-TOKEN', 'Malformed access token ***'],
		[
			'see https://graph.facebook.com/x?access_token=abc123&limit=2',
			'see https://graph.facebook.com/x?access_token=***&limit=2',
		],
		['Authorization: Bearer abcdef123456', 'Authorization: Bearer ***'],
		['The token 123456789|AbCdEfGhIjKl is wrong', 'The token *** is wrong'],
		['{"app_secret":"0123456789abcdef"}', '{"app_secret":"***"}'],
		[
			'Error validating access token: Session has expired',
			'Error validating access token: Session has expired',
		],
		[
			'Message wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QT was not sent',
			'Message wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QT was not sent',
		],
	];
	for (const [text, masked] of cases) {
		it(`in a text: ${masked}`, () => {
			expect(maskSecrets(text)).to.equal(masked);
		});
	}

	it('anywhere in JSON', () => {
		const body = {
			error: { message: 'Malformed access token EAABsbCS1iHgBAKQ7', code: 190, list: [null, true] },
		};
		expect(maskSecretsIn(body)).to.deep.equal({
			error: { message: 'Malformed access token ***', code: 190, list: [null, true] },
		});
	});
});
