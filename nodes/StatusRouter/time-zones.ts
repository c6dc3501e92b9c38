import type { INodePropertyOptions } from 'n8n-workflow';

/** Every time zone that the server knows, UTC first. */
export function timeZoneOptions(): INodePropertyOptions[] {
	const names = Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC');
	return ['UTC', ...names].map((name) => ({ name, value: name }));
}
