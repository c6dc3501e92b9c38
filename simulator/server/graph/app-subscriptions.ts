import { z } from 'zod';
import { checkShape } from '../messages/check-shape';
import { isObject } from '../state/json';
import type { App } from '../state/types';
import { checkCallbackUrl, verifyCallback } from './callbacks';
import { badParameter } from './meta-error';
import type { NodeTable } from './request';

const subscriptionSchema = z.object({
	object: z.string(),
	callback_url: z.string(),
	verify_token: z.string().min(1),
	fields: z.union([z.string(), z.array(z.string())]),
});

/** The app's one callback; whoever sets it takes it from whoever had it (Meta docs: app subscriptions). */
export const appNode: NodeTable<App> = {
	GET: ({ node }) => ({
		body: { id: node.id, name: node.name, link: `https://www.facebook.com/games/?app_id=${node.id}` },
	}),
	edges: {
		subscriptions: {
			GET: ({ node }) => ({
				body: {
					data: node.subscription
						? [
								{
									object: 'whatsapp_business_account',
									callback_url: node.subscription.url,
									active: true,
									fields: node.subscription.fields.map((name) => ({ name, version: 'v26.0' })),
								},
							]
						: [],
				},
			}),
			POST: async ({ simulation, node, body, query }) => {
				const input = checkShape(subscriptionSchema, { ...query, ...(isObject(body) ? body : {}) });
				if (input.object !== 'whatsapp_business_account') {
					throw badParameter('Param object must be one of {whatsapp_business_account}.');
				}
				checkCallbackUrl('callback_url', input.callback_url);
				const fields = (Array.isArray(input.fields) ? input.fields : input.fields.split(','))
					.map((field) => field.trim())
					.filter((field) => field !== '');
				const callback = { url: input.callback_url, verifyToken: input.verify_token };
				await verifyCallback(simulation, callback);
				node.subscription = { ...callback, fields };
				return { body: { success: true } };
			},
			DELETE: ({ node }) => {
				delete node.subscription;
				return { body: { success: true } };
			},
		},
	},
};
