import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { whatsAppFlowsApiTest } from '../shared/credential-test';
import { searchFlows, searchPhoneNumbers } from '../shared/pickers';
import { outputs } from './outputs';
import { options, registration } from './properties/registration';
import { rules } from './properties/rules';
import { answerSetup, receiveEvents } from './receive';
import { PATH } from './registration/addresses';
import { isRegistered, register, unregister } from './registration/lifecycle';

export class WhatsAppFlowsTrigger implements INodeType {
	description: INodeTypeDescription = {
		// n8n's own node is called WhatsApp Trigger.
		displayName: 'WhatsApp Flows Trigger',
		name: 'whatsAppFlowsTrigger',
		icon: { light: 'file:../../icons/whatsapp-flows.svg', dark: 'file:../../icons/whatsapp-flows.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ { number: "one number", account: "the whole account", manual: "registered by hand" }[$parameter["registration"]] }}',
		description:
			'Starts a workflow when somebody taps a button, answers a Flow or writes on WhatsApp, or when a message is delivered, read or rejected',
		eventTriggerDescription: 'Waiting for something to happen on WhatsApp',
		activationMessage: 'What happens on WhatsApp now starts this workflow, if it fits a rule.',
		defaults: { name: 'WhatsApp Flows Trigger' },
		inputs: [],
		outputs,
		credentials: [{ name: 'whatsAppFlowsApi', required: true, testedBy: 'whatsAppFlowsApiTest' }],
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: PATH, ndvHideUrl: true },
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: PATH,
				ndvHideUrl: '={{ $parameter["registration"] !== "manual" }}',
			},
		],
		properties: [...rules, ...registration, options],
	};

	methods = {
		listSearch: { searchFlows, searchPhoneNumbers },
		credentialTest: { whatsAppFlowsApiTest },
	};

	// With the webhook that answers Meta's handshake, which Meta makes during `create`. When a registration fails, n8n drops both
	// webhooks, but only stores the one again whose registration it repeats.
	webhookMethods = {
		setup: {
			checkExists(this: IHookFunctions): Promise<boolean> {
				return isRegistered(this);
			},
			create(this: IHookFunctions): Promise<boolean> {
				return register(this);
			},
			delete(this: IHookFunctions): Promise<boolean> {
				return unregister(this);
			},
		},
	};

	webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return this.getWebhookName() === 'setup' ? answerSetup(this) : receiveEvents(this);
	}
}
