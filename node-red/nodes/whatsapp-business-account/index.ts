import type { EventEmitter } from 'node:events';
import type { NodeAPI } from 'node-red';
import type { AccountNode } from '../../shared/account';
import { serveLists } from '../../shared/lists';
import { createOwnNumber } from '../../shared/own-number';
import { createTransport } from '../../shared/transport';
import { holdWebhooks, resumeWebhooks } from '../../shared/webhook-route';
import { type AccountCredentials, type AccountDef, readSettings } from './settings';
import { type WebhookSide, createWebhookSide } from './webhook-side';

interface AccountConfigNode extends AccountNode {
	credentials: AccountCredentials;
	webhookSide: WebhookSide;
}

/** Where deploys were subscribed to; the palette manager may load a node type again in the same process. */
const watched = new WeakSet<EventEmitter>();

export function register(RED: NodeAPI): void {
	watchDeploys(RED);
	serveLists(RED);
	RED.nodes.registerType<AccountConfigNode, AccountDef, object, AccountCredentials>(
		'whatsapp-business-account',
		function (this: AccountConfigNode, def: AccountDef) {
			RED.nodes.createNode(this, def);
			const settings = readSettings(def, this.credentials);
			const transport = createTransport(settings);
			const { phone, phoneNumberId, accountId } = settings;
			const own = createOwnNumber(
				{ phoneNumberId, accountId, ...(phone !== undefined && { phone }) },
				transport.perform,
			);
			const webhooks = createWebhookSide(RED, this, settings, transport, own.learn);
			const settle = () => {
				webhooks.settle();
			};
			RED.events.on('flows:started', settle);
			this.on('close', (removed: boolean, done: () => void) => {
				RED.events.off('flows:started', settle);
				webhooks.close(removed).then(done, (error: unknown) => {
					this.error(error instanceof Error ? error.message : String(error));
					done();
				});
			});
			Object.defineProperty(this, 'business', { get: own.business, enumerable: true });
			Object.assign(this, {
				askOwnPhone: own.askOnce,
				secrets: settings.trust.secrets,
				defaultCountry: settings.defaultCountry,
				perform: transport.perform,
				download: transport.download,
				listen: webhooks.listen,
				webhookSide: webhooks,
			});
		},
		{
			credentials: {
				accessToken: { type: 'password' },
				appSecret: { type: 'password' },
				previousAppSecret: { type: 'password' },
				verifyToken: { type: 'password' },
			},
		},
	);
}

/** Webhooks that come while flows are being deployed wait until all nodes are back. */
function watchDeploys(RED: NodeAPI): void {
	if (watched.has(RED.events)) return;
	watched.add(RED.events);
	RED.events.on('flows:stopping', holdWebhooks);
	RED.events.on('flows:started', () => {
		// After the accounts, which open their addresses at the same event.
		setImmediate(() => {
			const dropped = resumeWebhooks();
			if (dropped > 0) RED.log.warn(RED._('whatsapp-business-account.log.dropped', { count: dropped }));
		});
	});
}
