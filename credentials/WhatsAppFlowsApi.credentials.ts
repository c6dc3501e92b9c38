import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { accountOf } from '../nodes/shared/account';
import { checkAccount } from '../nodes/shared/check-account';

export class WhatsAppFlowsApi implements ICredentialType {
	name = 'whatsAppFlowsApi';

	displayName = 'WhatsApp Business Cloud API';

	icon: Icon = { light: 'file:../icons/whatsapp-flows.svg', dark: 'file:../icons/whatsapp-flows.dark.svg' };

	documentationUrl = 'https://github.com/whatsapp-flows/n8n-nodes-whatsapp-flows#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Best of a system user, which does not expire, with the permissions whatsapp_business_messaging and whatsapp_business_management',
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: '102290129340398',
			description: 'Your app in Meta for Developers, WhatsApp, API Setup. Templates and Flows belong to it.',
		},
		{
			displayName: 'Phone Number ID',
			name: 'phoneNumberId',
			type: 'string',
			default: '',
			placeholder: '106540352242922',
			description:
				'The number that messages go out from unless a node chooses another. It is an ID and not the number itself; it stands beside the account ID.',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Your app in Meta for Developers, App Settings, Basic. Webhooks are checked with it, and answers to Flows are tied to what was sent.',
		},
		{
			displayName: 'Verify Token',
			name: 'verifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Any text of your own. Meta sends it back once, when the address of a webhook is set, so that nobody else can set one.',
		},
		{
			displayName: 'Default Country',
			name: 'defaultCountry',
			type: 'string',
			default: '',
			placeholder: 'DE',
			description: 'Two letters, for phone numbers that are written without their country code',
		},
		{
			displayName: 'Previous App Secret',
			name: 'previousAppSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'While you replace the app secret: what was made with the previous one is still accepted',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			default: 'v26.0',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://graph.facebook.com',
			description: 'Change it to work with the simulator, or through a proxy of your own',
		},
		{
			displayName: 'Tested',
			name: 'tested',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: 'when saved',
		},
	];

	/** A function and not an expression: n8n spends 5 to 15 ms on each expression, and this runs for each message. */
	authenticate: IAuthenticate = (credentials, requestOptions) =>
		Promise.resolve(withToken(requestOptions, credentials));

	/**
	 * Fails the credential's test with Meta's own reason. The rules of a test request can only say fixed sentences, and
	 * for a refused request n8n shows "Unauthorized" and no more. But before a test n8n renews what the credential marks as
	 * expirable, and shows the error of that. The hidden field `tested` is there for this; it is never empty, so that n8n
	 * does not come here for a message.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		await checkAccount(accountOf(credentials), (options) =>
			this.helpers.httpRequest(withToken(options, credentials)),
		);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(new RegExp("/+$"), "") }}/{{ $credentials.apiVersion }}',
			url: '=/{{ $credentials.accountId }}/phone_numbers',
			qs: { fields: 'id', limit: 1 },
		},
	};
}

function withToken(
	options: IHttpRequestOptions,
	{ accessToken }: ICredentialDataDecryptedObject,
): IHttpRequestOptions {
	const token = typeof accessToken === 'string' ? accessToken.trim() : '';
	return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } };
}
