import type { IHookFunctions, INode } from 'n8n-workflow';
import { FieldError } from '../../../whatsapp/field-error';
import { type Account, DEFAULT_BASE_URL } from '../../shared/account';

/** The last part of every address of this node: https://n8n.example.com/webhook/<webhook id>/whatsapp */
export const PATH = 'whatsapp';

/**
 * The address that Meta is to send to: that of the test while one listens, else the published workflow's.
 *
 * @throws FieldError when Meta cannot reach it from the internet.
 */
export function ownAddress(context: IHookFunctions, account: Account): string {
	const address = context.getNodeWebhookUrl('default') ?? '';
	// The simulator, and a proxy of the user's own, may stand anywhere.
	if (account.baseUrl === DEFAULT_BASE_URL && !address.startsWith('https://')) {
		throw new FieldError(
			'Webhook URL',
			`Meta only sends to https addresses that it can reach, and this n8n calls itself ${hostOf(address)}. Set n8n's environment variable N8N_WEBHOOK_URL (in older versions WEBHOOK_URL) to its public https address.`,
		);
	}
	return address;
}

/** Whether both are addresses of one node: its test's and its published workflow's differ in the part before the node's own. */
export function sameNode(node: INode, a: string, b: string): boolean {
	// Without a webhook id n8n writes workflow id and node name (n8n: NodeHelpers.getNodeWebhookPath).
	const parts = node.webhookId === undefined ? 3 : 2;
	const ownPart = ({ origin, pathname }: URL) => [origin, ...pathname.split('/').slice(-parts)].join('/');
	return URL.canParse(a) && URL.canParse(b) && ownPart(new URL(a)) === ownPart(new URL(b));
}

export function sameServer(a: string, b: string): boolean {
	return URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin;
}

/** "https://n8n.example.com" */
export function hostOf(address: string): string {
	return URL.canParse(address) ? new URL(address).origin : address;
}
