import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import type { FormFile, GraphCall } from './call';

/*
 * The Graph API as far as it is used here (Meta docs: WhatsApp Business Management API, Cloud API reference). Each function
 * describes one call; a host's transport performs it.
 */

/** Where to go on in a list, and how much of it at a time. */
export interface Page {
	after?: string | undefined;
	limit?: number | undefined;
}

/** What narrows a list of templates. Lists with commas work: "APPROVED,PAUSED". */
export interface TemplateFilter extends Page {
	/** Part of the name or of the text. */
	search?: string | undefined;
	status?: string | undefined;
	category?: string | undefined;
	language?: string | undefined;
	/** Whole name. */
	name?: string | undefined;
}

/** Where webhooks go instead of the app's address. */
export interface WebhookOverride {
	callbackUrl: string;
	verifyToken: string;
}

const templateFields = [
	'id',
	'name',
	'language',
	'status',
	'category',
	'sub_category',
	'parameter_format',
	'components',
	'quality_score',
	'rejected_reason',
].join(',');

const flowFields = 'id,name,status,categories,validation_errors';

const flowDetailFields = `${flowFields},preview.invalidate(false),json_version,data_api_version,endpoint_uri,health_status`;

const phoneNumberFields =
	'id,display_phone_number,verified_name,quality_rating,status,code_verification_status,account_mode,throughput';

const profileFields = 'about,address,description,email,profile_picture_url,websites,vertical';

/** Meta docs: Webhooks, Override the callback URL. */
const longestCallbackUrl = 200;

/** Sends a message; `body` is what whatsapp/messages makes, read receipts included. */
export function sendMessage(phoneNumberId: string, body: JsonObject): GraphCall {
	return { method: 'POST', path: `/${phoneNumber(phoneNumberId)}/messages`, body };
}

/** The account's templates, each language by itself. */
export function listTemplates(accountId: string, filter: TemplateFilter = {}): GraphCall {
	return get(`/${account(accountId)}/message_templates`, {
		fields: templateFields,
		name_or_content: filter.search,
		name: filter.name,
		status: filter.status,
		category: filter.category,
		language: filter.language,
		limit: filter.limit ?? 100,
		after: filter.after,
	});
}

export function getTemplate(templateId: string): GraphCall {
	return get(`/${idInPath('Template', templateId)}`, { fields: templateFields });
}

export function listFlows(accountId: string, page: Page = {}): GraphCall {
	return get(`/${account(accountId)}/flows`, {
		fields: flowFields,
		limit: page.limit ?? 100,
		after: page.after,
	});
}

export function getFlow(flowId: string): GraphCall {
	return get(`/${flow(flowId)}`, { fields: flowDetailFields });
}

/** The address where the Flow can be played through; it lives 30 days, and `false` keeps the one handed out before. */
export function flowPreview(flowId: string): GraphCall {
	return get(`/${flow(flowId)}`, { fields: 'id,name,status,preview.invalidate(false)' });
}

/** Where the Flow JSON can be downloaded: `data[{ name: "flow.json", asset_type: "FLOW_JSON", download_url }]`. */
export function flowAssets(flowId: string): GraphCall {
	return get(`/${flow(flowId)}/assets`, {});
}

export function listPhoneNumbers(accountId: string, page: Page = {}): GraphCall {
	return get(`/${account(accountId)}/phone_numbers`, {
		fields: phoneNumberFields,
		limit: page.limit,
		after: page.after,
	});
}

export function getPhoneNumber(phoneNumberId: string): GraphCall {
	return get(`/${phoneNumber(phoneNumberId)}`, { fields: phoneNumberFields });
}

/** All three addresses that webhooks of this number can have: `webhook_configuration { phone_number?, whatsapp_business_account?, application }`. */
export function getNumberOverride(phoneNumberId: string): GraphCall {
	return get(`/${phoneNumber(phoneNumberId)}`, { fields: 'webhook_configuration' });
}

