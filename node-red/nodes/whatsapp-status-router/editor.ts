import { addStyle } from '../../shared/editor/style';
import { findZones, inZone, isZone } from './editor/time-zones';

interface Properties {
	name: string;
	timeZone: string;
}

const OUTPUTS = ['sent', 'delivered', 'read', 'rejected', 'other'];

RED.nodes.registerType<Properties>('whatsapp-status-router', {
	category: 'WhatsApp',
	color: '#c3e6d2',
	defaults: {
		name: { value: '' },
		timeZone: {
			value: 'UTC',
			validate(value, _options) {
				// An environment variable is only known to the server.
				const checked = value.trim() === '' || /^\$\{.+\}$/.test(value) || isZone(value.trim());
				return checked || this._('whatsapp-status-router.error.timeZone', { zone: value });
			},
		},
	},
	inputs: 1,
	outputs: 5,
	outputLabels(index) {
		return this._(`whatsapp-status-router.output.${OUTPUTS[index] ?? 'other'}`);
	},
	icon: 'whatsapp-status-router.svg',
	paletteLabel() {
		return this._('whatsapp-status-router.label.node');
	},
	label() {
		return this.name || this._('whatsapp-status-router.label.node');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	oneditprepare() {
		addStyle(
			'whatsapp-status-router-style',
			'.whatsapp-status-router-now { color: var(--red-ui-secondary-text-color); }',
		);
		const input = $('#node-input-timeZone');
		input.autoComplete({
			minLength: 1,
			search: (typed) => findZones(typed).map((zone) => ({ value: zone, label: zone })),
		});
		const showNow = () => {
			const now = inZone(new Date(), String(input.val()).trim() || 'UTC');
			$('#whatsapp-status-router-now').text(
				now === undefined ? '' : this._('whatsapp-status-router.label.now', { time: now }),
			);
		};
		input.on('change keyup', showNow);
		showNow();
	},
});
