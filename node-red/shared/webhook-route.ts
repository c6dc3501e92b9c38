import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IRoute } from 'express';
import type { NodeAPI } from 'node-red';
import type { WhatsAppEvent } from '../../whatsapp/events/event';
import { answerHandshake } from '../../whatsapp/events/handshake';
import { receiveWebhook } from '../../whatsapp/events/receive';
import { type LagMeter, startLagMeter } from './lag';
import { keepRawBody, routeKey, takeRawBody } from './raw-body';
import { type Inbox, type Listener, createInbox } from './webhook-inbox';
import { LIMITS, WebhookLoad } from './webhook-load';

/** What makes a webhook believable. */
export interface WebhookTrust {
	secrets: readonly string[];
	verifyToken: string;
	acceptUnsigned: boolean;
}

/** An account on a webhook address. Several numbers of one app share one address, as Meta has one per app. */
export interface WebhookOwner {
	/** The config node's id. */
	id: string;
	trust: WebhookTrust;
	listeners: ReadonlySet<Listener>;
	/** A webhook was taken. */
	accepted(events: readonly WhatsAppEvent[]): void;
	/** One was turned away, for one plain sentence. */
	refused(status: number, problem: string): void;
	/** A listener threw. */
	failed(error: unknown): void;
}

/** Keys of the account's catalogue under "problem". */
export type WebhookProblemName = 'noHttp' | 'noSecret' | 'badPath' | 'pathTaken';

/** Why an account takes no webhooks. */
export class WebhookProblem extends Error {
	constructor(
		readonly problem: WebhookProblemName,
		readonly path: string,
	) {
		super(problem);
		this.name = 'WebhookProblem';
	}
}

interface Address {
	owners: Map<string, WebhookOwner>;
	/** Outlives a deploy, so that nothing that was answered with 200 is lost and repeats stay known. */
	inbox: Inbox;
	close: (() => void) | undefined;
}

const addresses = new Map<string, Address>();
const load = new WebhookLoad(LIMITS, () => meter?.lag() ?? 0);
let meter: LagMeter | undefined;

/**
 * Opens the address for one account, or adds the account to it.
 * @param path below httpNodeRoot, "/whatsapp"
 * @returns the function that takes the account away again
 * @throws WebhookProblem
 */
export function openWebhook(RED: NodeAPI, path: string, owner: WebhookOwner): () => void {
	if (RED.settings.httpNodeRoot === false) throw new WebhookProblem('noHttp', path);
	if (!isPath(path)) throw new WebhookProblem('badPath', path);
	const { secrets, acceptUnsigned } = owner.trust;
	if (secrets.length === 0 && !acceptUnsigned) throw new WebhookProblem('noSecret', path);

	const fullPath = `${RED.httpNode.path()}${path}`;
	const key = routeKey(fullPath);
	const address = addresses.get(key) ?? newAddress();
	for (const other of address.owners.values()) {
		if (!sameTrust(other.trust, owner.trust)) throw new WebhookProblem('pathTaken', path);
	}
	addresses.set(key, address);
	address.owners.set(owner.id, owner);
	address.close ??= openRoute(RED, path, fullPath, address);
	address.inbox.resume();
	return () => {
		if (address.owners.get(owner.id) === owner) address.owners.delete(owner.id);
		if (address.owners.size > 0) return;
		address.close?.();
		address.close = undefined;
		address.inbox.hold();
		if ([...addresses.values()].every((each) => each.close === undefined)) {
			meter?.stop();
			meter = undefined;
		}
	};
}

/** Only what Express takes literally. */
export function isPath(path: string): boolean {
	return /^(\/[\w.~-]+)+\/?$/.test(path);
}

/** While flows are deployed, nothing is handed out. */
export function holdWebhooks(): void {
	for (const { inbox } of addresses.values()) inbox.hold();
}

/**
 * Goes on after a deploy; addresses that no account has any more are forgotten.
 * @returns how many webhooks were waiting at those
 */
export function resumeWebhooks(): number {
	let dropped = 0;
	for (const [key, address] of addresses) {
		if (address.owners.size > 0) {
			address.inbox.resume();
		} else {
			dropped += address.inbox.drop();
			addresses.delete(key);
		}
	}
	return dropped;
}

function newAddress(): Address {
	const owners = new Map<string, WebhookOwner>();
	const listeners = () => [...owners.values()].flatMap((owner) => [...owner.listeners]);
	const report = (error: unknown) => {
		firstOf(owners)?.failed(error);
	};
	return { owners, inbox: createInbox(listeners, report), close: undefined };
}

function sameTrust(a: WebhookTrust, b: WebhookTrust): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function firstOf(owners: ReadonlyMap<string, WebhookOwner>): WebhookOwner | undefined {
	return owners.values().next().value;
}

/** The routes stand on RED.httpNode, where http in has its own: httpNodeAuth and httpNodeMiddleware stay in force. */
function openRoute(RED: NodeAPI, path: string, fullPath: string, address: Address): () => void {
	meter ??= startLagMeter();
	const forget = keepRawBody(RED.httpNode, fullPath, load);
	const route = RED.httpNode.route(path);
	route.get((request, response) => {
		const owner = firstOf(address.owners);
		const answer = answerHandshake(request.query, owner?.trust.verifyToken ?? '');
		if (answer.status === 403) owner?.refused(403, answer.body);
		respond(response, answer.status, answer.body);
	});
	route.post((request, response) => {
		takeWebhook(request, response, address);
	});
	return () => {
		forget();
		removeRoute(RED, route);
	};
}

function takeWebhook(request: IncomingMessage, response: ServerResponse, { owners, inbox }: Address): void {
	const body = takeRawBody(request);
	const owner = firstOf(owners);
	if (!body || !owner) {
		body?.share.release();
		owner?.refused(
			500,
			'Something in front of this node had read the body, so its signature cannot be checked.',
		);
		respond(response, 500);
		return;
	}
	const outcome = receiveWebhook({
		rawBody: body.bytes,
		signature: request.headers['x-hub-signature-256'],
		...owner.trust,
	});
	if (outcome.status !== 200) {
		body.share.release();
		owner.refused(outcome.status, outcome.problem);
		respond(response, outcome.status);
		return;
	}
	inbox.put(outcome.events, body.share);
	for (const each of owners.values()) each.accepted(outcome.events);
	respond(response, 200);
}

/** Plain text always: a challenge is the caller's own text and must not become a page. */
function respond(response: ServerResponse, status: number, text = ''): void {
	response.statusCode = status;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.setHeader('X-Content-Type-Options', 'nosniff');
	response.end(text);
}

/** By reference and from the end of the stack: another route on the same path is none of our business. */
function removeRoute(RED: NodeAPI, route: IRoute): void {
	const { stack } = (RED.httpNode as unknown as { _router: { stack: { route?: unknown }[] } })._router;
	const index = stack.findLastIndex((layer) => layer.route === route);
	if (index !== -1) stack.splice(index, 1);
}
