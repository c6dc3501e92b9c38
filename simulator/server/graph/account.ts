import { isObject } from '../state/json';
import type { Account, PhoneNumber } from '../state/types';
import { readOverride, requireSubscription, verifyCallback } from './callbacks';
import { pickFields } from './fields';
import { createFlow, listFlows } from './flows';
import { healthOf } from './health';
import { page } from './paging';
import { phoneNumberFields, showPhoneNumber } from './phone-number';
import type { GraphHandler, NodeTable } from './request';
import { createTemplate, deleteTemplate, listTemplates } from './templates';

const showAccount: GraphHandler<Account> = ({ node, query }) => ({
	body: pickFields(
		{
			id: node.id,
			name: node.name,
			currency: 'USD',
			timezone_id: '1',
			message_template_namespace: 'simulator_namespace',
			health_status: healthOf('WABA', node.id),
		},
		query['fields'],
		['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'],
	),
});

const listPhoneNumbers: GraphHandler<Account> = (request) => {
	const { simulation, node, query } = request;
	const mine = [...simulation.world.phoneNumbers.values()].filter((one) => one.accountId === node.id);
	return {
		body: page<PhoneNumber>(mine, request, (phoneNumber) =>
			showPhoneNumber(simulation, phoneNumber, query['fields'], phoneNumberFields),
		),
	};
};

const listSubscriptions: GraphHandler<Account> = ({ simulation, node }) => {
	const { app } = simulation.world;
	const subscribed = {
		whatsapp_business_api_data: {
			id: app.id,
			name: app.name,
			link: `https://www.facebook.com/games/?app_id=${app.id}`,
		},
		...(node.override ? { override_callback_uri: node.override.url } : {}),
	};
	return { body: { data: node.subscribed ? [subscribed] : [] } };
};

/** An empty body subscribes and takes an override away; a callback asks for the handshake first. */
const subscribe: GraphHandler<Account> = async ({ simulation, node, body, query }) => {
	const override = readOverride({ ...query, ...(isObject(body) ? body : {}) });
	if (override) {
		requireSubscription(node.subscribed);
		await verifyCallback(simulation, override);
		node.override = override;
	} else {
		node.subscribed = true;
		delete node.override;
	}
	return { body: { success: true } };
};

const unsubscribe: GraphHandler<Account> = ({ node }) => {
	node.subscribed = false;
	delete node.override;
	return { body: { success: true } };
};

export const accountNode: NodeTable<Account> = {
	GET: showAccount,
	edges: {
		message_templates: { GET: listTemplates, POST: createTemplate, DELETE: deleteTemplate },
		flows: { GET: listFlows, POST: createFlow },
		phone_numbers: { GET: listPhoneNumbers },
		subscribed_apps: { GET: listSubscriptions, POST: subscribe, DELETE: unsubscribe },
	},
};
