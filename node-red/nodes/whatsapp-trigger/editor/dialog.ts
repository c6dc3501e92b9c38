import { whenAccountIsChosen } from '../../../shared/editor/account-field';
import { fetchTemplates } from '../../../shared/editor/account-lists';
import { addStyle } from '../../../shared/editor/style';
import type { NamedRule, Properties } from '../settings';
import { buttonTitles } from './button-titles';
import { style } from './look';
import { outputMap } from './output-map';
import { ACCOUNT_FIELDS } from './rule-kinds';
import { type RuleRow, makeRuleRow } from './rule-row';

export interface Dialog {
	rules(): NamedRule[];
	resize(height: number): void;
	close(): void;
}

/** What a row of the list is made from; `was` is its output when the dialog opened. */
interface Item {
	stored?: NamedRule;
	was?: number;
	row?: RuleRow;
}

export function prepareDialog(node: Properties & EditorNode): Dialog {
	addStyle('whatsapp-trigger-style', style);
	const list = $('#whatsapp-trigger-rules');
	const otherwise = $('#node-input-otherwise');
	const before = { rules: node.rules.length, otherwise: node.otherwise };
	const items = () =>
		list
			.editableList('items')
			.toArray()
			// What is being taken away fades out first.
			.filter((element) => !$(element).closest('li').hasClass('red-ui-editableList-item-deleting'))
			.map((element) => $(element).data('data') as Item);

	/** Node-RED's tab with the output labels looks at the outputs while the dialog is open, too. */
	const tellOutputs = () => {
		const now = items().map(({ was }) => was);
		if (otherwise.prop('checked') === true) now.push(before.otherwise ? before.rules : undefined);
		$('#node-input-outputs').val(JSON.stringify(outputMap(before.rules + Number(before.otherwise), now)));
		items().forEach(({ row }, place) => {
			row?.number(place);
		});
	};

	list.editableList<Item>({
		addButton: node._('whatsapp-trigger.label.addRule'),
		removable: true,
		sortable: true,
		addItem(container, _index, item) {
			item.row = makeRuleRow(
				node,
				container,
				item.stored ?? { kind: 'quick_reply', match: 'any' },
				() => undefined,
			);
			tellOutputs();
		},
		removeItem(item) {
			item.row?.close();
			tellOutputs();
		},
		sortItems: tellOutputs,
	});
	node.rules.forEach((stored, was) => {
		list.editableList('addItem', { stored, was });
	});
	otherwise.on('change', tellOutputs);
	tellOutputs();

	suggest('whatsapp-trigger-fields', ACCOUNT_FIELDS);
	whenAccountIsChosen((accountId) => void suggestButtons(accountId));

	return {
		rules: () => items().flatMap(({ row }) => (row ? [row.rule()] : [])),
		resize: (height) => {
			const rows = $('#dialog-form > div:not(.whatsapp-trigger-rules)').toArray();
			const taken = rows.reduce((sum, row) => sum + ($(row).outerHeight(true) ?? 0), 0);
			list.editableList('height', Math.max(160, height - taken - 20));
		},
		close: () => {
			for (const { row } of items()) row?.close();
		},
	};
}

/** Only a help for typing: where Meta cannot be asked, a title can be typed all the same. */
async function suggestButtons(accountId: string): Promise<void> {
	try {
		const templates = await fetchTemplates(accountId);
		suggest('whatsapp-trigger-buttons', buttonTitles(templates.map(({ template }) => template)));
	} catch {
		suggest('whatsapp-trigger-buttons', []);
	}
}

function suggest(datalist: string, values: readonly string[]): void {
	const element = $(`#${datalist}`).empty();
	for (const value of values) $('<option></option>').val(value).appendTo(element);
}
