/*
 * The nodes under test. With the ending: without it Node.js would find the codex beside it, `.node.json`, first.
 */
export { WhatsAppParseFlowResponse } from '../../nodes/ParseFlowResponse/WhatsAppParseFlowResponse.node.js';
export { WhatsAppStatusRouter } from '../../nodes/StatusRouter/WhatsAppStatusRouter.node.js';
