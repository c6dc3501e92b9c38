import type { NodeDef } from 'node-red';
import type { JsonObject } from '../../../whatsapp/events/event';
import type { TypedValue } from '../../shared/typed-value';

/** What the dialog stores. */
export interface Properties {
	name: string;
	account: string;
	/** "spring_offer/en_US"; empty as long as none is picked. */
	template: string;
	/** The template as Meta described it when it was picked, so that a send needs no look-up. */
	definition: JsonObject;
	to: string;
	toType: string;
	/** By the ids that whatsapp/templates gives to variables. */
	variables: Readonly<Record<string, TypedValue>>;
	replyTo: string;
	replyToType: string;
	tracking: string;
	trackingType: string;
}

export type Settings = NodeDef & Properties;
