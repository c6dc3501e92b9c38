import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { GraphAnswer, GraphCall } from '../../whatsapp/graph/call';
import { orThrow } from '../../whatsapp/graph/errors';
import { accountOf } from './account';
import { answerOf } from './answer';
import { checkAccount } from './check-account';
import { requestOptions } from './request';

/**
 * What the Test button of the credential does; shows Meta's own reason and what to do. Every node with the credential
 * has `testedBy: 'whatsAppFlowsApiTest'` in its description and this in its methods:
 *
 *     methods = { credentialTest: { whatsAppFlowsApiTest } };
 */
export async function whatsAppFlowsApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const account = accountOf(data);
	// The only way to make a request that n8n gives to the test of a credential.
	const { request } = this.helpers;
	const ask = async (call: GraphCall): Promise<GraphAnswer> => {
		const { url, timeout, method } = requestOptions(call, account);
		const headers = { Authorization: `Bearer ${tokenIn(data)}` };
		const answered = { json: true, simple: false, resolveWithFullResponse: true, followRedirect: false };
		const options = { method, uri: url, headers, timeout, ...answered };
		return orThrow(await answerOf(() => request(options) as Promise<unknown>));
	};
	try {
		await checkAccount(account, ask);
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}

function tokenIn({ accessToken }: ICredentialDataDecryptedObject): string {
	return typeof accessToken === 'string' ? accessToken.trim() : '';
}
