import { type Dialog, prepareDialog } from './editor/dialog';
import { ruleLabel } from './editor/rule-label';
import { checkRules } from './editor/validate';
import type { Properties } from './settings';

let dialog: Dialog | undefined;

RED.nodes.registerType<Properties>('whatsapp-trigger', {
	category: 'WhatsApp',
	color: '#9fd8bc',
	defaults: {
		name: { value: '' },
		account: { value: '', type: 'whatsapp-business-account', required: true },
		rules: {
			value: [{ kind: 'quick_reply', match: 'any' }],
			validate(value, _options) {
				return checkRules(this, value);
			},
		},
		match: { value: 'first' },
		otherwise: { value: false },
		number: { value: 'this' },
		outputs: { value: 1 },
	},
	inputs: 0,
	outputs: 1,
	outputLabels(index) {
		const rule = this.rules[index];
		return rule ? ruleLabel(this, rule) : this._('whatsapp-trigger.label.else');
	},
	icon: 'whatsapp-trigger.svg',
	paletteLabel() {
		return this._('whatsapp-trigger.title');
	},
	label() {
		return this.name || this._('whatsapp-trigger.title');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	oneditprepare() {
		dialog = prepareDialog(this);
	},
	oneditsave() {
		this.rules = dialog?.rules() ?? this.rules;
		dialog?.close();
		return undefined;
	},
	oneditcancel() {
		dialog?.close();
	},
	oneditresize({ height }) {
		dialog?.resize(height);
	},
});
