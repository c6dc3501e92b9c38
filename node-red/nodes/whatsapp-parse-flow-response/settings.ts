import type { NodeDef } from 'node-red';
import type { AnswerType } from '../../../whatsapp/flows/typing';

/** What the dialog stores. */
export interface Properties {
	name: string;
	/** Only to check tokens of raw webhook bodies; events of a trigger have been checked. */
	account: string;
	input: string;
	inputType: string;
	mode: 'whole' | 'fields';
	/** Name of the whole answer in msg.payload. */
	answersName: string;
	fields: readonly FieldSetting[];
	cleanNames: boolean;
	cleanOptions: boolean;
	trim: boolean;
	typed: boolean;
}

export interface FieldSetting {
	name: string;
	path: string;
	type: FieldType;
}

export type FieldType = AnswerType | 'asAnswered';

export const FIELD_TYPES: readonly FieldType[] = [
	'asAnswered',
	'text',
	'number',
	'boolean',
	'date',
	'list',
	'auto',
];

export type Settings = NodeDef & Properties;
