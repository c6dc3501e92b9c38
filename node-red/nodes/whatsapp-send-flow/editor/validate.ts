import { lengthOf, limits } from '../../../../whatsapp/messages/limits';
import { present } from '../../../shared/editor/open-dialog';
import { typedProblem } from '../../../shared/editor/typed-row';
import type { Properties, TypedFieldName } from '../settings';

type Problem = true | string;
type Checked = EditorNode & Properties;

const required: readonly TypedFieldName[] = ['to', 'body', 'buttonText'];

const longest: Partial<Record<TypedFieldName, number>> = {
	header: limits.header,
	body: limits.interactiveBody,
	footer: limits.footer,
	buttonText: limits.flowButton,
	tracking: limits.tracking,
};

export function checkFlow(node: EditorNode, flow: string): Problem {
	return flow === '' ? node._('whatsapp-send-flow.error.noFlow') : true;
}

/** There where it has to be, readable, and short enough as far as that is known before a message comes. */
export function checkField(node: Checked, name: TypedFieldName, value: string): Problem {
	if (present(node, 'operation', node.operation) === 'preview') return true;
	const label = node._(`whatsapp-send-flow.label.${name}`);
	if (value.trim() === '') {
		return required.includes(name) ? node._('whatsapp-send-flow.error.empty', { label }) : true;
	}
	const type = present(node, `${name}Type`, node[`${name}Type`]);
	const limit = longest[name];
	const length = lengthOf(value);
	if (type === 'str' && limit !== undefined && length > limit) {
		return node._('whatsapp-send-flow.error.tooLong', { label, length, limit });
	}
	return typedProblem({ type, value }, label);
}
