export { readTemplate, readTemplates } from './read-template';

/**
 * A template as this project works with it: Meta's JSON with its many spellings read into one shape. A carousel's cards
 * have the same parts as the template itself, so that both are handled by the same functions.
 */
export interface Template extends Parts {
	name: string;
	/** Meta's code, "en_US". Names are unique only together with it. */
	language: string;
	id?: string;
	/** Meta's word in capitals: "APPROVED", "PAUSED", … */
	status?: string;
	/** "MARKETING", "UTILITY" or "AUTHENTICATION". */
	category?: string;
	/** Named: variables are sent with their names. Positional: sent in the order of their numbers. */
	parameterFormat: 'NAMED' | 'POSITIONAL';
	/** Limited-time offer, with or without a countdown. */
	offer?: { text?: string; expires: boolean };
	cards: Parts[];
}

/** What a template and a carousel card may consist of. */
export interface Parts {
	header?: Header;
	body?: TextPart;
	footer?: string;
	buttons: Button[];
	/** Components that Meta added since this was written. */
	unknown: UnknownPart[];
}

export interface TextPart {
	text: string;
	/** Sample values by placeholder name, "1" or "first_name". */
	examples: Readonly<Record<string, string>>;
}

export type Header =
	| ({ format: 'TEXT' } & TextPart)
	| { format: MediaFormat; example?: string }
	| { format: 'LOCATION' }
	| { format: 'PRODUCT' }
	| ({ format: 'UNKNOWN' } & UnknownPart);

export type MediaFormat = 'IMAGE' | 'VIDEO' | 'GIF' | 'DOCUMENT';

export interface UnknownPart {
	/** Meta's word for it. */
	type: string;
	/** It has a placeholder somewhere, so that a send without values would be refused. */
	needsValues: boolean;
}

/** Buttons in their order; the position in the list is the index that Meta wants. */
export type Button =
	| { type: 'QUICK_REPLY'; text: string }
	/** `examples` as in TextPart, of what stands at the placeholder and not of the whole address. */
	| { type: 'URL'; text: string; url: string; examples: Readonly<Record<string, string>> }
	| { type: 'PHONE_NUMBER'; text: string; phoneNumber?: string }
	| {
			type: 'FLOW';
			text: string;
			flowId?: string;
			action: 'navigate' | 'data_exchange';
			screen?: string;
	  }
	| { type: 'COPY_CODE'; text: string; example?: string }
	/** Copies or fills in a one-time code; Meta gives it back as a URL button. */
	| { type: 'OTP'; text: string; example?: string }
	| { type: 'CATALOG'; text: string }
	| { type: 'MPM'; text: string }
	| { type: 'VOICE_CALL'; text: string }
	| { type: 'ORDER_DETAILS'; text: string }
	/** SPM, REQUEST_CONTACT_INFO and other buttons that take nothing when sent; or ones that Meta added. */
	| ({ type: 'OTHER'; text: string } & { of: UnknownPart });

/** Names are not unique over languages: what a workflow stores is both (Meta docs: Message templates). */
export function templateKey(template: { name: string; language: string }): string {
	return `${template.name}/${template.language}`;
}

/** The inverse of templateKey; undefined when it is none. */
export function splitTemplateKey(key: string): { name: string; language: string } | undefined {
	const [, name, language] = /^([^/]+)\/([^/]+)$/.exec(key) ?? [];
	return name === undefined || language === undefined ? undefined : { name, language };
}
