import { readItems } from '../../../shared/editor/typed-row';
import { FIELD_TYPES, type FieldSetting, type FieldType } from '../settings';

interface Item {
	stored?: FieldSetting;
	path?: JQuery;
	name?: JQuery;
	type?: JQuery;
}

/** The list of chosen fields: which answer, under which name, as what. */
export function fieldList(
	node: EditorNode,
	list: JQuery,
	stored: readonly FieldSetting[],
	suggestions: () => readonly string[],
): () => FieldSetting[] {
	const text = (key: string) => node._(`whatsapp-parse-flow-response.${key}`);
	list.editableList({
		addButton: text('label.addField'),
		removable: true,
		sortable: true,
		height: 'auto',
		header: $('<div class="whatsapp-answer-field"></div>').append(
			['path', 'name', 'type'].map((column) => $('<span></span>').text(text(`column.${column}`))),
		),
		addItem(row: JQuery, _index: number, item: Item) {
			row.addClass('whatsapp-answer-field');
			const input = (value: string | undefined, placeholder: string) =>
				$('<input type="text">')
					.attr({ placeholder, 'aria-label': placeholder })
					.val(value ?? '')
					.appendTo(row);
			item.path = input(item.stored?.path, text('placeholder.path'));
			item.name = input(item.stored?.name, text('placeholder.name'));
			item.type = $('<select></select>').attr('aria-label', text('column.type')).appendTo(row);
			for (const type of FIELD_TYPES)
				$('<option></option>')
					.val(type)
					.text(text(`type.${type}`))
					.appendTo(item.type);
			item.type.val(item.stored?.type ?? 'asAnswered');
			item.path.autoComplete({
				minLength: 0,
				search: (typed) =>
					suggestions()
						.filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
						.map((name) => ({ value: name, label: name })),
			});
		},
	});
	const items: Item[] = stored.length > 0 ? stored.map((field) => ({ stored: field })) : [{}];
	for (const item of items) list.editableList('addItem', item);
	return () =>
		readItems(list, (data): FieldSetting | undefined => {
			const { path, name, type } = data as Item;
			const field = {
				path: String(path?.val() ?? '').trim(),
				name: String(name?.val() ?? '').trim(),
				type: String(type?.val() ?? 'asAnswered') as FieldType,
			};
			return field.path || field.name ? field : undefined;
		});
}

export const fieldListStyle = `
.whatsapp-answer-field { display: flex; gap: 6px; }
.red-ui-editableList-header.whatsapp-answer-field { padding: 4px 48px 4px 28px; }
.whatsapp-answer-field > * { flex: 3 1 0; min-width: 0; }
.whatsapp-answer-field > :nth-child(3) { flex: 2 1 0; }
.whatsapp-answer-field > .red-ui-autoComplete-container { flex: 3 1 0; }
`;
