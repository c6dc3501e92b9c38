import type { NodeDef } from 'node-red';
import type { TypedValue } from '../../shared/typed-value';
import type { Field, MessageType } from './message-types';

/** A typed field is stored as two properties, its value and its type. */
type Typed<Name extends string> = { [Property in Name]: string } & {
	[Property in Name as `${Property}Type`]: string;
};

/** What the dialog stores. */
export interface Properties extends Typed<Field | 'to' | 'replyTo' | 'tracking'> {
	name: string;
	account: string;
	messageType: MessageType;
	previewUrl: boolean;
	/** Show "typing…" to the person; with read receipts only. */
	typing: boolean;
	buttons: readonly ButtonSetting[];
	sections: readonly SectionSetting[];
}

export type Settings = NodeDef & Properties;

export interface ButtonSetting {
	title: TypedValue;
	/** Empty: the title is the id. */
	id: TypedValue;
}

export interface SectionSetting {
	title: TypedValue;
	rows: readonly RowSetting[];
}

export interface RowSetting {
	title: TypedValue;
	description: TypedValue;
	id: TypedValue;
}

/** The types of the Reply To field that stand for something instead of holding a value. */
export const QUOTE_NOTHING = 'none';
export const QUOTE_ANSWERED = 'answered';

/** Where the message that is answered has its id: a trigger's event, or the result of a send. */
export const ANSWERED_ID = { value: 'payload.id', type: 'msg' } as const;
