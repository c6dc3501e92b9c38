import type { PickerTexts } from '../../../shared/editor/picker';

/** The texts of one of the dialog's two pickers. */
export function pickerTexts(node: EditorNode, name: 'flowPicker' | 'screenPicker'): PickerTexts {
	const word = (key: string) => node._(`whatsapp-send-flow.${name}.${key}`);
	return {
		none: word('none'),
		search: word('search'),
		loading: word('loading'),
		empty: word('empty'),
		notFound: word('notFound'),
		refresh: word('refresh'),
		use: (value) => node._(`whatsapp-send-flow.${name}.use`, { value }),
	};
}
