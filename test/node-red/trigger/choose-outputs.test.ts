import { expect } from 'chai';
import type { MessageEvent, WhatsAppEvent } from '../../../whatsapp/events/event';
import { chooseOutputs } from '../../../node-red/nodes/whatsapp-trigger/choose-outputs';
import type { NamedRule } from '../../../node-red/nodes/whatsapp-trigger/settings';

const business = { phoneNumberId: '1065', accountId: '2001' };

function tap(title: string, of: MessageEvent['business'] = business): MessageEvent {
	return {
		kind: 'message',
		key: title,
		id: title,
		type: 'quick_reply',
		time: '2026-11-22T10:00:00.000Z',
		contact: {},
		business: of,
		reply: { title, payload: title, source: 'template' },
		raw: {},
	};
}

const yes: NamedRule = { kind: 'quick_reply', match: 'title', value: 'Yes', name: 'Agreed' };
const any: NamedRule = { kind: 'quick_reply' };

describe('chooseOutputs', () => {
	const choose = (
		event: WhatsAppEvent,
		settings: Partial<Parameters<typeof chooseOutputs>[0]> = {},
	): string[] => {
		const defaults: Parameters<typeof chooseOutputs>[0] = {
			rules: [yes, any],
			match: 'first',
			otherwise: false,
			number: 'this',
		};
		const outputs = chooseOutputs({ ...defaults, ...settings }, business)(event);
		return outputs.map(({ index, topic }) => `${index} ${topic}`);
	};

	it('takes the first rule that fits, with its name or else its kind', () => {
		expect(choose(tap('Yes'))).to.deep.equal(['0 Agreed']);
		expect(choose(tap('No'))).to.deep.equal(['1 quick_reply']);
	});

	it('takes every rule that fits when asked to', () => {
		expect(choose(tap('Yes'), { match: 'every' })).to.deep.equal(['0 Agreed', '1 quick_reply']);
	});

	it('has Else as the last output, only when it is switched on', () => {
		expect(choose(tap('No'), { rules: [yes] })).to.deep.equal([]);
		expect(choose(tap('No'), { rules: [yes], otherwise: true })).to.deep.equal(['1 else']);
	});

	it('starts nothing for another number, not even Else', () => {
		const other = { phoneNumberId: '1066', accountId: '2001' };
		expect(choose(tap('Yes', other), { otherwise: true })).to.deep.equal([]);
		expect(choose(tap('Yes', other), { number: 'any' })).to.deep.equal(['0 Agreed']);
	});

	it('lets updates of its account through, and what names no business', () => {
		const update = (accountId: string): WhatsAppEvent => ({
			kind: 'account',
			key: 'k',
			field: 'account_alerts',
			time: '',
			business: { accountId },
			value: {},
			raw: {},
		});
		const rules: NamedRule[] = [{ kind: 'account' }];
		expect(choose(update('2001'), { rules })).to.deep.equal(['0 account']);
		expect(choose(update('2002'), { rules })).to.deep.equal([]);
		expect(choose({ kind: 'unknown', key: 'u', raw: 1 }, { rules, otherwise: true })).to.deep.equal([
			'1 else',
		]);
	});

	it('keeps statuses and account updates from Else', () => {
		const status: WhatsAppEvent = {
			kind: 'status',
			key: 'wamid.1:sent',
			status: 'sent',
			time: '',
			contact: {},
			business: { phoneNumberId: '1065' },
		};
		expect(choose(status, { otherwise: true })).to.deep.equal([]);
	});

	it('names a rule that cannot be used', () => {
		const rules: NamedRule[] = [any, { kind: 'text', match: 'is' }];
		expect(() => choose(tap('Yes'), { rules })).to.throw(/Rule 2/);
	});
});
