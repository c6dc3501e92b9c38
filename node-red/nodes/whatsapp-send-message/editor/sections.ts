import { addTypedField, readItems, type TypedField } from '../../../shared/editor/typed-row';
import type { RowSetting, SectionSetting } from '../settings';

interface RowItem {
	stored?: RowSetting;
	title?: TypedField;
	description?: TypedField;
	id?: TypedField;
}

interface SectionItem {
	stored?: SectionSetting;
	title?: TypedField;
	rows?: JQuery;
}

/** The sections of a list message, each with its rows. Rows can be dragged from one section into another. */
export function sectionList(
	node: EditorNode,
	list: JQuery,
	stored: readonly SectionSetting[],
): () => SectionSetting[] {
	list.editableList({
		addButton: node._('whatsapp-send-message.label.addSection'),
		removable: true,
		sortable: true,
		height: 'auto',
		addItem(row: JQuery, _index: number, item: SectionItem) {
			const head = $('<div class="whatsapp-send-message-item"></div>').appendTo(row);
			item.title = addTypedField(head, item.stored?.title, {
				placeholder: node._('whatsapp-send-message.placeholder.sectionTitle'),
			});
			item.rows = rowList(node, $('<ol></ol>').appendTo(row), item.stored?.rows ?? [undefined]);
		},
	});
	// An empty section with an empty row shows what is wanted here; left empty, they are not stored.
	const items: SectionItem[] = stored.length > 0 ? stored.map((section) => ({ stored: section })) : [{}];
	for (const item of items) list.editableList('addItem', item);
	return () =>
		readItems(list, (data): SectionSetting | undefined => {
			const { title, rows } = data as SectionItem;
			const section = title && rows && { title: title.read(), rows: readItems(rows, readRow) };
			return section && (section.title.value || section.rows.length > 0) ? section : undefined;
		});
}

function rowList(node: EditorNode, list: JQuery, stored: readonly (RowSetting | undefined)[]): JQuery {
	list.addClass('whatsapp-send-message-rows').editableList({
		addButton: node._('whatsapp-send-message.label.addRow'),
		removable: true,
		sortable: true,
		connectWith: '.whatsapp-send-message-rows',
		height: 'auto',
		addItem(row: JQuery, _index: number, item: RowItem) {
			const first = $('<div class="whatsapp-send-message-item"></div>').appendTo(row);
			item.title = addTypedField(first, item.stored?.title, {
				placeholder: node._('whatsapp-send-message.placeholder.rowTitle'),
				width: 'calc(60% - 3px)',
			});
			item.id = addTypedField(first, item.stored?.id, {
				placeholder: node._('whatsapp-send-message.placeholder.id'),
				width: 'calc(40% - 3px)',
			});
			const second = $('<div class="whatsapp-send-message-item"></div>').appendTo(row);
			item.description = addTypedField(second, item.stored?.description, {
				placeholder: node._('whatsapp-send-message.placeholder.rowDescription'),
			});
		},
	});
	for (const row of stored) list.editableList('addItem', row ? { stored: row } : {});
	return list;
}

function readRow(data: unknown): RowSetting | undefined {
	const { title, description, id } = data as RowItem;
	if (!title || !description || !id) return undefined;
	const row = { title: title.read(), description: description.read(), id: id.read() };
	return Object.values(row).some(({ value }) => value !== '') ? row : undefined;
}
