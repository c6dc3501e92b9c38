import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { whatsAppFlowsApiTest } from '../shared/credential-test';
import { parseAnswers } from './parse-answers';
import { properties } from './properties';

export class WhatsAppParseFlowResponse implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Parse Flow Response',
		name: 'whatsAppParseFlowResponse',
		icon: { light: 'file:../../icons/whatsapp-flows.svg', dark: 'file:../../icons/whatsapp-flows.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["mode"] === "fields" ? "chosen fields" : "the whole answer" }}',
		description: "Makes a person's answer to a WhatsApp Flow easy to use, with clean names and values",
		defaults: { name: 'WhatsApp Parse Flow Response' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'whatsAppFlowsApi', required: false, testedBy: 'whatsAppFlowsApiTest' }],
		properties,
	};

	methods = { credentialTest: { whatsAppFlowsApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await parseAnswers(this)];
	}
}
