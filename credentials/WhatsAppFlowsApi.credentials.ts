import type { IAuthenticate, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/**
 * Tested by the nodes that use it (`testedBy`), with nodes/shared/credential-test: a test request of the credential's own
 * could only show fixed sentences, and "Unauthorized" for a token that expired.
 */
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
	];

	/** A function and not an expression: n8n spends 5 to 15 ms on each expression, and this runs for each message. */
	authenticate: IAuthenticate = ({ accessToken }, requestOptions) => {
		const token = typeof accessToken === 'string' ? accessToken.trim() : '';
		const headers = { ...requestOptions.headers, Authorization: `Bearer ${token}` };
		return Promise.resolve({ ...requestOptions, headers });
	};
}
