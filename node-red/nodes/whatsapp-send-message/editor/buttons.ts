import { limits } from '../../../../whatsapp/messages/limits';
import { addTypedField, readItems, type TypedField } from '../../../shared/editor/typed-row';
import type { ButtonSetting } from '../settings';

interface Item {
	stored?: ButtonSetting;
	title?: TypedField;
	id?: TypedField;
}

/** The list of reply buttons: what stands on each, and what comes back with a tap. */
export function buttonList(
	node: EditorNode,
	list: JQuery,
	stored: readonly ButtonSetting[],
): () => ButtonSetting[] {
	const addButton = () => list.closest('.red-ui-editableList').find('.red-ui-editableList-addButton');
	const showLimit = () => {
		addButton().prop('disabled', list.editableList('length') >= limits.replyButtons);
	};
	list.editableList({
		addButton: node._('whatsapp-send-message.label.addButton'),
		removable: true,
		sortable: true,
		height: 'auto',
		addItem(row: JQuery, _index: number, item: Item) {
			row.addClass('whatsapp-send-message-item');
			item.title = addTypedField(row, item.stored?.title, {
				placeholder: node._('whatsapp-send-message.placeholder.buttonTitle'),
				width: 'calc(60% - 3px)',
			});
			item.id = addTypedField(row, item.stored?.id, {
				placeholder: node._('whatsapp-send-message.placeholder.id'),
				width: 'calc(40% - 3px)',
			});
			showLimit();
		},
		removeItem: showLimit,
	});
	// An empty row shows what is wanted here; left empty, it is not stored.
	const items: Item[] = stored.length > 0 ? stored.map((button) => ({ stored: button })) : [{}];
	for (const item of items) list.editableList('addItem', item);
	return () =>
		readItems(list, (data): ButtonSetting | undefined => {
			const { title, id } = data as Item;
			const button = title && id && { title: title.read(), id: id.read() };
			return button && (button.title.value || button.id.value) ? button : undefined;
		});
}
