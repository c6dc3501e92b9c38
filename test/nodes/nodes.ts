/*
 * The nodes under test. With the ending: without it Node.js would find the codex beside it, `.node.json`, first.
 */
export { WhatsAppParseFlowResponse } from '../../nodes/ParseFlowResponse/WhatsAppParseFlowResponse.node.js';
export { WhatsAppSendFlow } from '../../nodes/SendFlow/WhatsAppSendFlow.node.js';
export { WhatsAppSendMessage } from '../../nodes/SendMessage/WhatsAppSendMessage.node.js';
export { WhatsAppSendTemplate } from '../../nodes/SendTemplate/WhatsAppSendTemplate.node.js';
export { WhatsAppStatusRouter } from '../../nodes/StatusRouter/WhatsAppStatusRouter.node.js';
export { WhatsAppFlowsTrigger } from '../../nodes/FlowsTrigger/WhatsAppFlowsTrigger.node.js';
