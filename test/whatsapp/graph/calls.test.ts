import { expect } from 'chai';
import { FieldError } from '../../../whatsapp/field-error';
import type { GraphCall } from '../../../whatsapp/graph/call';
import * as calls from '../../../whatsapp/graph/calls';

const override = { callbackUrl: 'https://example.org/hook', verifyToken: 'v' };
const file = { data: new Uint8Array([1]), fileName: 'a.png', mimeType: 'image/png' };

/** What each call asks for; `query` is looked at apart where it is long. */
const table: [name: string, call: GraphCall, expected: Partial<GraphCall>][] = [
	[
		'sendMessage',
		calls.sendMessage('1065', { a: 1 }),
		{ method: 'POST', path: '/1065/messages', body: { a: 1 } },
	],
	['getTemplate', calls.getTemplate('7'), { method: 'GET', path: '/7' }],
	['listFlows', calls.listFlows('2001'), { method: 'GET', path: '/2001/flows' }],
	['getFlow', calls.getFlow('9988'), { method: 'GET', path: '/9988' }],
	[
		'flowPreview',
		calls.flowPreview('9988'),
		{ method: 'GET', path: '/9988', query: { fields: 'id,name,status,preview.invalidate(false)' } },
	],
	['flowAssets', calls.flowAssets('9988'), { method: 'GET', path: '/9988/assets' }],
	['listPhoneNumbers', calls.listPhoneNumbers('2001'), { method: 'GET', path: '/2001/phone_numbers' }],
	['getPhoneNumber', calls.getPhoneNumber('1065'), { method: 'GET', path: '/1065' }],
	[
		'getNumberOverride',
		calls.getNumberOverride('1065'),
		{ method: 'GET', path: '/1065', query: { fields: 'webhook_configuration' } },
	],
	[
		'setNumberOverride',
		calls.setNumberOverride('1065', override),
		{
			method: 'POST',
			path: '/1065',
			body: { webhook_configuration: { override_callback_uri: override.callbackUrl, verify_token: 'v' } },
		},
	],
	[
		'clearNumberOverride',
		calls.clearNumberOverride('1065'),
		{ method: 'POST', path: '/1065', body: { webhook_configuration: { override_callback_uri: '' } } },
	],
	['subscribedApps', calls.subscribedApps('2001'), { method: 'GET', path: '/2001/subscribed_apps' }],
	[
		'setAccountOverride',
		calls.setAccountOverride('2001', override),
		{
			method: 'POST',
			path: '/2001/subscribed_apps',
			body: { override_callback_uri: override.callbackUrl, verify_token: 'v' },
		},
	],
	[
		'clearAccountOverride',
		calls.clearAccountOverride('2001'),
		{ method: 'POST', path: '/2001/subscribed_apps', body: {} },
	],
	['unsubscribeApp', calls.unsubscribeApp('2001'), { method: 'DELETE', path: '/2001/subscribed_apps' }],
	[
		'uploadMedia',
		calls.uploadMedia('1065', file),
		{ method: 'POST', path: '/1065/media', form: { messaging_product: 'whatsapp', type: 'image/png', file } },
	],
	['getMedia', calls.getMedia('55'), { method: 'GET', path: '/55' }],
	[
		'businessProfile',
		calls.businessProfile('1065'),
		{ method: 'GET', path: '/1065/whatsapp_business_profile' },
	],
	[
		'encryptionKey',
		calls.encryptionKey('1065'),
		{ method: 'GET', path: '/1065/whatsapp_business_encryption' },
	],
	[
		'setEncryptionKey',
		calls.setEncryptionKey('1065', 'PEM'),
		{ method: 'POST', path: '/1065/whatsapp_business_encryption', form: { business_public_key: 'PEM' } },
	],
];

describe('Graph calls', () => {
	for (const [name, call, expected] of table) {
		it(name, () => {
			expect(call).to.deep.include(expected);
			expect(call.body !== undefined && call.form !== undefined, 'body and form exclude each other').to.equal(
				false,
			);
		});
	}

	it('narrow a list of templates by what is given only', () => {
		const { path, query } = calls.listTemplates('2001', {
			search: 'spring',
			status: 'APPROVED',
			after: '',
			limit: 20,
		});
		expect(path).to.equal('/2001/message_templates');
		expect(query).to.include({ name_or_content: 'spring', status: 'APPROVED', limit: 20 });
		expect(query).to.not.have.any.keys('after', 'language', 'category', 'name');
		expect(String(query?.fields).split(',')).to.include.members([
			'components',
			'parameter_format',
			'language',
		]);
	});

	const badIds: [id: string, message: RegExp][] = [
		['', /^Phone number ID: is empty/],
		['  ', /^Phone number ID: is empty/],
		['1065/messages', /^Phone number ID: is not an ID/],
		['..', /^Phone number ID: is not an ID/],
		['+1 555 000', /^Phone number ID: is not an ID/],
		['me?fields=x', /^Phone number ID: is not an ID/],
	];
	for (const [id, message] of badIds) {
		it(`refuse "${id}" as an id, which would reach something else`, () => {
			expect(() => calls.sendMessage(id, {})).to.throw(FieldError, message);
		});
	}

	it('take an id with blanks around it', () => {
		expect(calls.getFlow(' 9988 ').path).to.equal('/9988');
	});

	it('refuse a webhook address that Meta would not take', () => {
		const long = { callbackUrl: `https://example.org/${'x'.repeat(181)}`, verifyToken: 'v' };
		for (const set of [calls.setNumberOverride, calls.setAccountOverride]) {
			expect(() => set('1065', long))
				.to.throw(FieldError, /201 characters.*200/)
				.that.includes({ limit: 200, length: 201 });
		}
	});
});
