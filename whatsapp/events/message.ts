import type { Change } from './change';
import { readContact } from './contact';
import { readContent } from './content';
import type { JsonObject, MessageEvent } from './event';
import { filled, objectOf, textOf } from '../json';
import { isoTime, readTimestamp, windowEnd } from './time';

/**
 * What arrives in `messages[]` without a person having written: the customer service window opens when a user messages
 * (Meta docs: Customer service windows), not when the number changes, a chat is opened, or a message is edited or
 * taken back.
 */
const opensNoWindow: ReadonlySet<string> = new Set(['system', 'request_welcome', 'edit', 'revoke']);

/**
 * One element of `messages[]` (Meta docs: Webhooks, messages).
 *
 * @returns Nothing when it lacks its id, its type or any time.
 */
export function readMessage(raw: JsonObject, change: Change): MessageEvent | undefined {
	const id = textOf(raw.id);
	const metaType = textOf(raw.type);
	const at = readTimestamp(raw.timestamp) ?? change.entryTime;
	if (id === undefined || metaType === undefined || at === undefined) return undefined;

	const { type, ...content } = readContent(raw, metaType, change.secrets);
	const windowClosesAt = opensNoWindow.has(type) ? undefined : windowEnd(at);
	return {
		kind: 'message',
		key: id,
		id,
		type,
		time: isoTime(at),
		...(windowClosesAt === undefined ? {} : { windowClosesAt }),
		contact: readSender(raw, metaType, change),
		business: { ...change.business },
		...content,
		...readCircumstances(raw),
		raw,
	};
}

function readSender(raw: JsonObject, metaType: string, change: Change): MessageEvent['contact'] {
	const person = { id: raw.from, userId: raw.from_user_id, parentUserId: raw.from_parent_user_id };
	if (metaType !== 'system') return readContact(person, change.contacts);
	// A change of user id names nobody but the id that is no longer valid. That is the one that the business knows;
	// the new one stands in `system`.
	const system = objectOf(raw.system);
	return readContact(
		{
			id: person.id,
			userId: person.userId ?? system?.previous_user_id,
			parentUserId: person.parentUserId ?? system?.previous_parent_user_id,
		},
		change.contacts,
	);
}

type Circumstances = Pick<MessageEvent, 'repliesTo' | 'forwarded' | 'groupId' | 'referral'>;

function readCircumstances(raw: JsonObject): Circumstances {
	const context = objectOf(raw.context);
	const forwarded = context?.forwarded === true || context?.frequently_forwarded === true;
	return filled<Circumstances>({
		repliesTo: textOf(context?.id),
		forwarded: forwarded ? true : undefined,
		groupId: textOf(raw.group_id),
		referral: objectOf(raw.referral),
	});
}
