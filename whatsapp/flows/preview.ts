import type { Json } from '../events/event';
import { FieldError } from '../field-error';

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
	const preview = member(answer, 'preview');
	const url = member(preview, 'preview_url');
	if (typeof url !== 'string' || url === '') {
		throw new FieldError(
			'Flow',
			'has no preview. Open it in WhatsApp Manager and check that it has a screen.',
		);
	}
	const expires = member(preview, 'expires_at');
	const time = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
	return { url, ...(!Number.isNaN(time) && { expires: new Date(time).toISOString() }) };
}

function member(value: Json | undefined, name: string): Json | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}
