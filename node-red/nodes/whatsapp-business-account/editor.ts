import { prepareDialog } from './editor/dialog';
import { check } from './editor/validate';

interface Properties {
	name: string;
	accountId: string;
	phoneNumberId: string;
	phone: string;
	defaultCountry: string;
	path: string;
	publicUrl: string;
	registration: string;
	acceptUnsigned: boolean;
	apiVersion: string;
	baseUrl: string;
}

let close: () => void = () => undefined;

RED.nodes.registerType<Properties>('whatsapp-business-account', {
	category: 'config',
	color: '#9fd8bc',
	defaults: {
		name: { value: '' },
		accountId: {
			value: '',
			required: true,
			validate(value, _options) {
				return check(this, 'accountId', value);
			},
		},
		phoneNumberId: {
			value: '',
			required: true,
			validate(value, _options) {
				return check(this, 'phoneNumberId', value);
			},
		},
		phone: { value: '' },
		defaultCountry: {
			value: '',
			validate(value, _options) {
				return check(this, 'defaultCountry', value);
			},
		},
		path: {
			value: '/whatsapp',
			validate(value, _options) {
				return check(this, 'path', value);
			},
		},
		publicUrl: {
			value: '',
			validate(value, _options) {
				return check(this, 'publicUrl', value);
			},
		},
		registration: { value: 'manual' },
		acceptUnsigned: { value: false },
		apiVersion: {
			value: 'v26.0',
			validate(value, _options) {
				return check(this, 'apiVersion', value);
			},
		},
		baseUrl: {
			value: 'https://graph.facebook.com',
			validate(value, _options) {
				return check(this, 'baseUrl', value);
			},
		},
	},
	credentials: {
		accessToken: { type: 'password' },
		appSecret: { type: 'password' },
		previousAppSecret: { type: 'password' },
		verifyToken: { type: 'password' },
	},
	icon: 'whatsapp-business-account.svg',
	paletteLabel() {
		return this._('whatsapp-business-account.title');
	},
	label() {
		return this.name || this._('whatsapp-business-account.title');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	oneditprepare() {
		close = prepareDialog(this);
	},
	oneditsave() {
		close();
		return undefined;
	},
	oneditcancel() {
		close();
	},
});
