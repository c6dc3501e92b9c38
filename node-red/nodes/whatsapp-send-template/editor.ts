import { dialogClosed, dialogOpened } from '../../shared/editor/open-dialog';
import { type Dialog, prepareDialog } from './editor/dialog';
import { checkFilled, checkTemplate, checkVariables } from './editor/validate';
import type { Properties } from './settings';

let dialog: Dialog | undefined;

function closeDialog(): void {
	dialog?.close();
	dialog = undefined;
	dialogClosed();
}

RED.nodes.registerType<Properties>('whatsapp-send-template', {
	category: 'WhatsApp',
	color: '#9fd8bc',
	defaults: {
		name: { value: '' },
		account: { value: '', type: 'whatsapp-business-account', required: true },
		template: {
			value: '',
			validate(value, _options) {
				return checkTemplate(this, value);
			},
		},
		definition: { value: {} },
		to: {
			value: 'payload.phone',
			validate(value, _options) {
				return checkFilled(this, value);
			},
		},
		toType: { value: 'msg' },
		variables: {
			value: {},
			validate(value, _options) {
				return checkVariables(this, value);
			},
		},
		replyTo: { value: '' },
		replyToType: { value: 'str' },
		tracking: { value: '' },
		trackingType: { value: 'str' },
	},
	inputs: 1,
	outputs: 2,
	outputLabels(index) {
		return this._(`whatsapp-send-template.output.${index === 0 ? 'accepted' : 'rejected'}`);
	},
	icon: 'whatsapp-send-template.svg',
	paletteLabel() {
		return this._('whatsapp-send-template.title');
	},
	label() {
		return this.name || this.template.replace(/\/[^/]*$/, '') || this._('whatsapp-send-template.title');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	oneditprepare() {
		dialogOpened(this);
		dialog = prepareDialog(this);
	},
	oneditsave() {
		if (dialog) {
			this.definition = dialog.definition();
			this.variables = dialog.variables();
		}
		closeDialog();
		return undefined;
	},
	oneditcancel: closeDialog,
});
