import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A node of Node-RED's flow file. */
export interface FlowNode {
	id: string;
	type: string;
	[property: string]: unknown;
}

const examples = path.resolve(__dirname, '..', '..', 'node-red', 'examples');

/** The stories as a user imports them, unchanged, in one flow file: they share their account, as one user's would. */
export function storyFlows(): FlowNode[] {
	const nodes = new Map<string, FlowNode>();
	for (const name of readdirSync(examples).sort()) {
		const flows = JSON.parse(readFileSync(path.join(examples, name), 'utf8')) as FlowNode[];
		for (const node of flows) nodes.set(node.id, node);
	}
	return [...nodes.values()];
}

/** What a user would type into the account's dialog, for the simulator in place of Meta. */
export interface AccountSettings {
	baseUrl: string;
	publicUrl: string;
}

/**
 * Fills in the account of the simulator's bakery. The secrets are the simulator's own, which it does not hide. An
 * account that a visitor set up for Meta itself is left alone.
 */
export function withAccount(flows: readonly FlowNode[], settings: AccountSettings): FlowNode[] {
	return flows.map((node) =>
		node.type === 'whatsapp-business-account' && !isReal(node)
			? {
					...node,
					name: 'Sunny Bakery (simulator)',
					phoneNumberId: '1065',
					accountId: '2001',
					registration: 'phone_number',
					...settings,
					credentials: {
						accessToken: 'SIMULATOR-TOKEN',
						appSecret: 'simulator-app-secret',
						verifyToken: 'simulator-verify-token',
					},
				}
			: node,
	);
}

/** The stories' own account is empty; the simulator's is on loopback. */
function isReal(account: FlowNode): boolean {
	const { baseUrl, phoneNumberId } = account;
	return Boolean(phoneNumberId) && !(typeof baseUrl === 'string' && baseUrl.startsWith('http://127.0.0.1:'));
}
