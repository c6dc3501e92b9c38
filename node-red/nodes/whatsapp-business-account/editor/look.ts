/* Node-RED's own rules for inputs in a form row are strong; doubled class names are stronger. */
export const style = `
.whatsapp-account.whatsapp-account .form-row > label { width: 126px; }
.whatsapp-account.whatsapp-account .form-row > input[type=text], .whatsapp-account.whatsapp-account .form-row > input[type=password],
.whatsapp-account .form-row > select, .whatsapp-account .whatsapp-picker { width: calc(100% - 136px); }
.whatsapp-account-field { display: inline-flex; width: calc(100% - 136px); gap: 4px; vertical-align: middle; }
.whatsapp-account.whatsapp-account .whatsapp-account-field > input { flex: 1 1 auto; min-width: 0; }
.whatsapp-account-field > button { flex: none; white-space: nowrap; }
.whatsapp-account-box {
	margin: 0 0 12px 130px; padding: 8px 12px; border-radius: 4px;
	border: 1px solid var(--red-ui-secondary-border-color); background: var(--red-ui-secondary-background);
}
.whatsapp-account-box > p { margin: 0 0 6px; }
.whatsapp-account-copy { display: flex; align-items: center; gap: 6px; margin: 4px 0; }
.whatsapp-account-copy > span { flex: 0 0 100px; }
.whatsapp-account-copy > code { flex: 1 1 auto; min-width: 0; overflow-wrap: anywhere; white-space: normal; }
.whatsapp-account-example { opacity: 0.7; font-style: italic; }
.whatsapp-account-good { color: var(--red-ui-text-color-success, #2f8a4e); }
.whatsapp-account-bad { color: var(--red-ui-text-color-error); }
#whatsapp-account-register > div, #whatsapp-account-test-result { margin-top: 4px; overflow-wrap: anywhere; }
`;
