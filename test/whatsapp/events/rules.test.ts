import { expect } from 'chai';
import type { FlowAnswer, MessageEvent, Reply, WhatsAppEvent } from '../../../whatsapp/events/event';
import { compileRules, isForElse, type Rule } from '../../../whatsapp/events/rules';
import { FieldError } from '../../../whatsapp/field-error';

function message(type: string, rest: Partial<MessageEvent> = {}): WhatsAppEvent {
	const time = '2026-11-22T10:00:00.000Z';
	return { kind: 'message', key: 'm', id: 'm', type, time, contact: {}, business: {}, raw: {}, ...rest };
}
const text = (body: string): WhatsAppEvent => message('text', { text: body });
const tap = (title: string, payload: string, source: Reply['source'] = 'template'): WhatsAppEvent =>
	message('quick_reply', { text: title, reply: { title, payload, source } });
const row = (title: string, payload: string): WhatsAppEvent =>
	message('list_reply', { text: title, reply: { title, payload, source: 'interactive' } });
const answer = (response: FlowAnswer['response'], id?: string): WhatsAppEvent =>
	message('flow_response', {
		text: 'Sent',
		flow: { trusted: id !== undefined, ...(id === undefined ? {} : { id }), ...(response && { response }) },
	});
const status = (word: string): WhatsAppEvent => ({
	kind: 'status',
	key: 's',
	status: word,
	time: '2026-11-22T10:00:00.000Z',
	contact: {},
	business: {},
});
const account = (field: string): WhatsAppEvent => ({
	kind: 'account',
	key: 'a',
	field,
	business: {},
	value: {},
	raw: {},
});
const unknown: WhatsAppEvent = { kind: 'unknown', key: 'u', raw: null };

