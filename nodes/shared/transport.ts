import type { IAllExecuteFunctions, IHttpRequestOptions, RequestHelperFunctions } from 'n8n-workflow';
import type { GraphAnswer, GraphCall, NoAnswer } from '../../whatsapp/graph/call';
import { mayDownload } from '../../whatsapp/graph/download';
import { orThrow } from '../../whatsapp/graph/errors';
import { type Account, CREDENTIAL, type CredentialContext, readAccount } from './account';
import { answerOf } from './answer';
import { downloadOptions, requestOptions } from './request';

/** Any of n8n's contexts that has a credential and may make requests. */
export type GraphContext = IAllExecuteFunctions & CredentialContext & { helpers: RequestHelperFunctions };

/** The account of a node's credential, and the way to the Graph API with its access token. */
export interface Graph {
	account: Account;
	/** Performs one call. Answers for every HTTP status and never rejects: for sending, where each outcome is data. */
	perform: (call: GraphCall) => Promise<GraphAnswer | NoAnswer>;
	/**
	 * Performs one call whose failure is an error: for lists, lookups and registrations.
	 *
	 * @throws GraphError when Meta refuses, or does not answer.
	 */
	ask: (call: GraphCall) => Promise<GraphAnswer>;
	/**
	 * Fetches a file that an answer of Meta pointed to, without the access token.
	 *
	 * @throws GraphError when there is no such file or no answer, or when the address is none of Meta's.
	 */
	download: (address: string) => Promise<GraphAnswer>;
}

/** Opens the way to Meta for one execution; the credential is read once. */
export async function openGraph(context: GraphContext): Promise<Graph> {
	const account = await readAccount(context);
	const perform = (call: GraphCall) => answerOf(() => authenticated(context, requestOptions(call, account)));
	return {
		account,
		perform,
		ask: async (call) => orThrow(await perform(call)),
		download: async (address) =>
			orThrow(
				mayDownload(address, account.baseUrl)
					? await answerOf(() => context.helpers.httpRequest(downloadOptions(address)))
					: { failure: 'not_sent', message: 'the address of the file is not one of Meta' },
			),
	};
}

function authenticated(context: GraphContext, options: IHttpRequestOptions): Promise<unknown> {
	return context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options);
}
