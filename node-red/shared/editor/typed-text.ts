import type editorClient from '@node-red/editor-client';
import { LINE_BREAK_MARK } from '../line-breaks';

/** What a typedInput hands to its types' functions as `this`. */
interface TypedInputWidget {
	value(): string;
	value(value: string): void;
}

/**
 * Node-RED's "string", with a button that opens an editor of several lines. typedInput has a single line, so line
 * breaks are kept as marks; the runtime turns them back.
 */
const longText = {
	value: 'str',
	label: 'string',
	icon: 'red/images/typedInput/az.svg',
	expand(this: TypedInputWidget) {
		RED.editor.editText({
			mode: 'ace/mode/text',
			value: this.value().replaceAll(LINE_BREAK_MARK, '\n'),
			stateId: '',
			width: 'Infinite',
			focus: true,
			complete: (text: string) => {
				this.value(text.trimEnd().replace(/\r?\n/g, LINE_BREAK_MARK));
			},
		});
	},
};

/** The types that a text of a message may have. */
export const TEXT_TYPES: TypedInputTypes = ['str', 'msg', 'flow', 'global', 'env', 'jsonata'];

/** The same, for texts that may have several lines. */
export const LONG_TEXT_TYPES: TypedInputTypes = [longText, 'msg', 'flow', 'global', 'env', 'jsonata'];

export type TypedInputTypes = editorClient.WidgetTypedInputOptions['types'];
