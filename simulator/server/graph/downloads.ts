import type { FastifyInstance } from 'fastify';
import type { Simulation } from '../simulation';
import { MetaError, noSuchObject } from './meta-error';
import { checkToken, readToken } from './tokens';

/** Files that the Graph API points to: media behind the bearer token, Flow JSON behind its address alone. */
export function downloadRoutes(server: FastifyInstance, simulation: () => Simulation): void {
	server.get<{ Params: { id: string } }>('/media-download/:id', (request, reply) => {
		const { world, settings } = simulation();
		try {
			checkToken(world, readToken(request.headers.authorization, undefined), settings.now());
			const media = world.media.get(request.params.id);
			if (!media) throw noSuchObject('GET', request.params.id);
			return reply.type(media.mimeType).send(Buffer.from(media.data));
		} catch (error) {
			if (error instanceof MetaError) return reply.code(error.status).send(error.body());
			throw error;
		}
	});

	server.get<{ Params: { id: string } }>('/flow-assets/:id', (request, reply) => {
		const flowJson = simulation().world.flows.get(request.params.id)?.flowJson;
		return flowJson ? reply.send(flowJson) : reply.code(404).send({ error: 'No such Flow' });
	});

	server.get<{ Params: { id: string } }>('/flow-preview/:id', (request, reply) => {
		const flow = simulation().world.flows.get(request.params.id);
		if (!flow) return reply.code(404).send({ error: 'No such Flow' });
		return reply.send({
			id: flow.id,
			name: flow.name,
			status: flow.status,
			flow_json: flow.flowJson ?? null,
		});
	});
}
