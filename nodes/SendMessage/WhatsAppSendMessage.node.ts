import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { whatsAppFlowsApiTest } from '../shared/credential-test';
import { searchPhoneNumbers } from '../shared/pickers';
import { outputNames } from '../shared/send-results';
import { properties } from './properties';
import { sendMessages } from './send-messages';

export class WhatsAppSendMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Send Message',
		name: 'whatsAppSendMessage',
		icon: { light: 'file:../../icons/whatsapp-flows.svg', dark: 'file:../../icons/whatsapp-flows.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ({ list: "send a list", location: "send a location", media: "send a file", reaction: "react to a message", read: "mark as read", replyButtons: "send reply buttons", text: "send a text" })[$parameter["operation"]] }}',
		description: 'Answers somebody who wrote in the last 24 hours: text, files, buttons, lists and more',
		defaults: { name: 'WhatsApp Send Message' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames,
		credentials: [{ name: 'whatsAppFlowsApi', required: true, testedBy: 'whatsAppFlowsApiTest' }],
		properties,
	};

	methods = { listSearch: { searchPhoneNumbers }, credentialTest: { whatsAppFlowsApiTest } };

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return sendMessages(this);
	}
}
