import { createHash, randomBytes } from 'node:crypto';

let counter = 0;

/**
 * 18 upper-case hex digits, never twice in one process. Nothing rests on their being unguessable, and random bytes
 * cost more than all the rest of an id.
 */
function unique(): string {
	counter += 1;
	const random = Math.floor(Math.random() * 0x1_0000_0000).toString(16);
	return (random.padStart(8, '0') + counter.toString(16).padStart(10, '0')).toUpperCase();
}

/**
 * A message id as Meta's look: "wamid." and base64 of a small record that holds the other side's number. It may
 * hold "/" and "+", so whoever puts it into a path or compares escaped JSON is found out.
 */
export function messageId(person: string, direction: 'outbound' | 'inbound'): string {
	const record = Buffer.concat([
		Buffer.from([0x1c, 0x18, person.length]),
		Buffer.from(person, 'latin1'),
		Buffer.from([0x15, 0x02, 0x00, direction === 'outbound' ? 0x11 : 0x12, 0x18, 0x12]),
		Buffer.from(unique(), 'latin1'),
		Buffer.from([0x00]),
	]);
	return `wamid.${record.toString('base64')}`;
}

/** Meta's trace id of an answer; quoted in support cases. */
export function traceId(): string {
	return `A${randomBytes(17).toString('base64url').slice(0, 22)}`;
}

/** Numeric ids for media, templates and Flows that are made while the simulator runs. */
export function numericId(): string {
	counter += 1;
	return `7${String(Date.now()).slice(-9)}${String(counter).padStart(5, '0')}`;
}

/** A person's business-scoped user id, always the same for one number. */
export function userIdFor(digits: string): string {
	const hash = createHash('sha256').update(`user:${digits}`).digest();
	return `${digits.startsWith('49') ? 'DE' : 'US'}.${hash.readBigUInt64BE().toString().padStart(20, '1')}`;
}
