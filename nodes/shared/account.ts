import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

/** The name of the credential type, as it stands in users' workflows. */
export const CREDENTIAL = 'whatsAppFlowsApi';

export const DEFAULT_BASE_URL = 'https://graph.facebook.com';
export const DEFAULT_API_VERSION = 'v26.0';

/** What a node needs of the credential. The access token is not in here: only n8n's own authentication handles it. */
export interface Account {
	/** WhatsApp Business Account id. */
	accountId: string;
	/** The number that messages go out from unless a node chooses another; empty where none is set. */
	phoneNumberId: string;
	/** "https://graph.facebook.com", without a slash at the end. */
	baseUrl: string;
	/** "v26.0" */
	apiVersion: string;
	/** App secret and, during a rotation, the previous one; newest first. They sign and check Flow tokens and webhooks. */
	secrets: readonly string[];
	verifyToken: string;
	/** ISO country of phone numbers that are written without their country code, "DE". */
	defaultCountry?: string;
}

/** The part of n8n's contexts that hands out credentials; execute, webhook, hook and load options all have it. */
export interface CredentialContext {
	getNode(): INode;
	getCredentials<T extends object = ICredentialDataDecryptedObject>(type: string): Promise<T>;
}

/** Reads the node's credential. Blanks come along when a value is copied from a page, and are taken off. */
export async function readAccount(context: CredentialContext): Promise<Account> {
	return accountOf(await context.getCredentials(CREDENTIAL));
}

/** The same from the credential's own data. */
export function accountOf(credential: ICredentialDataDecryptedObject): Account {
	const text = (name: string) => {
		const value = credential[name];
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	};
	const country = text('defaultCountry').toUpperCase();
	return {
		accountId: text('accountId'),
		phoneNumberId: text('phoneNumberId'),
		baseUrl: (text('baseUrl') || DEFAULT_BASE_URL).replace(/\/+$/, ''),
		apiVersion: text('apiVersion') || DEFAULT_API_VERSION,
		secrets: [text('appSecret'), text('previousAppSecret')].filter((secret) => secret !== ''),
		verifyToken: text('verifyToken'),
		...(country !== '' && { defaultCountry: country }),
	};
}
