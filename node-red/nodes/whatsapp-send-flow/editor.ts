import { dialogClosed, dialogOpened } from '../../shared/editor/open-dialog';
import { type Dialog, prepareDialog } from './editor/dialog';
import { checkField, checkFlow } from './editor/validate';
import type { Properties } from './settings';

let dialog: Dialog | undefined;

function closeDialog(): void {
	dialog?.close();
	dialog = undefined;
	dialogClosed();
}

RED.nodes.registerType<Properties>('whatsapp-send-flow', {
	category: 'WhatsApp',
	color: '#9fd8bc',
	defaults: {
		name: { value: '' },
		account: { value: '', type: 'whatsapp-business-account', required: true },
		operation: { value: 'send' },
		flow: {
			value: '',
			validate(value, _options) {
				return checkFlow(this, value);
			},
		},
		flowLabel: { value: '' },
		draft: { value: false },
		to: {
			value: 'payload.contact',
			validate(value, _options) {
				return checkField(this, 'to', value);
			},
		},
		toType: { value: 'msg' },
		header: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'header', value);
			},
		},
		headerType: { value: 'str' },
		body: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'body', value);
			},
		},
		bodyType: { value: 'str' },
		footer: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'footer', value);
			},
		},
		footerType: { value: 'str' },
		buttonText: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'buttonText', value);
			},
		},
		buttonTextType: { value: 'str' },
		firstScreen: { value: 'navigate' },
		screen: { value: '' },
		data: { value: {} },
		moreData: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'moreData', value);
			},
		},
		moreDataType: { value: 'json' },
		context: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'context', value);
			},
		},
		contextType: { value: 'json' },
		token: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'token', value);
			},
		},
		tokenType: { value: 'str' },
		tracking: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'tracking', value);
			},
		},
		trackingType: { value: 'str' },
		replyTo: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'replyTo', value);
			},
		},
		replyToType: { value: 'str' },
	},
	inputs: 1,
	outputs: 2,
	outputLabels(index) {
		return this._(`whatsapp-send-flow.output.${index === 0 ? 'accepted' : 'rejected'}`);
	},
	icon: 'whatsapp-send-flow.svg',
	paletteLabel() {
		return this._('whatsapp-send-flow.title');
	},
	label() {
		return this.name || this.flowLabel || this._('whatsapp-send-flow.title');
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
			this.flowLabel = dialog.flowLabel();
			this.data = dialog.data();
		}
		closeDialog();
		return undefined;
	},
	oneditcancel: closeDialog,
});
