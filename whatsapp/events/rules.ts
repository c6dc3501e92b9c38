import { FieldError } from '../field-error';
import { cleanOption } from '../flows/options';
import { cleanName } from '../flows/names';
import type { Json, MessageEvent, Reply, WhatsAppEvent } from './event';
import { isObject } from '../json';
import { compilePattern } from './pattern';
import { statusName } from './status';
import { longestCompared, plainForm } from './text-form';

/**
 * What a trigger listens for, as users choose it. An optional text that is empty counts as absent, for forms leave empty
 * texts behind. Texts are compared in their plain form: case, accents and spaces do not matter.
 */
export type Rule =
	| {
			kind: 'quick_reply';
			/** Absent: any button, or with a `value` the one with this title or payload. */
			match?: 'any' | 'title' | 'payload';
			value?: string;
			/** Where the button stood; absent is any. */
			source?: Reply['source'] | 'any';
	  }
	| { kind: 'list_reply'; match?: 'any' | 'title' | 'payload'; value?: string }
	| {
			kind: 'flow_response';
			/** Only answers with a token that this business signed tell their Flow. */
			flowId?: string;
			/** An answer's name, as it came or cleaned; matches when it was answered. */
			field?: string;
			/** What was answered; of several choices any one. */
			fieldValue?: string;
	  }
	/** Typed texts only: a tapped button, a caption and a Flow's answer have rules of their own. */
	| { kind: 'text'; match: 'any' | 'is' | 'contains' | 'starts_with' | 'pattern'; value?: string }
	/** Any message, or one type as events have it. */
	| { kind: 'message'; messageType?: string }
	/** Any status, or one: "sent", "delivered", "read", "rejected", … */
	| { kind: 'status'; status?: string }
	/** Any update of the account, or those of one of Meta's webhook fields. */
	| { kind: 'account'; field?: string };

type EventTest = (event: WhatsAppEvent) => boolean;
type MessageTest = (event: MessageEvent) => boolean;

/**
 * Prepares rules for many events.
 *
 * @param rules In the user's order.
 * @param options.match `first` (the default): an event goes to its first rule only. `every`: to all that match.
 * @returns For an event the indices of its rules; none where no rule wants it, see {@link isForElse}.
 * @throws FieldError when a value is missing or a pattern cannot be used; the field reads "Rule 2, pattern".
 */
export function compileRules(
	rules: readonly Rule[],
	options: { match?: 'first' | 'every' } = {},
): (event: WhatsAppEvent) => number[] {
	const tests = rules.map((rule, index) => compileRule(rule, `Rule ${index + 1}`));
	if (options.match === 'every') {
		return (event) => tests.flatMap((test, index) => (test(event) ? [index] : []));
	}
	return (event) => {
		const index = tests.findIndex((test) => test(event));
		return index === -1 ? [] : [index];
	};
}

/**
 * Whether an event that no rule wanted leaves by Else. Statuses and account updates do not: each answer sent from there
 * brings statuses back, and the two would go on for ever. They have rules of their own. What was not understood does,
 * so that nothing is lost.
 */
export function isForElse(event: WhatsAppEvent): boolean {
	return event.kind === 'message' || event.kind === 'unknown';
}

function compileRule(rule: Rule, name: string): EventTest {
	switch (rule.kind) {
		case 'quick_reply':
			return messageTest('quick_reply', compileQuickReply(rule, name));
		case 'list_reply':
			return messageTest('list_reply', compileReply(rule, `${name}, list row`));
		case 'flow_response':
			return messageTest('flow_response', compileFlowResponse(rule, name));
		case 'text':
			return messageTest('text', compileText(rule, name));
		case 'message':
			return messageTest(rule.messageType?.trim() ?? '', () => true);
		case 'status': {
			const status = statusName(rule.status?.trim() ?? '');
			return (event) => event.kind === 'status' && (status === '' || event.status === status);
		}
		case 'account': {
			const field = rule.field?.trim() ?? '';
			return (event) => event.kind === 'account' && (field === '' || event.field === field);
		}
	}
}

function messageTest(type: string, test: MessageTest): EventTest {
	return (event) => event.kind === 'message' && (type === '' || event.type === type) && test(event);
}

function compileQuickReply(rule: Extract<Rule, { kind: 'quick_reply' }>, name: string): MessageTest {
	const { source = 'any' } = rule;
	const test = compileReply(rule, `${name}, button`);
	return (event) => (source === 'any' || event.reply?.source === source) && test(event);
}

function compileReply(
	rule: { match?: 'any' | 'title' | 'payload'; value?: string },
	field: string,
): MessageTest {
	const value = plainForm(rule.value ?? '');
	if (rule.match === 'any' || (rule.match === undefined && value === '')) return () => true;
	if (value === '') throw new FieldError(field, `the ${rule.match ?? 'title'} to listen for is empty.`);

	const inTitle = rule.match !== 'payload';
	const inPayload = rule.match !== 'title';
	return ({ reply }) =>
		reply !== undefined &&
		((inTitle && plainForm(reply.title) === value) || (inPayload && plainForm(reply.payload) === value));
}

function compileFlowResponse(rule: Extract<Rule, { kind: 'flow_response' }>, name: string): MessageTest {
	const flowId = rule.flowId?.trim() ?? '';
	const field = plainForm(rule.field ?? '');
	const value = plainForm(rule.fieldValue ?? '');
	if (value !== '' && field === '') {
		throw new FieldError(`${name}, answer`, 'the name of the answer that should have this value is empty.');
	}
	return ({ flow }) => {
		if (flowId !== '' && flow?.id !== flowId) return false;
		return field === '' || answersTo(flow?.response, field).some((answer) => hasValue(answer, value));
	};
}

/** The answers under a name, written as it came or cleaned; several when cleaning makes names alike. */
function answersTo(response: Json | undefined, field: string): { name: string; answer: Json }[] {
	if (!isObject(response)) return [];
	return Object.entries(response)
		.filter(([name]) => plainForm(name) === field || plainForm(cleanName(name)) === field)
		.map(([name, answer]) => ({ name, answer }));
}

/** An unanswered question comes back empty, or not at all. */
function hasValue({ name, answer }: { name: string; answer: Json }, value: string): boolean {
	if (Array.isArray(answer)) return answer.some((item) => hasValue({ name, answer: item }, value));
	if (answer === null || answer === '') return false;
	if (value === '') return true;
	if (typeof answer === 'object') return false;
	const text = String(answer);
	return plainForm(text) === value || plainForm(cleanOption(text, name)) === value;
}

function compileText(rule: Extract<Rule, { kind: 'text' }>, name: string): MessageTest {
	const { match } = rule;
	if (match === 'any') return () => true;
	if (match === 'pattern') return compileTextPattern(rule.value ?? '', `${name}, pattern`);

	const value = plainForm(rule.value ?? '');
	if (value === '') throw new FieldError(`${name}, text`, 'the text to listen for is empty.');
	return (event) => {
		const text = plainForm(event.text ?? '');
		if (match === 'is') return text === value;
		return match === 'contains' ? text.includes(value) : text.startsWith(value);
	};
}

/** Tried on the text as it was typed, and without accents and superfluous spaces. */
function compileTextPattern(pattern: string, field: string): MessageTest {
	if (pattern.trim() === '') throw new FieldError(field, 'is empty.');
	const matches = compilePattern(pattern, field);
	return (event) => {
		const text = (event.text ?? '').slice(0, longestCompared).trim();
		return matches(text) || matches(plainForm(text));
	};
}
