import type { NodeDef } from 'node-red';
import type { TypedValue } from '../../shared/typed-value';

/** Fields that a message has room for, each a typed input. */
export const TYPED_FIELDS = [
	'to',
	'header',
	'body',
	'footer',
	'buttonText',
	'moreData',
	'context',
	'token',
	'tracking',
	'replyTo',
] as const;

export type TypedFieldName = (typeof TYPED_FIELDS)[number];

type Typed = { [Name in TypedFieldName]: string } & { [Name in TypedFieldName as `${Name}Type`]: string };

/** What the dialog stores. */
export interface Properties extends Typed {
	name: string;
	account: string;
	/** Send the message, or only get the link that plays the Flow in a browser. */
	operation: 'send' | 'preview';
	/** The Flow's id. */
	flow: string;
	/** What the list called it, for a dialog without a connection. */
	flowLabel: string;
	draft: boolean;
	firstScreen: 'navigate' | 'data_exchange';
	/** Empty: the Flow's own first screen. */
	screen: string;
	/** What the first screen asks for, by its own names. */
	data: Readonly<Record<string, TypedValue>>;
}

export type Settings = NodeDef & Properties;
