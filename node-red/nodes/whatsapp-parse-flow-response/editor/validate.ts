import { envelopeNames } from '../../../../whatsapp/flows/response-record';
import { present } from '../../../shared/editor/open-dialog';
import type { FieldSetting, Properties } from '../settings';

type Checked = EditorNode & Pick<Properties, 'mode'>;

/** The name of the whole answer in msg.payload: there, and not one of the message's own. */
export function checkAnswersName(node: Checked, name: string): true | string {
	if (present(node, 'mode', node.mode) !== 'whole') return true;
	return checkName(node, name.trim());
}

/** Each chosen field has a path, and a name that no other has. */
export function checkFields(node: Checked, fields: readonly FieldSetting[]): true | string {
	if (present(node, 'mode', node.mode) !== 'fields') return true;
	if (fields.length === 0) return node._('whatsapp-parse-flow-response.error.noFields');
	const names = new Set<string>();
	for (const [index, { path, name }] of fields.entries()) {
		if (path === '') return node._('whatsapp-parse-flow-response.error.noPath', { number: index + 1 });
		const shown = name || path.replace(/^\$\./, '');
		const problem = checkName(node, shown);
		if (problem !== true) return problem;
		if (names.has(shown)) return node._('whatsapp-parse-flow-response.error.twice', { name: shown });
		names.add(shown);
	}
	return true;
}

function checkName(node: EditorNode, name: string): true | string {
	if (name === '') return node._('whatsapp-parse-flow-response.error.noName');
	if (envelopeNames.some((taken) => taken === name))
		return node._('whatsapp-parse-flow-response.error.taken', { name });
	return true;
}
