import { addCheckboxStyle } from '../../shared/editor/checkbox-look';
import { dialogClosed, dialogOpened } from '../../shared/editor/open-dialog';
import { addStyle } from '../../shared/editor/style';
import { fieldList, fieldListStyle } from './editor/field-list';
import { checkAnswersName, checkFields } from './editor/validate';
import type { FieldSetting, Properties } from './settings';

let readFields: () => FieldSetting[] = () => [];

RED.nodes.registerType<Properties>('whatsapp-parse-flow-response', {
	category: 'WhatsApp',
	color: '#c3e6d2',
	defaults: {
		name: { value: '' },
		account: { value: '', type: 'whatsapp-business-account', required: false },
		input: { value: 'payload', required: true, validate: RED.validators.typedInput('inputType') },
		inputType: { value: 'msg' },
		mode: { value: 'whole' },
		answersName: {
			value: 'response',
			validate(value, _options) {
				return checkAnswersName(this, value);
			},
		},
		fields: {
			value: [],
			validate(value, _options) {
				return checkFields(this, value);
			},
		},
		cleanNames: { value: true },
		cleanOptions: { value: true },
		trim: { value: true },
		typed: { value: false },
	},
	inputs: 1,
	outputs: 1,
	icon: 'whatsapp-parse-flow-response.svg',
	paletteLabel() {
		return this._('whatsapp-parse-flow-response.label.node');
	},
	label() {
		return this.name || this._('whatsapp-parse-flow-response.label.node');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	oneditprepare() {
		addStyle('whatsapp-parse-flow-response-style', fieldListStyle);
		addCheckboxStyle();
		dialogOpened(this);
		$('#node-input-input').typedInput({
			types: ['msg', 'flow', 'global', 'jsonata'],
			typeField: $('#node-input-inputType'),
		});
		let seen: readonly string[] = [];
		void $.getJSON(`whatsapp-flows/answer-names/${this.id}`).then((answer: { names: string[] }) => {
			seen = answer.names;
		});
		readFields = fieldList(this, $('#whatsapp-parse-flow-response-fields'), this.fields, () => seen);
		const mode = $('#node-input-mode');
		mode
			.on('change', () => {
				$('#dialog-form [data-whatsapp-mode]').each((_index, row) => {
					$(row).toggle(row.dataset['whatsappMode'] === mode.val());
				});
			})
			.trigger('change');
	},
	oneditsave() {
		this.fields = readFields();
		dialogClosed();
		return undefined;
	},
	oneditcancel: dialogClosed,
});
