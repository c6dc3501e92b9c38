/* Node-RED's own rules for inputs in a form row are strong; doubled class names are stronger. */
export const style = `
#node-input-number, #node-input-match { width: 70%; }
.whatsapp-trigger-rules .whatsapp-trigger-line { display: flex; align-items: center; gap: 5px; margin: 2px 0; }
.whatsapp-trigger-line > select { flex: 0 0 150px; width: 150px; margin: 0; }
.whatsapp-trigger-fields { flex: 1 1 auto; min-width: 0; display: flex; gap: 5px; }
.whatsapp-trigger-fields > span { flex: 1 1 0; min-width: 0; }
.whatsapp-trigger-rules.whatsapp-trigger-rules .whatsapp-trigger-fields select,
.whatsapp-trigger-rules.whatsapp-trigger-rules .whatsapp-trigger-fields input { width: 100%; margin: 0; box-sizing: border-box; }
.whatsapp-trigger-fields .whatsapp-picker { width: 100%; }
.whatsapp-trigger-fields .whatsapp-picker-problem { margin-left: 0; }
.whatsapp-trigger-place { flex: none; min-width: 30px; text-align: right; }
.whatsapp-trigger-rules.whatsapp-trigger-rules input.whatsapp-trigger-name { flex: 0 0 45%; width: 45%; margin: 0; }
.whatsapp-trigger-problem { flex: 1 1 auto; min-width: 0; font-size: 12px; color: var(--red-ui-text-color-error); }
`;
