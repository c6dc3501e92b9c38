import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { AxiosRequestConfig, AxiosResponse } from 'axios';
import type { Json } from '../../whatsapp/events/event';
import type { GraphAnswer, GraphCall, NoAnswer } from '../../whatsapp/graph/call';
import { maskSecrets } from '../../whatsapp/graph/mask';
import { mayDownload } from '../../whatsapp/graph/download';
import { readNoAnswer, withoutRedirect } from '../../whatsapp/graph/no-answer';
import { callAddress, callForm, timeouts } from '../../whatsapp/graph/request';

/** The largest answer that is read: a Flow JSON has at most 10 MB (Meta docs: Flows API). */
const LARGEST_ANSWER = 16 * 1024 * 1024;

export interface Transport {
	/** Answers for every HTTP status and never rejects. */
	perform: (call: GraphCall) => Promise<GraphAnswer | NoAnswer>;
	/** Fetches a file that an answer of Meta pointed to, without the access token. Never rejects. */
	download: (address: string) => Promise<GraphAnswer | NoAnswer>;
}

export interface TransportSettings {
	/** "https://graph.facebook.com" */
	baseUrl: string;
	/** "v26.0" */
	apiVersion: string;
	accessToken: string;
	/** Milliseconds for every request, instead of the usual ones. */
	timeout?: number;
}

/** Connections outlive a deploy and are shared by all accounts: a new one costs two more round trips to Meta. */
const connections = { keepAlive: true, maxSockets: 256, scheduling: 'lifo' as const };
const httpAgent = new HttpAgent(connections);
const httpsAgent = new HttpsAgent(connections);

/**
 * The way to the Graph API. Honours HTTP_PROXY, HTTPS_PROXY and NO_PROXY as Node-RED itself does (axios asks for a
 * tunnel for https). Follows no redirect, for the token must not travel to another host.
 */
export function createTransport(settings: TransportSettings): Transport {
	const base = `${settings.baseUrl.replace(/\/+$/, '')}/${settings.apiVersion}`;
	const hidden = (text: string) => {
		const masked = maskSecrets(text);
		return settings.accessToken === '' ? masked : masked.replaceAll(settings.accessToken, '***');
	};

	async function request(config: AxiosRequestConfig<unknown>): Promise<GraphAnswer | NoAnswer> {
		try {
			// Loaded with the first request: it takes longer than all of this package together.
			const { default: axios } = await import('axios');
			const answer: AxiosResponse<string> = await axios.request({
				timeout: settings.timeout ?? timeouts.message,
				transitional: { clarifyTimeoutError: true },
				maxRedirects: 0,
				maxBodyLength: Infinity,
				maxContentLength: LARGEST_ANSWER,
				responseType: 'text',
				transformResponse: (text: unknown) => text,
				validateStatus: () => true,
				httpAgent,
				httpsAgent,
				...config,
			});
			return withoutRedirect({ status: answer.status, body: readBody(answer.data) });
		} catch (error) {
			const failure = readNoAnswer(error);
			return { ...failure, message: hidden(failure.message) };
		}
	}

	return {
		perform: (call) =>
			request({
				method: call.method,
				url: callAddress(base, call),
				headers: { Authorization: `Bearer ${settings.accessToken}`, Accept: 'application/json' },
				...(call.form !== undefined
					? { data: callForm(call.form), timeout: settings.timeout ?? timeouts.file }
					: call.body !== undefined && { data: call.body }),
			}),
		download: async (address) => {
			if (!mayDownload(address, settings.baseUrl)) {
				return { failure: 'not_sent', message: 'the address of the file is not one of Meta' };
			}
			return request({ method: 'GET', url: address, timeout: settings.timeout ?? timeouts.file });
		},
	};
}

function readBody(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return text;
	}
}