/** Meta makes its handshake with the address before it answers. */
export function setNumberOverride(phoneNumberId: string, override: WebhookOverride): GraphCall {
	return {
		method: 'POST',
		path: `/${phoneNumber(phoneNumberId)}`,
		body: { webhook_configuration: overrideBody(override) },
	};
}

export function clearNumberOverride(phoneNumberId: string): GraphCall {
	return {
		method: 'POST',
		path: `/${phoneNumber(phoneNumberId)}`,
		body: { webhook_configuration: { override_callback_uri: '' } },
	};
}

/** The apps that get this account's webhooks, with `override_callback_uri` where one is set. */
export function subscribedApps(accountId: string): GraphCall {
	return get(`/${account(accountId)}/subscribed_apps`, {});
}

/** Subscribes the token's app to the account; with an override for the whole account. */
export function setAccountOverride(accountId: string, override: WebhookOverride): GraphCall {
	return {
		method: 'POST',
		path: `/${account(accountId)}/subscribed_apps`,
		body: overrideBody(override),
	};
}

/** A subscription without an override; it also takes away the one that was there. */
export function clearAccountOverride(accountId: string): GraphCall {
	return { method: 'POST', path: `/${account(accountId)}/subscribed_apps`, body: {} };
}

export function unsubscribeApp(accountId: string): GraphCall {
	return { method: 'DELETE', path: `/${account(accountId)}/subscribed_apps` };
}

/** Stores a file for sending; answers `{ id }`. */
export function uploadMedia(phoneNumberId: string, file: FormFile): GraphCall {
	return {
		method: 'POST',
		path: `/${phoneNumber(phoneNumberId)}/media`,
		form: { messaging_product: 'whatsapp', type: file.mimeType, file },
	};
}

/** Where a file can be downloaded, for about five minutes and with the access token: `{ url, mime_type, sha256, file_size, id }`. */
export function getMedia(mediaId: string): GraphCall {
	return get(`/${idInPath('Media', mediaId)}`, {});
}

export function businessProfile(phoneNumberId: string): GraphCall {
	return get(`/${phoneNumber(phoneNumberId)}/whatsapp_business_profile`, { fields: profileFields });
}

/** The public key that phones encrypt Flow data with, and whether its signature is valid. */
export function encryptionKey(phoneNumberId: string): GraphCall {
	return get(`/${phoneNumber(phoneNumberId)}/whatsapp_business_encryption`, {});
}

/** @param publicKey 2048-bit RSA, PEM. */
export function setEncryptionKey(phoneNumberId: string, publicKey: string): GraphCall {
	return {
		method: 'POST',
		path: `/${phoneNumber(phoneNumberId)}/whatsapp_business_encryption`,
		form: { business_public_key: publicKey },
	};
}

function get(path: string, query: Record<string, string | number | undefined>): GraphCall {
	const given = Object.entries(query).filter(
		(entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '',
	);
	return given.length === 0
		? { method: 'GET', path }
		: { method: 'GET', path, query: Object.fromEntries(given) };
}

function overrideBody({ callbackUrl, verifyToken }: WebhookOverride): JsonObject {
	if (callbackUrl.length > longestCallbackUrl) {
		throw new FieldError(
			'Webhook URL',
			`has ${callbackUrl.length} characters and Meta takes at most ${longestCallbackUrl}: use a shorter path.`,
			{ limit: longestCallbackUrl, length: callbackUrl.length },
		);
	}
	return { override_callback_uri: callbackUrl, verify_token: verifyToken };
}

function phoneNumber(id: string): string {
	return idInPath('Phone number ID', id);
}

function account(id: string): string {
	return idInPath('WhatsApp Business Account ID', id);
}

function flow(id: string): string {
	return idInPath('Flow', id);
}

/** Ids come from fields that anyone may fill: one with a slash or dots would reach another part of the Graph API. */
function idInPath(field: string, id: string): string {
	const trimmed = id.trim();
	if (trimmed === '') throw new FieldError(field, 'is empty.');
	if (!/^[A-Za-z0-9_-]+$/.test(trimmed)) {
		throw new FieldError(field, 'is not an ID; it has only digits, such as 1234567890.');
	}
	return trimmed;
}
