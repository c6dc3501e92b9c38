import { addStyle } from './style';

/** A tick with its text to the right, under the other fields; Node-RED's own rows are for a label to the left. */
export function addCheckboxStyle(): void {
	addStyle(
		'whatsapp-checkbox-style',
		`
.form-row > input.whatsapp-checkbox { width: auto; margin: 4px 4px 0 0; vertical-align: top; }
.form-row > label.whatsapp-checkbox-label { width: auto; max-width: 65%; vertical-align: top; }
`,
	);
}
