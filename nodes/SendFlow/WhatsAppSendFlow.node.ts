import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { whatsAppFlowsApiTest } from '../shared/credential-test';
import { screenDataFields } from '../shared/mappers';
import { searchFlows, searchPhoneNumbers, searchScreens } from '../shared/pickers';
import { outputNames } from '../shared/send-results';
import { getPreviewLinks } from './get-preview-links';
import { properties } from './properties';
import { sendFlowMessages } from './send-flow-messages';

export class WhatsAppSendFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Send Flow Message',
		name: 'whatsAppSendFlow',
		icon: { light: 'file:../../icons/whatsapp-flows.svg', dark: 'file:../../icons/whatsapp-flows.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "send" ? "send a Flow" : "get the preview link of a Flow" }}',
		description: 'Sends a message whose button opens a WhatsApp Flow, a form of one or several screens',
		defaults: { name: 'WhatsApp Send Flow Message' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames,
		credentials: [{ name: 'whatsAppFlowsApi', required: true, testedBy: 'whatsAppFlowsApiTest' }],
		properties,
	};

	methods = {
		listSearch: { searchPhoneNumbers, searchFlows, searchScreens },
		resourceMapping: { screenDataFields },
		credentialTest: { whatsAppFlowsApiTest },
	};

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const isPreview = this.getNodeParameter('operation', 0) === 'getPreviewLink';
		return isPreview ? getPreviewLinks(this) : sendFlowMessages(this);
	}
}
