import type { NamedRule } from '../settings';

/** More would cover the wires beside it. */
const LONGEST = 30;

/** The rule's name, or what it listens for: `Quick reply "Yes"`. */
export function ruleLabel(node: EditorNode, rule: NamedRule): string {
	if (rule.name) return rule.name;
	const kind = node._(`whatsapp-trigger.kind.${rule.kind}`);
	const detail = detailOf(node, rule);
	return detail === '' ? kind : `${kind}: ${detail}`;
}

function detailOf(node: EditorNode, rule: NamedRule): string {
	const word = (group: string, key: string) => node._(`whatsapp-trigger.${group}.${key}`);
	switch (rule.kind) {
		case 'quick_reply':
		case 'list_reply':
		case 'text': {
			const { match = 'any', value = '' } = rule;
			if (match === 'any') return '';
			const quoted = rule.kind === 'text' && match === 'pattern' ? `/${value}/` : `“${value}”`;
			return clipped(match === 'is' || match === 'title' ? quoted : `${word('match', match)} ${quoted}`);
		}
		case 'flow_response':
			return clipped([rule.field, rule.fieldValue].filter(Boolean).join(' = '));
		case 'message':
			return rule.messageType ? word('messageType', rule.messageType) : '';
		case 'status':
			return rule.status ? word('status', rule.status) : '';
		case 'account':
			return clipped(rule.field ?? '');
	}
}

function clipped(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
