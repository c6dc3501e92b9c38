import { addCheckboxStyle } from '../../shared/editor/checkbox-look';
import { addStyle } from '../../shared/editor/style';
import { dialogClosed, dialogOpened } from '../../shared/editor/open-dialog';
import { style } from './editor/look';
import { buttonList } from './editor/buttons';
import { prepareFields } from './editor/fields';
import { sectionList } from './editor/sections';
import { checkButtons, checkField, checkRecipient, checkSections } from './editor/validate';
import type { ButtonSetting, Properties, SectionSetting } from './settings';

let readButtons: () => ButtonSetting[] = () => [];
let readSections: () => SectionSetting[] = () => [];

RED.nodes.registerType<Properties>('whatsapp-send-message', {
	category: 'WhatsApp',
	color: '#9fd8bc',
	defaults: {
		name: { value: '' },
		account: { value: '', type: 'whatsapp-business-account', required: true },
		messageType: { value: 'text', required: true },
		to: {
			value: 'payload.contact',
			validate(value, _options) {
				return checkRecipient(this, value);
			},
		},
		toType: { value: 'msg' },
		text: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'text', value);
			},
		},
		textType: { value: 'str' },
		media: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'media', value);
			},
		},
		mediaType: { value: 'str' },
		caption: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'caption', value);
			},
		},
		captionType: { value: 'str' },
		fileName: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'fileName', value);
			},
		},
		fileNameType: { value: 'str' },
		headerText: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'headerText', value);
			},
		},
		headerTextType: { value: 'str' },
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
		messageId: {
			value: 'payload.id',
			validate(value, _options) {
				return checkField(this, 'messageId', value);
			},
		},
		messageIdType: { value: 'msg' },
		emoji: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'emoji', value);
			},
		},
		emojiType: { value: 'str' },
		latitude: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'latitude', value);
			},
		},
		latitudeType: { value: 'num' },
		longitude: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'longitude', value);
			},
		},
		longitudeType: { value: 'num' },
		placeName: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'placeName', value);
			},
		},
		placeNameType: { value: 'str' },
		address: {
			value: '',
			validate(value, _options) {
				return checkField(this, 'address', value);
			},
		},
		addressType: { value: 'str' },
		previewUrl: { value: false },
		typing: { value: false },
		buttons: {
			value: [],
			validate(value, _options) {
				return checkButtons(this, value);
			},
		},
		sections: {
			value: [],
			validate(value, _options) {
				return checkSections(this, value);
			},
		},
		replyTo: { value: '' },
		replyToType: { value: 'none' },
		tracking: { value: '' },
		trackingType: { value: 'str' },
	},
	inputs: 1,
	outputs: 2,
	outputLabels(index) {
		return this._(`whatsapp-send-message.output.${index === 0 ? 'accepted' : 'rejected'}`);
	},
	icon: 'whatsapp-send-message.svg',
	paletteLabel() {
		return this._('whatsapp-send-message.title');
	},
	label() {
		return this.name || this._(`whatsapp-send-message.type.${this.messageType}`);
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	oneditprepare() {
		addStyle('whatsapp-send-message-style', style);
		addCheckboxStyle();
		dialogOpened(this);
		prepareFields(this);
		readButtons = buttonList(this, $('#whatsapp-send-message-buttons'), this.buttons);
		readSections = sectionList(this, $('#whatsapp-send-message-sections'), this.sections);
	},
	oneditsave() {
		this.buttons = readButtons();
		this.sections = readSections();
		dialogClosed();
		return undefined;
	},
	oneditcancel: dialogClosed,
});
