import type { Request, Response } from 'express';
import type { NodeAPI } from 'node-red';
import type { Json, JsonObject } from '../../whatsapp/events/event';
import { FieldError } from '../../whatsapp/field-error';
import { flowJsonAddress } from '../../whatsapp/flows/assets';
import { describeFlow } from '../../whatsapp/flows/describe';
import { entryScreens, usesEndpoint } from '../../whatsapp/flows/flow-json';
import { readFlowPreview } from '../../whatsapp/flows/preview';
import type { GraphCall } from '../../whatsapp/graph/call';
import {
	flowAssets,
	flowPreview,
	getPhoneNumber,
	listFlows,
	listPhoneNumbers,
	listTemplates,
} from '../../whatsapp/graph/calls';
import { GraphError, orThrow } from '../../whatsapp/graph/errors';
import { pages } from '../../whatsapp/graph/paging';
import { isObject, textOf } from '../../whatsapp/json';
import { readTemplates } from '../../whatsapp/templates/read-template';
import { type TemplateDescription, describeTemplate } from '../../whatsapp/templates/describe';
import { templatePreview } from '../../whatsapp/templates/preview';
import { templateVariables } from '../../whatsapp/templates/variables';
import { type AskedAccount, askedAccount } from './asked-account';
import { registerFromDialog } from './register-from-dialog';

/** A question of the editor: which account, and what else the list needs. */
export interface Question {
	account: AskedAccount;
	body: JsonObject;
}

type Answer = (question: Question, RED: NodeAPI) => Promise<Json>;

/** What the editor may ask, by the last part of the address. `write` asks for more than the right to look. */
const QUESTIONS: Record<string, { answer: Answer; write?: true }> = {
	test: { answer: testConnection },
	'phone-numbers': { answer: phoneNumbers },
	templates: { answer: templates },
	flows: { answer: flows },
	'flow-screens': { answer: flowScreens },
	'flow-preview': { answer: previewLink },
	register: { answer: registerFromDialog, write: true },
};

/** Puts the lists that dialogs pick from under RED.httpAdmin. Answers are JSON; an error is { error: sentence }. */
export function serveLists(RED: NodeAPI): void {
	for (const [name, { answer, write }] of Object.entries(QUESTIONS)) {
		RED.httpAdmin.post(
			`/whatsapp-flows/${name}`,
			(request: Request, response: Response, next: () => void) => {
				// Any web page can make its visitor's browser post a form here, also to an editor without a login; JSON it cannot.
				if (request.is('application/json')) next();
				else response.status(415).json({ error: 'Questions are asked in JSON.' });
			},
			(request: Request, response: Response, next: () => void) => {
				// A draft names hosts and credentials of its own, so it takes the right to deploy them.
				const level = write === true || hasDraft(request.body) ? 'write' : 'read';
				RED.auth.needsPermission(`whatsapp-business-account.${level}`)(request, response, next);
			},
			(request: Request, response: Response) => {
				void reply(RED, answer, request, response);
			},
		);
	}
}

async function reply(RED: NodeAPI, answer: Answer, request: Request, response: Response): Promise<void> {
	try {
		const body: unknown = request.body;
		const question = { body: isObject(body) ? body : {}, account: askedAccount(RED, body) };
		response.json(await answer(question, RED));
	} catch (error) {
		response.status(statusOf(error)).json({ error: error instanceof Error ? error.message : String(error) });
	}
}

function hasDraft(body: unknown): boolean {
	return isObject(body) && body.draft !== undefined;
}

/** 400: the person can put it right in the dialog; 502: Meta said no, or nothing. */
function statusOf(error: unknown): number {
	return error instanceof FieldError ? 400 : error instanceof GraphError ? 502 : 500;
}

async function testConnection({ account }: Question): Promise<Json> {
	const { body } = orThrow(await account.perform(getPhoneNumber(account.phoneNumberId)));
	return isObject(body) ? phoneNumberRow(body) : {};
}

async function phoneNumbers({ account }: Question): Promise<Json> {
	const rows: Json[] = [];
	for await (const number of allOf(account, listPhoneNumbers(account.accountId)))
		rows.push(phoneNumberRow(number));
	return { phoneNumbers: rows };
}

function phoneNumberRow(number: JsonObject): JsonObject {
	const name = textOf(number.verified_name);
	const phone = textOf(number.display_phone_number) ?? '';
	return {
		value: textOf(number.id) ?? '',
		label: name === undefined ? phone : `${phone} · ${name}`,
		number: phone,
		name: name ?? '',
		quality: textOf(number.quality_rating) ?? '',
		status: textOf(number.status) ?? '',
	};
}

/** All pages; what can be sent first, the others with the reason why not. */
async function templates({ account }: Question): Promise<Json> {
	const rows: (TemplateDescription & Record<'template' | 'variables' | 'preview', unknown>)[] = [];
	for await (const json of allOf(account, listTemplates(account.accountId))) {
		for (const template of readTemplates([json])) {
			const [variables, preview] = [templateVariables(template), templatePreview(template)];
			rows.push({ ...describeTemplate(template), template: json, variables, preview });
		}
	}
	return { templates: sendableFirst(rows) as unknown as Json };
}

async function flows({ account }: Question): Promise<Json> {
	const rows: { value: string; label: string; sendable: boolean; draft: boolean; why?: string }[] = [];
	for await (const json of allOf(account, listFlows(account.accountId))) {
		const { id, name, sendable, draft, why } = describeFlow(json);
		rows.push({ value: id, label: name, sendable, draft, ...(why !== undefined && { why }) });
	}
	return { flows: sendableFirst(rows) };
}

function sendableFirst<Row extends { label: string; sendable: boolean }>(rows: Row[]): Row[] {
	return rows.sort((a, b) => Number(b.sendable) - Number(a.sendable) || a.label.localeCompare(b.label));
}

async function flowScreens({ account, body }: Question): Promise<Json> {
	const { body: assets } = orThrow(await account.perform(flowAssets(textOf(body.flowId) ?? '')));
	const { body: flowJson } = orThrow(await account.download(flowJsonAddress(assets)));
	return { endpoint: usesEndpoint(flowJson), screens: entryScreens(flowJson) as unknown as Json };
}

async function previewLink({ account, body }: Question): Promise<Json> {
	const { body: flow } = orThrow(await account.perform(flowPreview(textOf(body.flowId) ?? '')));
	return { url: readFlowPreview(flow).url };
}

function allOf(account: AskedAccount, call: GraphCall): AsyncGenerator<JsonObject> {
	return pages(call, async (page) => orThrow(await account.perform(page)));
}
