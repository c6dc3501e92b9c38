import type { JsonObject } from '../../../whatsapp/events/event';
import type { TemplateVariable } from '../../../whatsapp/templates/component';

/*
 * What dialogs ask the runtime about an account: its numbers, templates and Flows. Every function throws an Error with
 * the runtime's own sentence, ready to be shown.
 */

export interface ListedTemplate {
	/** Name and language: "spring_offer/en_US". */
	value: string;
	label: string;
	sendable: boolean;
	/** Why it cannot be sent. */
	why?: string;
	/** As Meta gives it. */
	template: JsonObject;
	variables: TemplateVariable[];
	preview: string;
}

export interface ListedFlow {
	/** The Flow's id. */
	value: string;
	label: string;
	/** People can get it, a draft in draft mode only. */
	sendable: boolean;
	/** Goes out in draft mode only. */
	draft: boolean;
	/** What stands in the way or limits it. */
	why?: string;
}

export interface FlowScreens {
	/** The Flow asks an endpoint for data, so its first screen may come from there. */
	endpoint: boolean;
	screens: {
		id: string;
		title?: string;
		fields: { name: string; type: 'string' | 'number' | 'boolean' | 'object' | 'array'; example?: unknown }[];
	}[];
}

export interface ListedNumber {
	/** The phone number id. */
	value: string;
	label: string;
	number: string;
	name: string;
	/** GREEN, YELLOW, RED, UNKNOWN or empty. */
	quality: string;
	status: string;
}

/** An account as it stands in a dialog. A password that was not touched is "__PWRD__". */
export interface AccountDraft {
	settings: Record<string, unknown>;
	credentials: Record<string, unknown>;
}

export interface RegisterAnswer {
	/** The address of this Node-RED. */
	address: string;
	/** What stands with Meta. */
	standing?: string;
	ours: boolean;
}

export async function fetchTemplates(accountId: string): Promise<ListedTemplate[]> {
	const { templates } = await ask<{ templates: ListedTemplate[] }>('templates', ofAccount(accountId));
	return templates;
}

export async function fetchFlows(accountId: string): Promise<ListedFlow[]> {
	const { flows } = await ask<{ flows: ListedFlow[] }>('flows', ofAccount(accountId));
	return flows;
}

export function fetchFlowScreens(accountId: string, flowId: string): Promise<FlowScreens> {
	return ask<FlowScreens>('flow-screens', { ...ofAccount(accountId), flowId });
}

/** @returns the address where the Flow can be played through */
export async function fetchFlowPreview(accountId: string, flowId: string): Promise<string> {
	const { url } = await ask<{ url: string }>('flow-preview', { ...ofAccount(accountId), flowId });
	return url;
}

export async function fetchPhoneNumbers(accountId: string, draft?: AccountDraft): Promise<ListedNumber[]> {
	const { phoneNumbers } = await ask<{ phoneNumbers: ListedNumber[] }>(
		'phone-numbers',
		draft ? { account: accountId, draft } : ofAccount(accountId),
	);
	return phoneNumbers;
}

/** The number that the account names, if Meta lets the token see it. */
export function askTest(accountId: string, draft: AccountDraft): Promise<ListedNumber> {
	return ask<ListedNumber>('test', { account: accountId, draft });
}

/** Looks at, sets or clears the address that Meta sends webhooks to; for the deployed account. */
export function askRegister(
	accountId: string,
	what: { action: 'look' | 'set' | 'clear'; scope: 'phone_number' | 'account'; replace?: boolean },
): Promise<RegisterAnswer> {
	return ask<RegisterAnswer>('register', { account: accountId, ...what });
}

/** The account; with what is not deployed yet where it was changed in the editor. */
function ofAccount(accountId: string): { account: string; draft?: AccountDraft } {
	const node = RED.nodes.node(accountId);
	if (node?.changed !== true) return { account: accountId };
	const { accountId: account, phoneNumberId, apiVersion, baseUrl, credentials } = node;
	return {
		account: accountId,
		draft: {
			settings: { accountId: account, phoneNumberId, apiVersion, baseUrl },
			credentials: typedCredentials(credentials),
		},
	};
}

/** Beside what was typed, the editor keeps "has_<name>" for each password that is stored. */
function typedCredentials(credentials: unknown): Record<string, unknown> {
	if (typeof credentials !== 'object' || credentials === null) return {};
	return Object.fromEntries(
		Object.entries(credentials).filter(
			([name, value]) => !name.startsWith('has_') && typeof value === 'string',
		),
	);
}

async function ask<Answer>(question: string, body: object): Promise<Answer> {
	try {
		const answer: unknown = await $.ajax({
			url: `whatsapp-flows/${question}`,
			method: 'POST',
			contentType: 'application/json',
			dataType: 'json',
			data: JSON.stringify(body),
		});
		return answer as Answer;
	} catch (failure) {
		throw new Error(sentence(failure), { cause: failure });
	}
}

/** The runtime's sentence, else what the browser knows: no rights, no connection. */
function sentence(failure: unknown): string {
	const { responseJSON, status, statusText } = failure as {
		responseJSON?: { error?: unknown };
		status?: number;
		statusText?: string;
	};
	if (typeof responseJSON?.error === 'string') return responseJSON.error;
	return status ? `${status} ${statusText ?? ''}`.trim() : 'Node-RED does not answer.';
}
