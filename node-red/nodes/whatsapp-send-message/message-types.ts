/**
 * What each type of message is made of. Read by the runtime, which evaluates just these fields, and by the editor,
 * which shows just these fields and wants the required ones filled in.
 */
export type MessageType = keyof typeof MESSAGE_TYPES;

export type Field =
	| 'text'
	| 'media'
	| 'caption'
	| 'fileName'
	| 'headerText'
	| 'footer'
	| 'buttonText'
	| 'messageId'
	| 'emoji'
	| 'latitude'
	| 'longitude'
	| 'placeName'
	| 'address';

interface Parts {
	/** Typed fields, in the order of the dialog. */
	readonly fields: readonly Field[];
	readonly required: readonly Field[];
	/** Goes to a person; a read receipt goes to a message. */
	readonly recipient: boolean;
	/** May quote a message that it answers. */
	readonly quotes: boolean;
}

export const MESSAGE_TYPES = {
	text: { fields: ['text'], required: ['text'], recipient: true, quotes: true },
	image: { fields: ['media', 'caption'], required: ['media'], recipient: true, quotes: true },
	video: { fields: ['media', 'caption'], required: ['media'], recipient: true, quotes: true },
	audio: { fields: ['media'], required: ['media'], recipient: true, quotes: true },
	document: { fields: ['media', 'caption', 'fileName'], required: ['media'], recipient: true, quotes: true },
	sticker: { fields: ['media'], required: ['media'], recipient: true, quotes: true },
	buttons: { fields: ['text', 'headerText', 'footer'], required: ['text'], recipient: true, quotes: true },
	list: {
		fields: ['text', 'headerText', 'footer', 'buttonText'],
		required: ['text', 'buttonText'],
		recipient: true,
		quotes: true,
	},
	location: {
		fields: ['latitude', 'longitude', 'placeName', 'address'],
		required: ['latitude', 'longitude'],
		recipient: true,
		quotes: true,
	},
	reaction: { fields: ['messageId', 'emoji'], required: ['messageId'], recipient: true, quotes: false },
	read: { fields: ['messageId'], required: ['messageId'], recipient: false, quotes: false },
} as const satisfies Record<string, Parts>;

export function partsOf(type: MessageType): Parts {
	return MESSAGE_TYPES[type];
}
