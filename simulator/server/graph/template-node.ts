import { isObject } from '../state/json';
import type { StoredTemplate } from '../state/types';
import { pickFields } from './fields';
import { badParameter } from './meta-error';
import type { NodeTable } from './request';
import { templateFields, templateOf } from './templates';

export const templateNode: NodeTable<StoredTemplate> = {
	GET: ({ node, query }) => ({ body: pickFields(node.json, query['fields'], templateFields) }),
	/** An edited template goes back into review. */
	POST: ({ simulation, node, body }) => {
		if (!isObject(body)) throw badParameter('The parameter components is required.');
		const { name, language, id } = node;
		simulation.world.templates.put(
			templateOf(node.accountId, { ...node.json, ...body, name, language, id, status: 'PENDING' }),
		);
		return { body: { success: true } };
	},
};
