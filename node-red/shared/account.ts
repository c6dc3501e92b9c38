import type { Node } from 'node-red';
import type { WhatsAppEvent } from '../../whatsapp/events/event';
import type { GraphAnswer, GraphCall, NoAnswer } from '../../whatsapp/graph/call';
import type { OwnBusiness } from './own-number';

/** What the other nodes may ask of the account's config node; its secrets never leave it but for signing tokens. */
export interface AccountNode extends Node {
	/** The number that messages go out from, with its phone number where that is known; a copy for each reader. */
	readonly business: OwnBusiness;
	/** Asks Meta for the phone number in `business`, once, where nobody has said it by then; never rejects. */
	askOwnPhone(): Promise<void>;
	/** App secret and, during a rotation, the previous one; newest first. Signs and checks Flow tokens. */
	readonly secrets: readonly string[];
	/** ISO country of phone numbers that are written without their country code, "DE". */
	readonly defaultCountry: string | undefined;
	/** Performs a Graph call with this account's token; answers for every HTTP status and never rejects. */
	perform(call: GraphCall): Promise<GraphAnswer | NoAnswer>;
	/** Fetches a file that an answer of Meta points to, from Meta's hosts only and without the token; never rejects. */
	download(address: string): Promise<GraphAnswer | NoAnswer>;
	/**
	 * Hands every batch of checked, not yet seen webhook events to the listener. One webhook is one call. The events
	 * are the listener's own: it may change them.
	 * @param watch is told how the webhook side does, at once and with every change
	 * @returns the function that ends it
	 */
	listen(
		listener: (events: readonly WhatsAppEvent[]) => void,
		watch?: (state: WebhookState) => void,
	): () => void;
}

/** How the webhook side of an account does. The names are keys of the account's catalogue, "shared.state.<name>". */
export type WebhookState =
	/** The flows are being started. */
	| 'starting'
	/** The address is open; Meta was told about it by hand. */
	| 'listening'
	| 'registering'
	| 'registered'
	| 'notRegistered'
	/** The newest webhook was turned away. */
	| 'refused'
	/** No webhooks can come: the log has the reason. */
	| 'noSecret'
	| 'noHttp'
	| 'badPath'
	| 'pathTaken';

/** The account that a node's setting points to, or undefined where it is missing, disabled or of another type. */
export function isAccount(node: Node | null | undefined): node is AccountNode {
	return node?.type === 'whatsapp-business-account' && 'perform' in node;
}
