import { reasonFromWebhookErrors } from '../graph/errors';
import type { Json, JsonObject, MessageEvent } from './event';
import { filled, isObject, listOf, objectOf, textOf } from '../json';
import { readInteractive, readTemplateButton } from './interactive';

/** What a message says; everything about who, when and where lies in message.ts. */
export type Content = Pick<
	MessageEvent,
	| 'type'
	| 'text'
	| 'reply'
	| 'flow'
	| 'address'
	| 'media'
	| 'location'
	| 'sharedContacts'
	| 'reaction'
	| 'order'
	| 'system'
	| 'changes'
	| 'reason'
>;

type ContentReader = (message: JsonObject, metaType: string, secrets: readonly string[]) => Content;

/** By Meta's type. A type that is missing here keeps Meta's word, and its content is in `raw`. */
const readers: ReadonlyMap<string, ContentReader> = new Map<string, ContentReader>([
	['text', readText],
	['image', readMedia],
	['video', readMedia],
	['audio', readMedia],
	['document', readMedia],
	['sticker', readMedia],
	['location', readLocation],
	['contacts', readSharedContacts],
	['reaction', readReaction],
	['order', readOrder],
	['system', readSystem],
	['edit', readEdit],
	['revoke', readRevoke],
	['button', readTemplateButton],
	['interactive', readInteractive],
	['unsupported', readUnsupported],
	['unknown', readUnsupported],
]);

/**
 * @param message Meta's message object.
 * @param metaType Its `type`.
 * @param secrets App secrets, for the flow token of a Flow's answer.
 */
export function readContent(message: JsonObject, metaType: string, secrets: readonly string[]): Content {
	// Some unsupported types are told after a colon: "unsupported:poll_creation".
	const word = metaType.startsWith('unsupported:') ? 'unsupported' : metaType;
	const content = readers.get(word)?.(message, metaType, secrets) ?? { type: metaType };
	if (message.errors === undefined) return content;
	const reason = reasonFromWebhookErrors(message.errors);
	return reason === undefined ? content : { ...content, reason };
}

function readText(message: JsonObject): Content {
	return filled<Content>({ type: 'text', text: textOf(objectOf(message.text)?.body) });
}

function readMedia(message: JsonObject, metaType: string): Content {
	const media = objectOf(message[metaType]);
	const id = textOf(media?.id);
	const caption = textOf(media?.caption);
	if (media === undefined || id === undefined) return filled<Content>({ type: metaType, text: caption });
	return filled<Content>({
		type: metaType,
		text: caption,
		media: filled({
			id,
			mimeType: textOf(media.mime_type),
			sha256: textOf(media.sha256),
			fileName: textOf(media.filename),
			caption,
			url: textOf(media.url),
			voice: flagOf(media.voice),
			animated: flagOf(media.animated),
		}),
	});
}

function readLocation(message: JsonObject): Content {
	const place = objectOf(message.location);
	const latitude = coordinateOf(place?.latitude);
	const longitude = coordinateOf(place?.longitude);
	if (latitude === undefined || longitude === undefined) return { type: 'location' };
	return {
		type: 'location',
		location: filled({
			latitude,
			longitude,
			name: textOf(place?.name),
			address: textOf(place?.address),
			url: textOf(place?.url),
		}),
	};
}

function readSharedContacts(message: JsonObject): Content {
	const cards = listOf(message.contacts).filter(isObject);
	return cards.length === 0 ? { type: 'contacts' } : { type: 'contacts', sharedContacts: cards };
}

/** A reaction without emoji takes the earlier one back (Meta docs: Webhooks, Reaction messages). */
function readReaction(message: JsonObject): Content {
	const reaction = objectOf(message.reaction);
	const to = textOf(reaction?.message_id);
	if (to === undefined) return { type: 'reaction' };
	const emoji = textOf(reaction?.emoji);
	return { type: 'reaction', reaction: filled({ to, emoji, removed: emoji === undefined }) };
}

function readOrder(message: JsonObject): Content {
	const order = objectOf(message.order);
	return filled<Content>({ type: 'order', text: textOf(order?.text), order });
}

function readSystem(message: JsonObject): Content {
	const system = objectOf(message.system);
	const type = textOf(system?.type);
	const body = textOf(system?.body);
	if (system === undefined || type === undefined) return filled<Content>({ type: 'system', text: body });
	return filled<Content>({
		type: 'system',
		text: body,
		system: filled({
			type,
			body,
			// `new_wa_id` up to v11.
			waId: textOf(system.wa_id) ?? textOf(system.new_wa_id),
			userId: textOf(system.user_id),
			previousUserId: textOf(system.previous_user_id),
		}),
	});
}

/** The new text, caption or media are those of the message inside. */
function readEdit(message: JsonObject, _metaType: string, secrets: readonly string[]): Content {
	const edit = objectOf(message.edit);
	const inner = objectOf(edit?.message);
	const innerType = textOf(inner?.type);
	// An edit inside an edit does not exist; reading it would follow a made-up body as deep as it goes.
	const content =
		inner === undefined || innerType === undefined || innerType === 'edit'
			? undefined
			: readContent(inner, innerType, secrets);
	return filled<Content>({ ...content, type: 'edit', changes: textOf(edit?.original_message_id) });
}

function readRevoke(message: JsonObject): Content {
	return filled<Content>({
		type: 'revoke',
		changes: textOf(objectOf(message.revoke)?.original_message_id),
	});
}

/** The reason (131051) is in the message's errors, like any other. */
function readUnsupported(): Content {
	return { type: 'unsupported' };
}

function flagOf(value: Json | undefined): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

function coordinateOf(value: Json | undefined): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
