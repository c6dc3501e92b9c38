import { type Choice, type PickerTexts, summary } from './picker-look';
import { found } from './search';

/** Drawing more would only slow the dialog down: nobody scrolls through them, the search narrows. */
const MOST_DRAWN = 200;

export interface ChoiceListOptions {
	/** The field that the list hangs under. */
	target: JQuery;
	choices: () => readonly Choice[];
	loading: () => boolean;
	/** Why the list could not be fetched. */
	problem: () => string | undefined;
	chosen: () => string | undefined;
	/** The search text itself may be taken as the value. */
	typed: boolean;
	texts: PickerTexts;
	onPick: (choice: Choice) => void;
	onClose: () => void;
}

/** Opens the searchable list under its field. Arrow keys, Enter and Escape work as in Node-RED's own menus. */
export function showChoices(options: ChoiceListOptions): { close(): void; update(): void } {
	const { texts } = options;
	const content = $('<div class="whatsapp-choices"></div>');
	const search = $('<input type="text">').attr({ placeholder: texts.search, 'aria-label': texts.search });
	const list = $('<ul class="whatsapp-choices-list" role="listbox"></ul>');
	content.append($('<div></div>').append(search), list);
	const panel = RED.popover.panel(content);
	panel.container.css({ width: Math.max(options.target.outerWidth() ?? 0, 320), padding: 0 });

	let shown: readonly Choice[] = [];
	let active = -1;
	const close = () => {
		panel.hide();
		options.onClose();
	};
	const pick = (choice: Choice | undefined) => {
		if (!choice) return;
		close();
		// The offer to use a typed value reads 'Use "9988"'; what is chosen is the value.
		const listed = options.choices().includes(choice);
		options.onPick(listed ? choice : { value: choice.value, label: choice.value });
	};
	const activate = (index: number) => {
		active = Math.max(0, Math.min(index, shown.length - 1));
		const items = list.children('.whatsapp-choices-item').removeClass('active');
		items.eq(active).addClass('active')[0]?.scrollIntoView({ block: 'nearest' });
	};
	const update = () => {
		const query = search.searchBox('value').trim();
		const fitting = found(options.choices(), query, searchedTexts);
		shown = [...fitting.slice(0, MOST_DRAWN), ...typedChoice(options, query)];
		list.empty().append(
			shown.map((choice) =>
				item(choice, choice.value === options.chosen()).on('click', () => {
					pick(choice);
				}),
			),
		);
		const note = noteFor(options, query, shown.length);
		if (note !== undefined) $('<li class="whatsapp-choices-note"></li>').text(note).appendTo(list);
		search.searchBox('count', query === '' ? '' : `${fitting.length} / ${options.choices().length}`);
		activate(Math.max(0, query === '' ? shown.findIndex(({ value }) => value === options.chosen()) : 0));
	};

	search.searchBox({ change: update });
	search.on('keydown', (event) => {
		if (event.key === 'ArrowDown') activate(active + 1);
		else if (event.key === 'ArrowUp') activate(active - 1);
		else if (event.key === 'Enter') pick(shown[active]);
		else if (event.key === 'Escape' || event.key === 'Tab') {
			close();
			options.target.trigger('focus');
		} else return;
		// Escape and Enter would otherwise close the whole dialog.
		event.preventDefault();
		event.stopPropagation();
	});
	update();
	panel.show({ target: options.target, onclose: options.onClose });
	search.trigger('focus');
	return { close, update };
}

function searchedTexts({ label, detail, tags, mark, value }: Choice): string[] {
	return [label, value, detail ?? '', mark ?? '', ...(tags ?? [])];
}

function item(choice: Choice, selected: boolean): JQuery {
	const element = $('<li class="whatsapp-choices-item" role="option"></li>')
		.toggleClass('selected', selected)
		.attr({ 'aria-selected': String(selected), 'data-value': choice.value })
		.append(summary(choice));
	if (choice.detail !== undefined) {
		$('<div class="whatsapp-choices-detail"></div>').text(choice.detail).appendTo(element);
	}
	if (choice.warning !== undefined) {
		$('<div class="whatsapp-choices-warning"></div>').text(choice.warning).appendTo(element);
	}
	return element;
}

function typedChoice({ typed, texts, choices }: ChoiceListOptions, query: string): Choice[] {
	if (!typed || !texts.use || query === '' || choices().some(({ value }) => value === query)) return [];
	return [{ value: query, label: texts.use(query) }];
}

function noteFor(
	{ loading, problem, choices, texts }: ChoiceListOptions,
	query: string,
	shown: number,
): string | undefined {
	if (loading()) return texts.loading;
	if (choices().length === 0 && shown === 0) return problem() ?? texts.empty;
	return shown === 0 && query !== '' ? texts.notFound : undefined;
}
