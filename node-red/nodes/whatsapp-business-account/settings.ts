import type { NodeDef } from 'node-red';
import { displayedPhone } from '../../../whatsapp/events/contact';
import type { WebhookTrust } from '../../shared/webhook-route';

/** Who tells Meta where the webhooks go: the user in Meta's dashboard, or this node for its number or account. */
export type Registration = 'manual' | 'phone_number' | 'account';

/** The config node as it is stored in the flow file. */
export interface AccountDef extends NodeDef {
	phoneNumberId?: string;
	/** The number behind that id as Meta displays it, where the dialog has asked. */
	phone?: string;
	accountId?: string;
	apiVersion?: string;
	baseUrl?: string;
	defaultCountry?: string;
	path?: string;
	publicUrl?: string;
	registration?: string;
	acceptUnsigned?: boolean;
}

/** All of type password: none of them ever travels to the editor. */
export interface AccountCredentials {
	accessToken?: string;
	appSecret?: string;
	previousAppSecret?: string;
	verifyToken?: string;
}

export interface AccountSettings {
	phoneNumberId: string;
	/** "+15550001111" */
	phone: string | undefined;
	accountId: string;
	apiVersion: string;
	baseUrl: string;
	defaultCountry: string | undefined;
	/** Below httpNodeRoot, with a leading slash. */
	path: string;
	publicUrl: string;
	registration: Registration;
	accessToken: string;
	trust: WebhookTrust;
}

export function readSettings(
	def: Partial<AccountDef>,
	credentials: AccountCredentials | undefined = {},
): AccountSettings {
	const path = def.path?.trim() || '/whatsapp';
	return {
		phoneNumberId: def.phoneNumberId?.trim() ?? '',
		phone: displayedPhone(def.phone),
		accountId: def.accountId?.trim() ?? '',
		apiVersion: def.apiVersion?.trim() || 'v26.0',
		baseUrl: def.baseUrl?.trim() || 'https://graph.facebook.com',
		defaultCountry: def.defaultCountry?.trim().toUpperCase() || undefined,
		path: path.startsWith('/') ? path : `/${path}`,
		publicUrl: def.publicUrl?.trim() ?? '',
		registration:
			def.registration === 'phone_number' || def.registration === 'account' ? def.registration : 'manual',
		accessToken: credentials.accessToken?.trim() ?? '',
		trust: {
			// Spaces come along when a secret is copied from a page.
			secrets: [credentials.appSecret, credentials.previousAppSecret]
				.map((secret) => secret?.trim() ?? '')
				.filter((secret) => secret !== ''),
			verifyToken: credentials.verifyToken?.trim() ?? '',
			acceptUnsigned: def.acceptUnsigned === true,
		},
	};
}
