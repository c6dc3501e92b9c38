import type { NodeAPI } from 'node-red';
import { register as businessAccount } from './nodes/whatsapp-business-account';
import { register as parseFlowResponse } from './nodes/whatsapp-parse-flow-response';
import { register as sendFlow } from './nodes/whatsapp-send-flow';
import { register as sendMessage } from './nodes/whatsapp-send-message';
import { register as sendTemplate } from './nodes/whatsapp-send-template';
import { register as statusRouter } from './nodes/whatsapp-status-router';
import { register as trigger } from './nodes/whatsapp-trigger';

/** Node-RED loads one file per node type; each of those files takes its own entry from here. */
export const nodes: Record<string, (RED: NodeAPI) => void> = {
	'whatsapp-business-account': businessAccount,
	'whatsapp-parse-flow-response': parseFlowResponse,
	'whatsapp-send-flow': sendFlow,
	'whatsapp-send-message': sendMessage,
	'whatsapp-send-template': sendTemplate,
	'whatsapp-status-router': statusRouter,
	'whatsapp-trigger': trigger,
};
