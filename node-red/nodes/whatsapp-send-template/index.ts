import type { Node, NodeAPI } from 'node-red';
import { FieldError } from '../../../whatsapp/field-error';
import { templateMessage } from '../../../whatsapp/messages/template';
import { fillTemplate } from '../../../whatsapp/templates/fill';
import { templatePreview } from '../../../whatsapp/templates/preview';
import { readTemplate } from '../../../whatsapp/templates/read-template';
import type { Template } from '../../../whatsapp/templates/template';
import { nonce } from '../../shared/nonce';
import { sendEachMessage } from '../../shared/send';
import { evaluateAll } from '../../shared/typed-value';
import type { Settings } from './settings';

export function register(RED: NodeAPI): void {
	RED.nodes.registerType('whatsapp-send-template', function (this: Node, settings: Settings) {
		RED.nodes.createNode(this, settings);
		let template: Template | undefined;
		sendEachMessage(RED, this, settings, async (message, common, account) => {
			template ??= pickedTemplate(settings);
			const values = await evaluateAll(RED, this, message, settings.variables);
			const [secret] = account.secrets;
			const filled = fillTemplate(template, values, { nonce, ...(secret !== undefined && { secret }) });
			const [flowToken] = filled.flowTokens;
			return {
				body: templateMessage(common, { ...template, components: filled.components }),
				preview: templatePreview(template, values),
				...(flowToken !== undefined && { flowToken }),
			};
		});
	});
}

function pickedTemplate({ template, definition }: Settings): Template {
	if (template === '')
		throw new FieldError('Template', 'none is picked. Open the node and pick one from the list.');
	return readTemplate(definition);
}
