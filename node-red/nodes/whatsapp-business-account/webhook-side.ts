import type { Node, NodeAPI } from 'node-red';
import type { WhatsAppEvent } from '../../../whatsapp/events/event';
import type { WebhookState } from '../../shared/account';
import type { Transport } from '../../shared/transport';
import type { Listener } from '../../shared/webhook-inbox';
import { type WebhookOwner, WebhookProblem, openWebhook } from '../../shared/webhook-route';
import { callbackUrl } from './callback-url';
import { createRefusals } from './refusals';
import { type RegistrationNews, startRegistrar } from './registrar';
import type { AccountSettings } from './settings';

export interface WebhookSide {
	listen: (listener: Listener, watch?: (state: WebhookState) => void) => () => void;
	/** Opens, closes and registers what the settings and the listeners want; called after each deploy. */
	settle(): void;
	/** What Meta would be told; undefined while the address is not open or something is missing. */
	override(): { callbackUrl: string; verifyToken: string } | undefined;
	close(removed: boolean): Promise<void>;
}

/** Whether a node is an account whose webhook address can be registered with Meta. */
export function isRegistrable(node: unknown): node is { webhookSide: WebhookSide } {
	return typeof node === 'object' && node !== null && 'webhookSide' in node;
}

/**
 * The receiving half of an account. It stays closed as long as no trigger listens: an account may only send.
 * @param learn is shown all that comes in
 */
export function createWebhookSide(
	RED: NodeAPI,
	node: Node,
	settings: AccountSettings,
	transport: Transport,
	learn: (events: readonly WhatsAppEvent[]) => void,
): WebhookSide {
	const listeners = new Set<Listener>();
	const watchers = new Set<(state: WebhookState) => void>();
	let state: WebhookState = 'starting';
	/** What to show again when a good webhook follows a refused one. */
	let calm: WebhookState = 'listening';
	let shut: (() => void) | undefined;
	let registrar: ReturnType<typeof startRegistrar> | undefined;

	const refusals = createRefusals((problem, count) => {
		node.warn(RED._('whatsapp-business-account.log.refused', { problem, count }));
	});

	function show(next: WebhookState): void {
		if (next === state) return;
		state = next;
		for (const watch of watchers) watch(state);
	}

	const owner: WebhookOwner = {
		id: node.id,
		trust: settings.trust,
		listeners,
		accepted: (events) => {
			learn(events);
			if (state === 'refused') show(calm);
		},
		refused: (status, problem) => {
			show('refused');
			refusals.add(`${status}: ${problem}`);
		},
		failed: (error) => {
			node.error(error instanceof Error ? error.message : String(error));
		},
	};

	function open(): void {
		try {
			shut = openWebhook(RED, settings.path, owner);
		} catch (error) {
			if (!(error instanceof WebhookProblem)) {
				show('noHttp');
				node.error(error instanceof Error ? error.message : String(error));
				return;
			}
			show(error.problem);
			node.error(RED._(`whatsapp-business-account.problem.${error.problem}`, { path: error.path }));
			return;
		}
		if (RED.settings.httpNodeAuth) node.warn(RED._('whatsapp-business-account.log.nodeAuth'));
		if (settings.trust.secrets.length === 0) node.warn(RED._('whatsapp-business-account.log.unsigned'));
		calm = 'listening';
		show(calm);
		register();
	}

	function wantedOverride(): { callbackUrl: string; verifyToken: string } | undefined {
		const url = callbackUrl(settings.publicUrl, RED.httpNode.path(), settings.path);
		const { verifyToken } = settings.trust;
		return url === undefined || verifyToken === '' ? undefined : { callbackUrl: url, verifyToken };
	}

	function register(): void {
		const { registration: scope, phoneNumberId, accountId, trust } = settings;
		const override = wantedOverride();
		const wanted =
			scope === 'manual' || !override
				? undefined
				: { target: { scope, phoneNumberId, accountId }, ...override };
		if (scope !== 'manual' && !wanted) {
			const problem = trust.verifyToken === '' ? 'noVerifyToken' : 'noPublicUrl';
			node.error(RED._(`whatsapp-business-account.problem.${problem}`));
			calm = 'notRegistered';
			show(calm);
		}
		registrar = startRegistrar({
			id: node.id,
			transport,
			wanted,
			listening: () => RED.server.listening,
			tell: onNews,
		});
	}

	let lastProblem: string | undefined;
	function onNews(news: RegistrationNews): void {
		const log = (key: string, values: Record<string, string>) =>
			RED._(`whatsapp-business-account.log.${key}`, values);
		switch (news.state) {
			case 'registering':
				calm = calm === 'notRegistered' ? calm : 'registering';
				break;
			case 'registered':
				calm = 'registered';
				lastProblem = undefined;
				node.log(log('registered', { url: news.callbackUrl }));
				if (news.replaced !== undefined) {
					node.warn(log('replaced', { before: news.replaced, url: news.callbackUrl }));
				}
				break;
			case 'failed':
				calm = 'notRegistered';
				// It is tried again and again: the same sentence is written once.
				if (news.problem !== lastProblem) node.warn(log('notRegistered', { problem: news.problem }));
				lastProblem = news.problem;
				break;
			case 'withdrawn':
				node.log(log(`withdrawn.${news.outcome}`, { url: news.callbackUrl }));
				return;
		}
		show(calm);
	}

	return {
		listen: (listener, watch) => {
			listeners.add(listener);
			if (watch) {
				watchers.add(watch);
				watch(state);
			}
			return () => {
				listeners.delete(listener);
				if (watch) watchers.delete(watch);
			};
		},
		settle: () => {
			if (listeners.size > 0 && !shut) open();
			if (listeners.size === 0 && shut) {
				shut();
				shut = undefined;
				registrar?.stop();
				show('starting');
			}
		},
		override: () => (shut ? wantedOverride() : undefined),
		close: async (removed) => {
			shut?.();
			refusals.close();
			registrar?.stop();
			if (removed) await registrar?.withdraw();
		},
	};
}
