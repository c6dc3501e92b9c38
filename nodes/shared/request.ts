import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Json } from '../../whatsapp/events/event';
import type { GraphAnswer, GraphCall } from '../../whatsapp/graph/call';
import { callAddress, callForm, timeouts } from '../../whatsapp/graph/request';
import type { Account } from './account';

/** A Graph call as n8n's HTTP client takes it. The access token comes in later, from the credential's `authenticate`. */
export function requestOptions(
	call: GraphCall,
	account: Pick<Account, 'baseUrl' | 'apiVersion'>,
): IHttpRequestOptions {
	return {
		method: call.method,
		url: callAddress(`${account.baseUrl}/${account.apiVersion}`, call),
		...answerOptions,
		...(call.form !== undefined
			? { body: callForm(call.form), timeout: timeouts.file }
			: call.body !== undefined && { body: call.body }),
	};
}

/** A download from an address that Meta handed out; it needs no access token. */
export function downloadOptions(address: string): IHttpRequestOptions {
	return { method: 'GET', url: address, ...answerOptions, timeout: timeouts.file };
}

const answerOptions = {
	json: true,
	timeout: timeouts.message,
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
