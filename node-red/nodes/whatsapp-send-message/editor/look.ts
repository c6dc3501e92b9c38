/** Node-RED's own look, but for what its editor has no class for. */
export const style = `
.whatsapp-send-message-item { display: flex; gap: 6px; }
.whatsapp-send-message-item + .whatsapp-send-message-item { margin-top: 6px; }
.whatsapp-send-message-item + .red-ui-editableList { margin-top: 6px; }
.whatsapp-send-message-rows { min-height: 20px; margin-top: 6px; }
.form-row > label.whatsapp-wide { width: auto; display: block; }
`;
