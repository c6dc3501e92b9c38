import type { INodeOutputConfiguration } from 'n8n-workflow';

/** The parameters as the editor has them: incomplete while they are being filled in, and without what is hidden. */
interface Parameters {
	rules?: { values?: Partial<Record<string, string>>[] };
	otherwise?: boolean;
}

/**
 * One output per rule, named by the user or after what the rule listens for, and Else. Runs as an expression in n8n's sandbox
 * and in the browser, so that nothing outside of this function can be used, and functions in it have no names.
 */
function describeOutputs(parameters: Parameters): INodeOutputConfiguration[] {
	const rules = parameters.rules?.values ?? [];
	const kinds: Record<string, string> = {
		quick_reply: 'Quick reply',
		list_reply: 'List reply',
		flow_response: 'Flow response',
		text: 'Text',
		message: 'Message',
		status: 'Status',
		account: 'Account update',
	};
	const details: Record<string, string[]> = {
		quick_reply: ['replyMatch', 'replyValue'],
		list_reply: ['replyMatch', 'replyValue'],
		flow_response: ['', 'field'],
		text: ['textMatch', 'textValue'],
		message: ['', 'messageType'],
		status: ['', 'status'],
		account: ['', 'accountField'],
	};
	const outputs = rules.map((rule) => {
		const kind = rule.kind || 'quick_reply';
		const [match = '', value = ''] = details[kind] ?? [];
		const detail = match !== '' && (rule[match] ?? 'any') === 'any' ? '' : (rule[value] ?? '');
		const label =
			(kinds[kind] ?? kind) + (detail === '' || detail === 'any' ? '' : ': ' + detail.slice(0, 30));
		return { type: 'main' as const, displayName: rule.outputName || label };
	});
	if (rules.length === 0) return [{ type: 'main', displayName: 'Messages' }];
	return parameters.otherwise ? [...outputs, { type: 'main', displayName: 'Else' }] : outputs;
}

/** n8n reads an expression up to the first two closing braces. */
const source = String(describeOutputs).replace(/\}(?=\})/g, '} ');

export const outputs = `={{(${source})($parameter)}}` as const;
