import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { outputNames, routeStatuses } from './route-statuses';
import { timeZoneOptions } from './time-zones';

export class WhatsAppStatusRouter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Status Router',
		name: 'whatsAppStatusRouter',
		icon: { light: 'file:../../icons/whatsapp-flows.svg', dark: 'file:../../icons/whatsapp-flows.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'by what became of them',
		description:
			'Sorts delivery statuses by what became of the message, each with a reason and a row for a sheet',
		defaults: { name: 'WhatsApp Status Router' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
			NodeConnectionTypes.Main,
		],
		outputNames: [...outputNames],
		properties: [
			{
				displayName:
					'Takes items of the WhatsApp Trigger, bodies of webhooks, and results of the WhatsApp send nodes. Each status leaves as an item of its own, with a <code>row</code> that a sheet can take.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Time Zone',
				name: 'timeZone',
				type: 'options',
				options: timeZoneOptions(),
				default: 'UTC',
				description: 'Of the time in the row; the time of the status itself stays in UTC',
			},
		],
	};

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return Promise.resolve(routeStatuses(this));
	}
}
