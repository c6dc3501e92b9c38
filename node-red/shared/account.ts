import type { Node } from 'node-red';
import type { Business, WhatsAppEvent } from '../../whatsapp/events/event';
import type { GraphAnswer, GraphCall, NoAnswer } from '../../whatsapp/graph/call';

/** What the other nodes may ask of the account's config node; its secrets never leave it but for signing tokens. */
export interface AccountNode extends Node {
	/** The number that messages go out from. */
	readonly business: Business & { phoneNumberId: string; accountId: string };
	/** App secret and, during a rotation, the previous one; newest first. Signs and checks Flow tokens. */
	readonly secrets: readonly string[];
	/** ISO country of phone numbers that are written without their country code, "DE". */
	readonly defaultCountry: string | undefined;
	/** Performs a Graph call with this account's token; answers for every HTTP status and never rejects. */
	perform(call: GraphCall): Promise<GraphAnswer | NoAnswer>;
	/**
	 * Hands every batch of checked, not yet seen webhook events to the listener. One webhook is one call.
	 * @returns the function that ends it
	 */
	listen(listener: (events: readonly WhatsAppEvent[]) => void): () => void;
}

/** The account that a node's setting points to, or undefined where it is missing, disabled or of another type. */
export function isAccount(node: Node | null | undefined): node is AccountNode {
	return node?.type === 'whatsapp-business-account' && 'perform' in node;
}
