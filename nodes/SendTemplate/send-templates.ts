import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outgoing } from '../../whatsapp/delivery/outgoing';
import { templateMessage } from '../../whatsapp/messages/template';
import { fillTemplate } from '../../whatsapp/templates/fill';
import { templatePreview } from '../../whatsapp/templates/preview';
import { parameter } from '../shared/parameters';
import { type Prepare, sendItems, type SendItem, type SendTools } from '../shared/send-items';
import { nonce } from '../shared/send-nonce';
import { checkUnchanged } from './changed-template';
import { templatesOf } from './known-templates';
import { storedVariables, valuesReader, type VariableValues } from './variable-values';

/** Sends a template to each item's person. */
export function sendTemplates(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return sendItems(context, (tools) => prepareTemplates(context, tools));
}

function prepareTemplates(context: IExecuteFunctions, { graph, files }: SendTools): Prepare {
	const keyOf = parameter<string | number>(context, 'template', { extractValue: true });
	const valuesOf = valuesReader(context);
	const stored = storedVariables(context);
	const known = templatesOf(graph);
	const [secret] = graph.account.secrets;

	return (item) => {
		const key = String(keyOf(item.index));
		const given = valuesOf(item.index);
		return async (): Promise<Outgoing> => {
			const { template, media } = await known(key);
			checkUnchanged(template, stored, given);
			const values = await withFiles(item, given, media);
			const { components, flowTokens } = fillTemplate(template, values, { secret, nonce });
			const [flowToken] = flowTokens;
			return {
				body: templateMessage(item.common, { ...template, components }),
				preview: templatePreview(template, values),
				...(flowToken !== undefined && { flowToken }),
			};
		};
	};

	/** Files of the item are uploaded, and stand in the message by WhatsApp's id of them. */
	async function withFiles(
		item: SendItem,
		given: VariableValues,
		media: readonly { id: string; label: string }[],
	): Promise<VariableValues> {
		const values: VariableValues = { ...given };
		for (const { id, label } of media) {
			if (id in values) values[id] = await files.reference(item, label, values[id]);
		}
		return values;
	}
}
