import { lengthOf, limits } from '../../../../whatsapp/messages/limits';
import { present } from '../../../shared/editor/open-dialog';
import { typedProblem } from '../../../shared/editor/typed-row';
import type { TypedValue } from '../../../shared/typed-value';
import { type Field, MESSAGE_TYPES, type MessageType, partsOf } from '../message-types';
import type { ButtonSetting, SectionSetting } from '../settings';

/** What the validators look at besides the property itself. */
interface Checked extends EditorNode {
	messageType: MessageType;
}

type Problem = true | string;

/** Longest text per field, where it is the same for every type of message. */
const longest: Partial<Record<Field, number>> = {
	caption: limits.caption,
	headerText: limits.header,
	footer: limits.footer,
	buttonText: limits.listButton,
};

const longestText: Partial<Record<MessageType, number>> = {
	text: limits.text,
	buttons: limits.interactiveBody,
	list: limits.listBody,
};

/** A typed field of the message: there when this type of message needs it, readable, and short enough. */
export function checkField(
	node: Checked & Record<`${Field}Type`, string>,
	name: Field,
	value: string,
): Problem {
	const type = typeOf(node);
	const { fields, required } = partsOf(type);
	if (!fields.includes(name)) return true;
	const field = { value, type: present(node, `${name}Type`, node[`${name}Type`]) };
	const label = node._(`whatsapp-send-message.label.${name}`);
	if (blank(field))
		return required.includes(name) ? node._('whatsapp-send-message.error.empty', { label }) : true;
	return checkText(node, field, label, name === 'text' ? longestText[type] : longest[name]);
}

export function checkRecipient(node: Checked & { toType: string }, value: string): Problem {
	if (!partsOf(typeOf(node)).recipient) return true;
	const label = node._('whatsapp-send-message.label.to');
	const field = { value, type: present(node, 'toType', node.toType) };
	return blank(field) ? node._('whatsapp-send-message.error.empty', { label }) : typedProblem(field, label);
}

/** Number, titles and lengths of the reply buttons. */
export function checkButtons(node: Checked, buttons: readonly ButtonSetting[]): Problem {
	if (typeOf(node) !== 'buttons') return true;
	if (buttons.length === 0) return node._('whatsapp-send-message.error.noButtons');
	return firstProblem(
		buttons.flatMap(({ title, id }, index) => {
			const label = node._('whatsapp-send-message.label.button', { number: index + 1 });
			return [
				checkTitle(node, title, label, limits.replyButtonTitle),
				checkText(node, id, label, limits.replyButtonId),
			];
		}),
	);
}

/** Number, titles and lengths of the list's rows. */
export function checkSections(node: Checked, sections: readonly SectionSetting[]): Problem {
	if (typeOf(node) !== 'list') return true;
	const rows = sections.flatMap((section) => section.rows);
	if (rows.length === 0) return node._('whatsapp-send-message.error.noRows');
	if (rows.length > limits.listRows) {
		return node._('whatsapp-send-message.error.rows', { count: rows.length, limit: limits.listRows });
	}
	return firstProblem([
		...sections.map(({ title }, index) => {
			const label = node._('whatsapp-send-message.label.section', { number: index + 1 });
			// With several sections each needs a title, so that the person knows where one ends.
			const check = sections.length > 1 ? checkTitle : checkText;
			return check(node, title, label, limits.listSectionTitle);
		}),
		...rows.flatMap((row, index) => {
			const label = node._('whatsapp-send-message.label.row', { number: index + 1 });
			return [
				checkTitle(node, row.title, label, limits.listRowTitle),
				checkText(node, row.description, label, limits.listRowDescription),
				checkText(node, row.id, label, limits.listRowId),
			];
		}),
	]);
}

function checkTitle(node: EditorNode, title: TypedValue, label: string, limit: number): Problem {
	return blank(title)
		? node._('whatsapp-send-message.error.empty', { label })
		: checkText(node, title, label, limit);
}

function checkText(node: EditorNode, field: TypedValue, label: string, limit: number | undefined): Problem {
	if (blank(field)) return true;
	const length = lengthOf(field.value);
	if (field.type === 'str' && limit !== undefined && length > limit) {
		return node._('whatsapp-send-message.error.tooLong', { label, length, limit });
	}
	return typedProblem(field, label);
}

function typeOf(node: Checked): MessageType {
	const type = present(node, 'messageType', node.messageType);
	return type in MESSAGE_TYPES ? (type as MessageType) : 'text';
}

function blank({ value }: TypedValue): boolean {
	return value.trim() === '';
}

function firstProblem(problems: readonly Problem[]): Problem {
	return problems.find((problem) => problem !== true) ?? true;
}