const yes = tap('Yes', 'YES:77');
const table: [title: string, rule: Rule, matching: WhatsAppEvent[], others: WhatsAppEvent[]][] = [
	[
		'any button',
		{ kind: 'quick_reply' },
		[yes, tap('', '', 'interactive')],
		[row('Yes', 'YES:77'), text('Yes')],
	],
	['a button, value ignored', { kind: 'quick_reply', match: 'any', value: 'No' }, [yes], []],
	[
		'a button by title',
		{ kind: 'quick_reply', match: 'title', value: ' sí,  CLARO ❤' },
		[tap('Sí, claro ❤️', 'x')],
		[yes, tap('x', 'Sí, claro ❤️'), text('Sí, claro ❤️')],
	],
	[
		'a button by payload',
		{ kind: 'quick_reply', match: 'payload', value: 'yes:77' },
		[yes],
		[tap('yes:77', 'x'), tap('Yes', 'YES:78')],
	],
	['a button by either', { kind: 'quick_reply', value: 'yes' }, [yes, tap('x', 'YES')], [tap('x', 'y')]],
	[
		'buttons of templates',
		{ kind: 'quick_reply', source: 'template' },
		[yes],
		[tap('Yes', 'x', 'interactive')],
	],
	[
		'buttons of messages',
		{ kind: 'quick_reply', source: 'interactive' },
		[tap('Y', 'x', 'interactive')],
		[yes],
	],
	['buttons of both', { kind: 'quick_reply', source: 'any' }, [yes, tap('Y', 'x', 'interactive')], []],
	['any row', { kind: 'list_reply' }, [row('a', 'b')], [yes, text('a')]],
	[
		'a row by title',
		{ kind: 'list_reply', match: 'title', value: 'RYE' },
		[row('Rye', 'b')],
		[row('x', 'rye')],
	],
	[
		'a row by payload',
		{ kind: 'list_reply', match: 'payload', value: 'b' },
		[row('Rye', 'B')],
		[row('b', 'x')],
	],
	['any Flow', { kind: 'flow_response' }, [answer({}), answer([]), answer(undefined)], [text('Sent'), yes]],
	[
		'any Flow, fields empty',
		{ kind: 'flow_response', flowId: '', field: '', fieldValue: '' },
		[answer({})],
		[],
	],
	[
		'a Flow by id',
		{ kind: 'flow_response', flowId: ' 9988 ' },
		[answer({}, '9988')],
		[answer({}, '99'), answer({}), message('flow_response')],
	],
	[
		'an answer that is there',
		{ kind: 'flow_response', field: 'Rating' },
		[
			answer({ rating: '4' }),
			answer({ screen_0_Rating_1: '4' }),
			answer({ Rating_428d5a: 0 }),
			answer({ rating: false }),
			answer({ rating: { 'start-date': '2026-11-01' } }),
			answer({ rating: ['a'] }),
		],
		[
			answer({ rating: '' }),
			answer({ rating: [] }),
			answer({ rating: null }),
			answer({ ratings: '4' }),
			answer([{ rating: '4' }]),
			answer({}),
			answer(undefined),
		],
	],
	[
		'an answer by the name that the builder made',
		{ kind: 'flow_response', field: 'screen_0_Rating_1' },
		[answer({ screen_0_Rating_1: '4' })],
		[answer({ rating: '4' })],
	],
	[
		'an answer with a value',
		{ kind: 'flow_response', field: 'rating', fieldValue: 'very good' },
		[
			answer({ rating: 'Very good' }),
			answer({ rating: '0_Very_good' }),
			answer({ screen_0_rating_1: '0_Very_good' }),
			answer({ rating: ['1_Bad', '0_Very_good'] }),
		],
		[answer({ rating: '1_Bad' }), answer({ rating: ['1_Bad'] }), answer({ other: 'Very good' })],
	],
	[
		'an answer that is ticked',
		{ kind: 'flow_response', field: 'terms', fieldValue: 'true' },
		[answer({ terms: true })],
		[answer({ terms: false })],
	],
	[
		'an answer that is a number',
		{ kind: 'flow_response', field: 'n', fieldValue: '4' },
		[answer({ n: 4 }), answer({ n: '4' })],
		[answer({ n: 40 })],
	],
	['any text', { kind: 'text', match: 'any' }, [text(''), text('x')], [yes, answer({}), row('a', 'b')]],
	[
		'a text',
		{ kind: 'text', match: 'is', value: 'HOLA que tal' },
		[text(' Hola  qué tal')],
		[text('hola'), yes],
	],
	[
		'a text not typed',
		{ kind: 'text', match: 'contains', value: 'yes' },
		[text('oh yes')],
		[yes, message('image', { text: 'yes' }), message('edit', { text: 'yes' })],
	],
	['a part', { kind: 'text', match: 'contains', value: 'menú' }, [text('The MENU, please')], [text('men u')]],
	[
		'a beginning',
		{ kind: 'text', match: 'starts_with', value: 'stop' },
		[text('Stop it')],
		[text('do stop')],
	],
	[
		'a pattern',
		{ kind: 'text', match: 'pattern', value: '^order \\d+$' },
		[text(' Order 7 ')],
		[text('order')],
	],
	[
		'a pattern without accents',
		{ kind: 'text', match: 'pattern', value: '^cafe$' },
		[text('Café')],
		[text('x')],
	],
	[
		'a pattern with accents',
		{ kind: 'text', match: 'pattern', value: '^CAFÉ$' },
		[text('café')],
		[text('cafe')],
	],
	['any message', { kind: 'message' }, [text('a'), yes, message('hologram')], [status('sent'), unknown]],
	['any message, type empty', { kind: 'message', messageType: ' ' }, [text('a'), yes], [status('sent')]],
	['one type', { kind: 'message', messageType: 'image' }, [message('image')], [message('video')]],
	['any status', { kind: 'status' }, [status('sent'), status('warning')], [text('sent')]],
	['one status', { kind: 'status', status: 'rejected' }, [status('rejected')], [status('sent')]],
	["Meta's word for it", { kind: 'status', status: 'failed' }, [status('rejected')], [status('sent')]],
	['any update', { kind: 'account' }, [account('flows')], [unknown, status('sent')]],
	['one field', { kind: 'account', field: 'flows' }, [account('flows')], [account('security')]],
];

