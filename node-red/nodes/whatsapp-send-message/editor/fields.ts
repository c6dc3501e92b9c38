import { LONG_TEXT_TYPES, TEXT_TYPES, type TypedInputTypes } from '../../../shared/editor/typed-text';
import { type Field, MESSAGE_TYPES, type MessageType, partsOf } from '../message-types';
import { QUOTE_ANSWERED, QUOTE_NOTHING } from '../settings';

const NUMBER_TYPES: TypedInputTypes = ['num', 'str', 'msg', 'flow', 'global', 'env', 'jsonata'];

const types: Record<Field, TypedInputTypes> = {
	text: LONG_TEXT_TYPES,
	media: TEXT_TYPES,
	caption: LONG_TEXT_TYPES,
	fileName: TEXT_TYPES,
	headerText: TEXT_TYPES,
	footer: TEXT_TYPES,
	buttonText: TEXT_TYPES,
	messageId: TEXT_TYPES,
	emoji: TEXT_TYPES,
	latitude: NUMBER_TYPES,
	longitude: NUMBER_TYPES,
	placeName: TEXT_TYPES,
	address: TEXT_TYPES,
};

/** Makes the typed inputs, and shows the parts of the chosen type of message only. */
export function prepareFields(node: EditorNode & { messageType: MessageType }): void {
	for (const [name, offered] of Object.entries(types)) typedInput(name, offered);
	typedInput('to', TEXT_TYPES);
	typedInput('tracking', ['str', 'json', 'msg', 'flow', 'global', 'env', 'jsonata']);
	typedInput('replyTo', [
		{ value: QUOTE_NOTHING, label: node._('whatsapp-send-message.quote.nothing'), hasValue: false },
		{ value: QUOTE_ANSWERED, label: node._('whatsapp-send-message.quote.answered'), hasValue: false },
		...TEXT_TYPES,
	]);
	const select = $('#node-input-messageType');
	for (const type of Object.keys(MESSAGE_TYPES)) {
		$('<option></option>')
			.val(type)
			.text(node._(`whatsapp-send-message.type.${type}`))
			.appendTo(select);
	}
	select.val(node.messageType).on('change', () => {
		show(String(select.val()) as MessageType, node);
	});
	show(node.messageType, node);
}

function typedInput(name: string, offered: TypedInputTypes): void {
	$(`#node-input-${name}`).typedInput({ types: offered, typeField: $(`#node-input-${name}Type`) });
}

function show(type: MessageType, node: EditorNode): void {
	const parts = partsOf(type);
	$('#dialog-form [data-whatsapp-field]').each((_index, row) => {
		const name = row.dataset['whatsappField'] ?? '';
		$(row).toggle(parts.fields.some((field) => field === name));
	});
	$('#dialog-form [data-whatsapp-type]').each((_index, row) => {
		$(row).toggle(row.dataset['whatsappType'] === type);
	});
	$('#dialog-form [data-whatsapp-part="recipient"]').toggle(parts.recipient);
	$('#dialog-form [data-whatsapp-part="quotes"]').toggle(parts.quotes);
	$('#whatsapp-send-message-tip').text(
		node._(`whatsapp-send-message.tip.${parts.recipient ? 'window' : type}`),
	);
}
