/** One item of a picker's list. */
export interface Choice {
	value: string;
	label: string;
	/** A second, smaller line. */
	detail?: string | undefined;
	/** Short words that tell items apart: language, category. */
	tags?: readonly string[];
	/** Why it cannot be used as it is; the item is marked and may be picked all the same. */
	warning?: string | undefined;
	/** The word of the mark: "PAUSED". */
	mark?: string | undefined;
}

export interface PickerTexts {
	/** In the field while nothing is chosen. */
	none: string;
	search: string;
	loading: string;
	/** The list is empty. */
	empty: string;
	/** Nothing in it fits the search. */
	notFound: string;
	refresh: string;
	/** Offers the search text as value; has the text in its place: `Use "__value__"`. */
	use?: (value: string) => string;
}

/** The item in one line, as the list shows it; the narrower field has room for the first tag only. */
export function summary(choice: Choice, tags = choice.tags ?? []): JQuery {
	const line = $('<span class="whatsapp-choice"></span>');
	$('<span class="whatsapp-choice-label"></span>').text(choice.label).appendTo(line);
	for (const tag of tags) $('<span class="whatsapp-choice-tag"></span>').text(tag).appendTo(line);
	if (choice.warning !== undefined || choice.mark !== undefined) {
		$('<span class="whatsapp-choice-tag whatsapp-choice-mark"></span>')
			.text(choice.mark ?? '!')
			.attr('title', choice.warning ?? '')
			.appendTo(line);
	}
	return line;
}

export const pickerStyle = `
.whatsapp-picker { display: inline-flex; width: 70%; gap: 4px; vertical-align: middle; }
.whatsapp-picker-field.whatsapp-picker-field {
	flex: 1 1 auto; min-width: 0; height: 34px; padding: 0 8px; display: flex; align-items: center; gap: 8px; text-align: left;
	color: var(--red-ui-form-text-color); background: var(--red-ui-form-input-background);
	border: 1px solid var(--red-ui-form-input-border-color); border-radius: 4px;
}
.whatsapp-picker-field.whatsapp-picker-field:focus { outline: none; border-color: var(--red-ui-form-input-focus-color); }
.whatsapp-picker-field.whatsapp-picker-field.input-error { border-color: var(--red-ui-form-input-border-error-color); }
.whatsapp-picker-field > .fa { flex: none; color: var(--red-ui-tertiary-text-color); }
.whatsapp-picker-none { flex: 1 1 auto; color: var(--red-ui-form-placeholder-color); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.whatsapp-picker-refresh.whatsapp-picker-refresh { flex: none; width: 34px; height: 34px; padding: 0; }
.whatsapp-picker-problem { margin: 4px 0 0 104px; font-size: 12px; color: var(--red-ui-text-color-error); }
/* A note below the picker, as wide as the fields. */
.form-tips.whatsapp-tip { box-sizing: border-box; max-width: none; width: calc(70% + 104px); }
.whatsapp-choice { flex: 1 1 auto; min-width: 0; display: flex; align-items: center; gap: 5px; }
.whatsapp-choice-label { flex: 1 1 auto; min-width: 40px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.whatsapp-choice-tag {
	flex: none; padding: 0 5px; font-size: 11px; line-height: 17px; border-radius: 3px; white-space: nowrap;
	color: var(--red-ui-secondary-text-color); background: var(--red-ui-secondary-background-selected);
}
.whatsapp-choice-mark { color: var(--red-ui-text-color-warning); background: var(--red-ui-diff-state-changed-background, #fff7c2); }
.whatsapp-choices { display: flex; flex-direction: column; width: 100%; background: var(--red-ui-form-background); }
/* Several times, to outdo the margins that Node-RED gives to lists. */
.whatsapp-choices-list.whatsapp-choices-list.whatsapp-choices-list { overflow-y: auto; max-height: 300px; margin: 0; padding: 0; list-style: none; }
.whatsapp-choices-item {
	padding: 5px 8px; cursor: pointer; color: var(--red-ui-list-item-color); border-top: 1px solid var(--red-ui-secondary-border-color);
}
.whatsapp-choices-item:hover, .whatsapp-choices-item.active { background: var(--red-ui-list-item-background-hover); }
.whatsapp-choices-item.selected { background: var(--red-ui-list-item-background-selected); }
.whatsapp-choices-detail {
	font-size: 12px; color: var(--red-ui-list-item-secondary-color); overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
}
.whatsapp-choices-warning { font-size: 12px; color: var(--red-ui-text-color-warning); }
.whatsapp-choices-note { padding: 10px 8px; color: var(--red-ui-secondary-text-color); border-top: 1px solid var(--red-ui-secondary-border-color); }
`;
