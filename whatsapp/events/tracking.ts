import { isObject, parseJson } from '../json';
import type { Json } from './event';

/**
 * What the sender attached to a message (`biz_opaque_callback_data`): the object again where it was one, else the text. The
 * same for the result of a send and for the statuses that follow it, so that both find the same row.
 */
export function readTracking(value: Json | undefined): Json | undefined {
	if (typeof value !== 'string') return value ?? undefined;
	if (value === '') return undefined;
	const parsed = value.startsWith('{') ? parseJson(value) : undefined;
	return isObject(parsed) ? parsed : value;
}
