import { showChoices } from './choice-list';
import { type Choice, type PickerTexts, pickerStyle, summary } from './picker-look';
import { addStyle } from './style';

export type { Choice, PickerTexts } from './picker-look';

export interface PickerOptions {
	/** The node's own (hidden) input that keeps the chosen value. */
	input: JQuery;
	/** Fetches the list; its error is shown under the field. */
	load: () => Promise<Choice[]>;
	/** How the present value looks as long as the list has not been fetched. */
	stored?: Choice | undefined;
	/** A value that is not in the list may be typed, for work without a connection. */
	typed?: boolean;
	/** After the user chose; not when the list was only fetched. */
	onPick?: (choice: Choice) => void;
	/** After the list was fetched; with the chosen item, if it is in it. */
	onLoad?: (chosen: Choice | undefined) => void;
	texts: PickerTexts;
}

export interface Picker {
	/** Fetches the list again. */
	refresh(): Promise<void>;
	/** Chooses by code, without onPick; undefined clears. */
	choose(choice: Choice | undefined): void;
	/** The list as it was fetched last. */
	choices(): readonly Choice[];
	/** Closes an open list; for oneditsave and oneditcancel. */
	close(): void;
}

/**
 * A field that opens a searchable list: the name at the left, what tells items apart at the right, what cannot be
 * used marked and explained. Beside it a button that fetches the list anew.
 */
export function makePicker(options: PickerOptions): Picker {
	addStyle('whatsapp-picker-style', pickerStyle);
	const { input, texts } = options;
	input.hide();
	const field = $('<button type="button" class="whatsapp-picker-field" aria-haspopup="listbox"></button>');
	const refreshButton = $('<button type="button" class="red-ui-button whatsapp-picker-refresh"></button>')
		.append('<i class="fa fa-refresh"></i>')
		.attr('aria-label', texts.refresh);
	const problem = $('<div class="whatsapp-picker-problem" role="alert"></div>').hide();
	const box = $('<div class="whatsapp-picker"></div>').append(field, refreshButton);
	input.after(box, problem);
	RED.popover.tooltip(refreshButton, texts.refresh);

	let choices: readonly Choice[] = [];
	let chosen = options.stored;
	let loading: Promise<void> | undefined;
	let failure: string | undefined;
	// A slow answer for the account before must not replace that of the present one.
	let newest = 0;
	let list: { close(): void; update(): void } | undefined;

	const draw = () => {
		field
			.empty()
			.append(
				chosen
					? summary(chosen, chosen.tags?.slice(0, 1))
					: $('<span class="whatsapp-picker-none"></span>').text(texts.none),
			);
		field.append('<i class="fa fa-caret-down"></i>').attr('title', chosen?.warning ?? chosen?.label ?? '');
		// Node-RED marks a wrong property on its own input, which is hidden here.
		field.toggleClass('input-error', input.hasClass('input-error'));
	};
	const choose = (choice: Choice | undefined) => {
		chosen = choice;
		input.val(choice?.value ?? '').trigger('change');
		draw();
	};
	const fetchList = async () => {
		const mine = ++newest;
		refreshButton.prop('disabled', true).find('i').addClass('fa-spin');
		failure = undefined;
		problem.hide();
		try {
			const fetched = await options.load();
			if (mine !== newest) return;
			choices = fetched;
			const current = choices.find(({ value }) => value === input.val());
			if (current) chosen = current;
			options.onLoad?.(current);
		} catch (error) {
			if (mine !== newest) return;
			choices = [];
			failure = error instanceof Error ? error.message : String(error);
			problem.text(failure).show();
		} finally {
			if (mine === newest) {
				loading = undefined;
				refreshButton.prop('disabled', false).find('i').removeClass('fa-spin');
				draw();
				list?.update();
			}
		}
	};
	const refresh = () => {
		loading = fetchList();
		list?.update();
		return loading;
	};

	field.on('click', () => {
		if (list) return;
		if (choices.length === 0 && !loading) void refresh();
		list = showChoices({
			target: field,
			choices: () => choices,
			loading: () => loading !== undefined,
			problem: () => failure,
			chosen: () => chosen?.value,
			typed: options.typed ?? false,
			texts,
			onClose: () => {
				list = undefined;
			},
			onPick: (choice) => {
				choose(choice);
				options.onPick?.(choice);
				field.trigger('focus');
			},
		});
	});
	refreshButton.on('click', () => void refresh());
	input.on('change', () => setTimeout(draw));
	draw();
	return { refresh, choose, choices: () => choices, close: () => list?.close() };
}
