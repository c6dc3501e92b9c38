import type { Json } from '../events/event';
import { FieldError } from '../field-error';
import { field, listOf, textOf } from '../json';

/**
 * Where a Flow's JSON can be downloaded, from Meta's answer to the call flowAssets.
 *
 * @throws FieldError when the Flow has none yet.
 */
export function flowJsonAddress(assets: Json): string {
	const file = listOf(field(assets, 'data')).find((asset) => field(asset, 'asset_type') === 'FLOW_JSON');
	const address = textOf(field(file, 'download_url'));
	if (address !== undefined) return address;
	throw new FieldError('Flow', 'has no screens yet. Design it in WhatsApp Manager first.');
}
