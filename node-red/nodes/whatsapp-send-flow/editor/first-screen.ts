import { type FlowScreens, fetchFlowScreens } from '../../../shared/editor/account-lists';
import { type Choice, makePicker } from '../../../shared/editor/picker';
import { TEXT_TYPES, type TypedInputTypes } from '../../../shared/editor/typed-text';
import { type FieldRow, type FieldValues, variableFields } from '../../../shared/editor/variable-fields';
import type { Properties } from '../settings';
import { pickerTexts } from './words';

type Screen = FlowScreens['screens'][number];

export interface FirstScreen {
	/** Another Flow, or another account: its screens are fetched. */
	flowChanged(accountId: string, flowId: string): void;
	data(): FieldValues;
	close(): void;
}

/** The part of the dialog that says where the Flow opens and with what; offered from the Flow's own JSON. */
export function prepareFirstScreen(node: Properties & EditorNode): FirstScreen {
	const kind = $('#node-input-firstScreen');
	const moreData = $('#node-input-moreData');
	let flow = { accountId: '', flowId: '' };
	let known: FlowScreens | undefined;

	const fields = variableFields($('#whatsapp-flow-data'), {
		stored: node.data,
		requiredTitle: '',
		onChange: () => undefined,
	});
	const draw = () => {
		const screen = known
			? (known.screens.find(({ id }) => id === picked()) ?? first(known.screens))
			: undefined;
		// Without a list the fields that were filled in earlier stay as they are.
		const rows = screen?.fields.map(rowOf) ?? (known ? [] : storedRows(node));
		fields.show(rows);
		$('#whatsapp-flow-data-section').toggle(rows.length > 0);
		$('#whatsapp-flow-more-data').toggle(!screen || moreData.typedInput('value').trim() !== '');
		$('#whatsapp-flow-navigate').toggle(kind.val() === 'navigate');
		$('#whatsapp-flow-no-endpoint').toggle(kind.val() === 'data_exchange' && known?.endpoint === false);
	};
	const picked = () => $('#node-input-screen').val();
	const first = (screens: readonly Screen[]) => (picked() === '' ? screens[0] : undefined);

	const screenPicker = makePicker({
		input: $('#node-input-screen'),
		stored: node.screen === '' ? undefined : { value: node.screen, label: node.screen },
		typed: true,
		load: async () => {
			known = undefined;
			if (flow.accountId === '' || flow.flowId === '') return [];
			known = await fetchFlowScreens(flow.accountId, flow.flowId);
			return known.screens.map(screenChoice);
		},
		onLoad: draw,
		onPick: draw,
		texts: pickerTexts(node, 'screenPicker'),
	});
	kind.on('change', draw);
	draw();

	return {
		flowChanged(accountId, flowId) {
			// Another Flow's screen would be refused.
			if (flow.flowId !== '' && flow.flowId !== flowId) screenPicker.choose(undefined);
			flow = { accountId, flowId };
			known = undefined;
			if (accountId !== '' && flowId !== '') void screenPicker.refresh();
		},
		data: () => fields.values(),
		close: () => {
			screenPicker.close();
		},
	};
}

function screenChoice({ id, title, fields }: Screen): Choice {
	return {
		value: id,
		label: title ?? id,
		tags: title === undefined ? [] : [id],
		detail: fields.length === 0 ? undefined : fields.map(({ name }) => name).join(', '),
	};
}

const typesOf: Record<Screen['fields'][number]['type'], TypedInputTypes> = {
	string: TEXT_TYPES,
	number: ['num', 'msg', 'flow', 'global', 'env', 'jsonata'],
	boolean: ['bool', 'msg', 'flow', 'global', 'jsonata'],
	object: ['json', 'msg', 'flow', 'global', 'jsonata'],
	array: ['json', 'msg', 'flow', 'global', 'jsonata'],
};

function rowOf({ name, type, example }: Screen['fields'][number]): FieldRow {
	const text = example === undefined || typeof example === 'string' ? example : JSON.stringify(example);
	return { id: name, label: name, required: false, placeholder: text, hint: type, types: typesOf[type] };
}

function storedRows({ data }: Properties): FieldRow[] {
	const types: TypedInputTypes = ['str', 'num', 'bool', 'json', 'msg', 'flow', 'global', 'env', 'jsonata'];
	return Object.keys(data).map((name) => ({ id: name, label: name, required: false, types }));
}
