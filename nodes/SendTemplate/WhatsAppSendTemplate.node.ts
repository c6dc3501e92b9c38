import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { whatsAppFlowsApiTest } from '../shared/credential-test';
import { templateVariableFields } from '../shared/mappers';
import { searchPhoneNumbers, searchTemplates } from '../shared/pickers';
import { outputNames } from '../shared/send-results';
import { properties } from './properties';
import { sendTemplates } from './send-templates';

export class WhatsAppSendTemplate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Send Template',
		name: 'whatsAppSendTemplate',
		icon: { light: 'file:../../icons/whatsapp-flows.svg', dark: 'file:../../icons/whatsapp-flows.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["template"] || "choose a template" }}',
		description: 'Sends an approved template to anybody who opted in, also to thousands of people',
		defaults: { name: 'WhatsApp Send Template' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames,
		credentials: [{ name: 'whatsAppFlowsApi', required: true, testedBy: 'whatsAppFlowsApiTest' }],
		properties,
	};

	methods = {
		listSearch: { searchPhoneNumbers, searchTemplates },
		resourceMapping: { templateVariableFields },
		credentialTest: { whatsAppFlowsApiTest },
	};

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return sendTemplates(this);
	}
}
