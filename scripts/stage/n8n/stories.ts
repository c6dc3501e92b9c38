import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GOOGLE_TOKEN, type Sheets } from '../outside/google-sheets';
import { TWILIO } from '../outside/twilio';
import { PHONE_NUMBER_ID, type StoryName, type TableName } from '../stage';
import type { CredentialFile, WorkflowFile } from './workflow-file';

const examples = path.resolve(__dirname, '..', '..', '..', 'examples', 'n8n');

/** The stories as a user imports them, unchanged. */
export function storyWorkflows(): WorkflowFile[] {
	return readdirSync(examples)
		.sort()
		.map((name) => JSON.parse(readFileSync(path.join(examples, name), 'utf8')) as WorkflowFile);
}

export const workflowIds: Readonly<Record<StoryName, string>> = {
	'quick-replies': 'campaign-quick-replies',
	flow: 'flow-to-google-sheets',
	rejected: 'rejected-to-sheets-and-sms',
};

export const sheetTitles: Readonly<Record<TableName, string>> = {
	responses: 'Responses',
	rejections: 'Rejections',
	'rejected-numbers': 'Rejected numbers',
};

/** What the notes in the workflows ask the user for. */
export const storySheets: Sheets = {
	[sheetTitles.responses]: [
		'Time',
		'Phone',
		'Name',
		'Order',
		'On_time',
		'Bread',
		'Liked',
		'Comment',
		'May_contact',
	],
	[sheetTitles.rejections]: ['Time', 'Message_From', 'Message_To', 'Status', 'Description'],
	[sheetTitles['rejected-numbers']]: ['Number', 'Reason'],
};

/** What a user enters once, for the stand-ins; the workflows know these by their names. The secrets are no secrets. */
export const storyCredentials: readonly CredentialFile[] = [
	{
		id: 'whatsapp',
		name: 'WhatsApp account',
		type: 'whatsAppFlowsApi',
		data: {
			accessToken: 'SIMULATOR-TOKEN',
			appSecret: 'simulator-app-secret',
			accountId: '2001',
			phoneNumberId: PHONE_NUMBER_ID,
			apiVersion: 'v26.0',
			baseUrl: 'https://graph.facebook.com',
		},
	},
	{
		id: 'google',
		name: 'Google Sheets account',
		type: 'googleSheetsOAuth2Api',
		data: {
			clientId: 'stage',
			clientSecret: 'stage',
			oauthTokenData: { access_token: GOOGLE_TOKEN, refresh_token: 'stage', token_type: 'Bearer' },
		},
	},
	{
		id: 'twilio',
		name: 'Twilio account',
		type: 'twilioApi',
		data: { authType: 'authToken', ...TWILIO },
	},
];
