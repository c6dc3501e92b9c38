import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Json } from '../../whatsapp/events/event';
import type { GraphAnswer, GraphCall } from '../../whatsapp/graph/call';
import type { Account } from './account';

/** Milliseconds until a request without an answer is given up. Files take longer than messages. */
const TIMEOUT = { message: 30_000, file: 120_000 };

/** A Graph call as n8n's HTTP client takes it. The access token comes in later, from the credential's `authenticate`. */
export function requestOptions(
	call: GraphCall,
	account: Pick<Account, 'baseUrl' | 'apiVersion'>,
): IHttpRequestOptions {
	return {
		method: call.method,
		url: withQuery(`${account.baseUrl}/${account.apiVersion}${call.path}`, call.query),
		...answerOptions,
		...(call.form !== undefined
			? { body: formData(call.form), timeout: TIMEOUT.file }
			: call.body !== undefined && { body: call.body }),
	};
}

/** A download from an address that Meta handed out; it needs no access token. */
export function downloadOptions(address: string): IHttpRequestOptions {
	return { method: 'GET', url: address, ...answerOptions, timeout: TIMEOUT.file };
}

const answerOptions = {
	json: true,
	timeout: TIMEOUT.message,
	// Every HTTP status is an answer; what it means is the domain's business.
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// The Graph API does not redirect, and the access token must not travel to another host.
	disableFollowRedirect: true,
} as const;

/** What n8n's HTTP client gives for `returnFullResponse`. */
export function readResponse(response: unknown): GraphAnswer {
	const { statusCode, body } = response as { statusCode: number; body?: Json };
	return { status: statusCode, body: body ?? null };
}

/** n8n would write a list or an object in its own ways; the domain gives plain values only. */
function withQuery(address: string, query: GraphCall['query'] = {}): string {
	const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
	return parameters.size === 0 ? address : `${address}?${parameters.toString()}`;
}

function formData(fields: NonNullable<GraphCall['form']>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) {
		if (typeof value === 'string') form.append(name, value);
		// Copied into a plain view: a Blob does not take memory that threads may share.
		else form.append(name, new Blob([new Uint8Array(value.data)], { type: value.mimeType }), value.fileName);
	}
	return form;
}
