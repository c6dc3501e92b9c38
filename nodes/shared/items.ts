import type { IDataObject } from 'n8n-workflow';

/**
 * An event as an item's json. Events hold nothing but JSON; TypeScript cannot see it, since an interface, unlike a type,
 * does not say that it has no other properties.
 */
export function itemJson(event: object): IDataObject {
	return event as IDataObject;
}