describe('compileRules', () => {
	for (const [title, rule, matching, others] of table) {
		it(`matches ${title}`, () => {
			const match = compileRules([rule]);
			for (const event of matching) expect(match(event), JSON.stringify(event)).to.deep.equal([0]);
			for (const event of others) expect(match(event), JSON.stringify(event)).to.deep.equal([]);
		});
	}

	const rules: Rule[] = [
		{ kind: 'status' },
		{ kind: 'text', match: 'contains', value: 'menu' },
		{ kind: 'message' },
		{ kind: 'text', match: 'any' },
	];

	it('gives the first rule that matches', () => {
		const match = compileRules(rules);
		expect(match(text('menu'))).to.deep.equal([1]);
		expect(match(text('else'))).to.deep.equal([2]);
		expect(match(status('sent'))).to.deep.equal([0]);
		expect(match(unknown)).to.deep.equal([]);
	});

	it('gives every rule that matches', () => {
		const match = compileRules(rules, { match: 'every' });
		expect(match(text('menu'))).to.deep.equal([1, 2, 3]);
		expect(match(yes)).to.deep.equal([2]);
		expect(match(unknown)).to.deep.equal([]);
	});

	it('lets no status and no account update leave by Else: an answer from there would bring back more of them', () => {
		const kinds = ['message', 'status', 'account', 'unknown'] as const;
		const forElse = kinds.filter((kind) => isForElse({ kind } as WhatsAppEvent));
		expect(forElse).to.deep.equal(['message', 'unknown']);
	});

	it('has nothing but Else without rules', () => {
		expect(compileRules([])(text('a'))).to.deep.equal([]);
	});

	const wrong: [rule: Rule, message: RegExp][] = [
		[{ kind: 'quick_reply', match: 'title' }, /^Rule 2, button: the title to listen for is empty/],
		[{ kind: 'quick_reply', match: 'payload', value: ' ' }, /^Rule 2, button: the payload to listen for/],
		[{ kind: 'list_reply', match: 'title', value: '' }, /^Rule 2, list row: the title to listen for/],
		[{ kind: 'flow_response', fieldValue: 'x' }, /^Rule 2, answer: the name of the answer/],
		[{ kind: 'text', match: 'is' }, /^Rule 2, text: the text to listen for is empty/],
		[{ kind: 'text', match: 'contains', value: ' ' }, /^Rule 2, text: /],
		[{ kind: 'text', match: 'starts_with', value: '' }, /^Rule 2, text: /],
		[{ kind: 'text', match: 'pattern' }, /^Rule 2, pattern: is empty/],
		[{ kind: 'text', match: 'pattern', value: '(' }, /^Rule 2, pattern: is not a regular expression/],
		[{ kind: 'text', match: 'pattern', value: '(?=a)' }, /^Rule 2, pattern: looks ahead/],
	];
	for (const [rule, message] of wrong) {
		it(`refuses ${JSON.stringify(rule)} and names the rule`, () => {
			expect(() => compileRules([{ kind: 'message' }, rule])).to.throw(FieldError, message);
		});
	}

	it('takes no time worth speaking of for a text made to take long', () => {
		const match = compileRules([{ kind: 'text', match: 'pattern', value: '^(\\w+\\s?)+$' }]);
		const started = performance.now();
		expect(match(text(`${'a '.repeat(100_000)}!`))).to.deep.equal([0]);
		expect(match(text(`${'a'.repeat(30)}!`))).to.deep.equal([]);
		expect(performance.now() - started).to.be.lessThan(1000);
	});
});
