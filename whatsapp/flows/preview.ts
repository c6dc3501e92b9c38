import type { Json } from '../events/event';
import { FieldError } from '../field-error';
import { field, textOf } from '../json';

/** Where a Flow can be played through in a browser. */
export interface FlowPreview {
	url: string;
	/** ISO 8601; Meta keeps a link for 30 days. */
	expires?: string;
}

/**
 * Reads Meta's answer to the call flowPreview: `{ preview: { preview_url, expires_at } }`.
 * @throws FieldError when Meta made no link, which happens to a Flow without any screen.
 */
export function readFlowPreview(answer: Json): FlowPreview {
	const preview = field(answer, 'preview');
	const url = textOf(field(preview, 'preview_url'));
	if (url === undefined) {
		throw new FieldError(
			'Flow',
			'has no preview. Open it in WhatsApp Manager and check that it has a screen.',
		);
	}
	const expires = field(preview, 'expires_at');
	const time = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
	return { url, ...(!Number.isNaN(time) && { expires: new Date(time).toISOString() }) };
}
