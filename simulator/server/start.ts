import fastifyFormBody from '@fastify/formbody';
import fastifyMultipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { SimulatorClient } from '../client';
import { Activity, Timers } from './activity';
import { controlRoutes, defaultFields } from './control/routes';
import { downloadRoutes } from './graph/downloads';
import { MetaError } from './graph/meta-error';
import { graphRoutes } from './graph/routes';
import { SpeedLimits } from './messages/limits';
import { seedWorld } from './seed';
import type { Simulation } from './simulation';
import { settingsFrom, type SimulatorOptions } from './state/options';
import { createWebhooks } from './webhooks/webhooks';
import { Wire } from './wire';

export interface Simulator {
	/** "http://127.0.0.1:8085": the Graph API below it as /v24.0/…, the control API under /control. */
	url: string;
	/** Everything of the control API, typed. */
	control: SimulatorClient;
	/** Ends all connections; what was on its way is dropped. */
	close: () => Promise<void>;
}

/** Starts a simulator in this process; several can run side by side. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const settings = settingsFrom(options);
	const activity = new Activity();
	const timers = new Timers(activity);
	const simulation: Simulation = {
		settings,
		activity,
		url: '',
		world: seedWorld(settings, settings.seed),
		faults: { ...options.faults },
		limits: new SpeedLimits(),
		wire: new Wire(settings.history.wire, settings.now),
		webhooks: createWebhooks(() => simulation, activity),
		later: (milliseconds, act) => {
			timers.later(milliseconds, act);
		},
	};
	const current = () => simulation;
	const subscribe = () => {
		if (!options.webhook) return;
		const { url, verifyToken } = options.webhook;
		simulation.world.app.subscription = { url, verifyToken: verifyToken ?? '', fields: defaultFields };
	};
	const reset = (seed: 'demo' | 'empty' = settings.seed) => {
		timers.clear();
		simulation.webhooks.clear();
		simulation.wire.clear();
		simulation.limits = new SpeedLimits();
		simulation.faults = { ...options.faults };
		simulation.world = seedWorld(settings, seed);
		subscribe();
	};
	subscribe();

	const server = await createServer(current, reset);
	simulation.url = await server.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
	return {
		url: simulation.url,
		control: new SimulatorClient(simulation.url),
		close: async () => {
			timers.clear();
			simulation.webhooks.clear();
			await server.close();
		},
	};
}

async function createServer(
	current: () => Simulation,
	reset: (seed?: 'demo' | 'empty') => void,
): Promise<FastifyInstance> {
	const server = Fastify({
		forceCloseConnections: true,
		bodyLimit: 12 * 1024 * 1024,
		routerOptions: { maxParamLength: 500 },
	});
	// Clients write "application/json" with and without a body; an empty one means an empty request.
	server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		if (body === '') {
			done(null, undefined);
			return;
		}
		try {
			done(null, JSON.parse(body as string));
		} catch {
			const error = new MetaError(100, { message: '(#100) The request body is not valid JSON.' });
			done(Object.assign(error, { statusCode: 400 }));
		}
	});
	await server.register(fastifyFormBody);
	await server.register(fastifyMultipart, { limits: { fileSize: 100 * 1024 * 1024, files: 1 } });
	server.setErrorHandler((error, _request, reply) => {
		const refusal =
			error instanceof MetaError ? error : new MetaError(100, { message: `(#100) ${messageOf(error)}` });
		return reply.code(refusal.status).send(refusal.body());
	});
	await server.register(
		(scope, _options, done) => {
			controlRoutes(scope, current, reset);
			done();
		},
		{ prefix: '/control' },
	);
	downloadRoutes(server, current);
	graphRoutes(server, current);
	return server;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
