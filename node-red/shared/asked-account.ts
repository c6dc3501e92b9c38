import type { Node, NodeAPI } from 'node-red';
import { FieldError } from '../../whatsapp/field-error';
import { isObject, textOf } from '../../whatsapp/json';
import { type AccountCredentials, readSettings } from '../nodes/whatsapp-business-account/settings';
import { isAccount } from './account';
import { type Transport, createTransport } from './transport';

/** The account that a dialog asks about: as it runs, or as it stands in a dialog that was not deployed yet. */
export interface AskedAccount extends Transport {
	/** The config node's id; it may not run yet. */
	id: string;
	phoneNumberId: string;
	accountId: string;
	draft: boolean;
}

/** What the editor shows in the place of a password that it cannot read. */
const UNTOUCHED = '__PWRD__';

/** @throws FieldError where there is no such account */
export function askedAccount(RED: NodeAPI, body: unknown): AskedAccount {
	const id = isObject(body) ? (textOf(body.account) ?? '') : '';
	const draft = isObject(body) && isObject(body.draft) ? body.draft : undefined;
	const node = id === '' ? undefined : (RED.nodes.getNode(id) as Node | null | undefined);
	if (!draft) {
		if (!isAccount(node)) {
			throw new FieldError('Account', 'is not deployed yet, or disabled. Deploy it first.');
		}
		return {
			id,
			...node.business,
			draft: false,
			perform: (call) => node.perform(call),
			download: (address) => node.download(address),
		};
	}
	const settings = readSettings(
		resolved(RED, node, isObject(draft.settings) ? draft.settings : {}),
		resolved(RED, node, credentialsOf(RED, id, draft.credentials)),
	);
	return {
		id,
		phoneNumberId: settings.phoneNumberId,
		accountId: settings.accountId,
		draft: true,
		...createTransport(settings),
	};
}

/** A field that was not touched has the deployed value. */
function credentialsOf(RED: NodeAPI, id: string, draft: unknown): AccountCredentials {
	// Node-RED's types promise credentials; a node without any has undefined.
	const deployed = RED.nodes.getCredentials(id) as AccountCredentials | undefined;
	const typed = Object.entries(isObject(draft) ? draft : {}).filter(([, value]) => value !== UNTOUCHED);
	return { ...deployed, ...Object.fromEntries(typed) };
}

/** Node-RED puts in "${NAME}" when it makes a node; a draft is no node yet. */
function resolved(RED: NodeAPI, node: Node | null | undefined, values: object): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]: [string, unknown]) => {
			const variable = typeof value === 'string' ? /^\$\{([^}]+)\}$/.exec(value)?.[1] : undefined;
			if (variable === undefined) return [name, value];
			return [name, RED.util.getSetting(node as Node, variable)];
		}),
	);
}
