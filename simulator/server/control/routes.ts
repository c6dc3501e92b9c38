import type { FastifyInstance } from 'fastify';
import type { Faults } from '../control-types';
import { setFlowStatus } from '../graph/flow-node';
import type { Simulation } from '../simulation';
import { numericId } from '../state/ids';
import type { JsonObject } from '../state/json';
import { flowFrom, templateFrom } from '../seed';
import { announceTemplate } from './announce';
import { ControlError } from './control-error';
import { peopleRoutes } from './people-routes';
import {
	callbackSchema,
	faultsSchema,
	fieldSchema,
	flowSchema,
	idleSchema,
	readControl,
	resetSchema,
	templateSchema,
	tokenSchema,
} from './schemas';
import { messageView, stateView } from './views';

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** The remote control of the simulated world; answers this machine only, wherever the Graph API listens. */
export function controlRoutes(
	server: FastifyInstance,
	simulation: () => Simulation,
	reset: (seed?: 'demo' | 'empty') => void,
): void {
	server.addHook('onRequest', async (request) => {
		if (!loopback.test(request.ip)) throw new ControlError(403, 'the control API answers this machine only');
		return Promise.resolve();
	});
	server.setErrorHandler((error, _request, reply) => {
		const status =
			error instanceof ControlError ? error.status : ((error as { statusCode?: number }).statusCode ?? 500);
		return reply.code(status).send({ error: error instanceof Error ? error.message : String(error) });
	});
	// Without this, /control/x would be a version and an id to the Graph API.
	server.all('/*', (request) => {
		throw new ControlError(404, `${request.method} ${request.url} is not part of the control API`);
	});
	peopleRoutes(server, simulation);
	worldRoutes(server, simulation, reset);
	historyRoutes(server, simulation);
}

function worldRoutes(
	server: FastifyInstance,
	simulation: () => Simulation,
	reset: (seed?: 'demo' | 'empty') => void,
): void {
	server.get('/state', () => stateView(simulation()));

	server.post('/reset', (request) => {
		reset(readControl(resetSchema, request.body).seed);
		return stateView(simulation());
	});

	server.post('/faults', (request) => {
		const current = simulation();
		// Only what is given changes; {"repeat":0} switches one off, a reset all of them.
		current.faults = { ...current.faults, ...(readControl(faultsSchema, request.body) as Faults) };
		return current.faults;
	});

	server.post('/templates', (request) => {
		const input = readControl(templateSchema, request.body);
		const account = firstAccount(simulation());
		const { templates } = simulation().world;
		const before = templates.find(account, input.name, input.language);
		const template = templateFrom(account, {
			id: before?.id ?? numericId(),
			status: 'APPROVED',
			...(input as unknown as JsonObject),
		});
		templates.put(template);
		if (before && before.status !== template.status) announceTemplate(simulation(), template);
		return template.json;
	});

	server.post('/flows', (request) => {
		const current = simulation();
		const input = readControl(flowSchema, request.body);
		const before = input.id === undefined ? undefined : current.world.flows.get(input.id);
		const json = { id: numericId(), status: 'PUBLISHED', ...input } as unknown as JsonObject;
		const flow = flowFrom(firstAccount(current), json);
		const { status } = flow;
		if (before?.flowJson) flow.flowJson ??= before.flowJson;
		if (before && before.status !== status) {
			flow.status = before.status;
			setFlowStatus(current, flow, status)();
		}
		current.world.flows.set(flow.id, flow);
		return { id: flow.id, name: flow.name, status: flow.status };
	});

	server.post('/tokens', (request) => {
		const { token, expiresAt } = readControl(tokenSchema, request.body);
		simulation().world.tokens.set(token, expiresAt === undefined ? {} : { expiresAt: Date.parse(expiresAt) });
		return { success: true };
	});

	server.delete('/tokens', () => {
		simulation().world.tokens.clear();
		return { success: true };
	});

	server.post('/callback', (request) => {
		const { url, verifyToken, fields } = readControl(callbackSchema, request.body);
		const { app } = simulation().world;
		app.subscription = { url, verifyToken: verifyToken ?? '', fields: fields ?? defaultFields };
		return { url, fields: app.subscription.fields };
	});

	server.delete('/callback', () => {
		delete simulation().world.app.subscription;
		return { success: true };
	});
}

/** What an app of this project listens to. */
export const defaultFields = [
	'messages',
	'flows',
	'message_template_status_update',
	'message_template_quality_update',
	'template_category_update',
	'phone_number_quality_update',
	'account_update',
	'user_preferences',
];

function historyRoutes(server: FastifyInstance, simulation: () => Simulation): void {
	server.get<{ Querystring: { after?: string } }>('/wire', (request) =>
		simulation().wire.after(Number(request.query.after ?? 0)),
	);

	server.get('/messages', () => simulation().world.messages.all().map(messageView));

	server.get('/webhooks', () => simulation().webhooks.list());

	/** A change of any other field, as Meta would tell it. */
	server.post('/webhooks', (request) => {
		const current = simulation();
		const { field, value, accountId, phoneNumberId } = readControl(fieldSchema, request.body);
		const phoneNumber =
			phoneNumberId === undefined ? undefined : current.world.phoneNumbers.get(phoneNumberId);
		current.webhooks.emit({
			kind: 'field',
			lane: field,
			accountId: accountId ?? phoneNumber?.accountId ?? firstAccount(current),
			field,
			value,
			...(phoneNumber ? { phoneNumber } : {}),
		});
		return { success: true };
	});

	server.post('/webhooks/idle', async (request) => {
		const { timeoutMs } = readControl(idleSchema, request.body);
		return { idle: await simulation().activity.idle(timeoutMs ?? 5000) };
	});
}

function firstAccount({ world }: Simulation): string {
	const [id] = world.accounts.keys();
	if (id === undefined) throw new ControlError(404, 'there is no account');
	return id;
}
