import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { losesAnswer } from '../messages/send-fault';
import type { Simulation } from '../simulation';
import type { Json } from '../state/json';
import { MetaError, badParameter, noSuchObject } from './meta-error';
import { readForm } from './form';
import { findHandler } from './nodes';
import type { GraphReply, UploadedFile } from './request';
import { checkToken, isAppToken, readToken } from './tokens';
import { checkVersion } from './version';

interface GraphParameters {
	version: string;
	id: string;
	edge?: string;
}

type GraphHttpRequest = FastifyRequest<{
	Params: GraphParameters;
	Querystring: Record<string, string | undefined>;
}>;

/** The Graph API: /{version}/{id} and /{version}/{id}/{edge}, whatever kind of node the id is. */
export function graphRoutes(server: FastifyInstance, simulation: () => Simulation): void {
	for (const method of ['GET', 'POST', 'DELETE'] as const) {
		for (const url of ['/:version/:id', '/:version/:id/:edge']) {
			server.route<{ Params: GraphParameters; Querystring: Record<string, string | undefined> }>({
				method,
				url,
				handler: (request, reply) => answer(simulation(), request, reply, method),
			});
		}
	}
}

type Method = 'GET' | 'POST' | 'DELETE';

async function answer(
	simulation: Simulation,
	request: GraphHttpRequest,
	reply: FastifyReply,
	method: Method,
): Promise<unknown> {
	const started = performance.now();
	const input = { body: request.body as unknown, file: undefined as UploadedFile | undefined };
	let status = 200;
	let result: GraphReply;
	try {
		if (request.isMultipart()) Object.assign(input, await readForm(request));
		result = await perform(simulation, request, method, input);
	} catch (error) {
		const refusal = error instanceof MetaError ? error : unexpected(request, error);
		status = refusal.status;
		result = { body: refusal.body() };
	}
	const milliseconds = Math.round(performance.now() - started);
	simulation.wire.note({
		direction: 'in',
		method,
		url: request.url,
		status,
		...(input.body === undefined ? {} : { request: input.body as Json }),
		response: result.body,
		milliseconds,
	});
	return respond(simulation, reply, status, result);
}

function unexpected(request: GraphHttpRequest, error: unknown): MetaError {
	request.log.error(error);
	return new MetaError(1, { message: 'An unknown error occurred', type: 'OAuthException' });
}

async function perform(
	simulation: Simulation,
	request: GraphHttpRequest,
	method: Method,
	{ body, file }: { body: unknown; file: UploadedFile | undefined },
): Promise<GraphReply> {
	const { world, settings } = simulation;
	const { version, id, edge } = request.params;
	const now = settings.now();
	const [path = ''] = request.url.split('?');
	checkVersion(version, path, now);
	const token = readToken(request.headers.authorization, request.query['access_token']);
	checkToken(world, token, now);
	if (edge === 'subscriptions' && !isAppToken(world, token ?? '')) {
		throw new MetaError(15, {
			message: '(#15) This method must be called with an app access_token.',
			status: 400,
		});
	}
	const handler = findHandler(world, id, edge, method);
	if (!handler) throw noHandler(simulation, id, edge, method, path);
	const url = simulation.url + path;
	return handler({ simulation, method, version, query: request.query, body, url, ...(file ? { file } : {}) });
}

/** An id that nobody knows is something else than an edge that the node does not have. */
function noHandler(
	simulation: Simulation,
	id: string,
	edge: string | undefined,
	method: Method,
	path: string,
): MetaError {
	const known = (['GET', 'POST', 'DELETE'] as const).some((one) =>
		findHandler(simulation.world, id, undefined, one),
	);
	if (!known || edge === undefined) return noSuchObject(method, id);
	const elsewhere = (['GET', 'POST', 'DELETE'] as const).some((one) =>
		findHandler(simulation.world, id, edge, one),
	);
	if (elsewhere) return badParameter(`Unsupported ${method.toLowerCase()} request`);
	return new MetaError(2500, { message: `(#2500) Unknown path components: ${path}` });
}

function respond(
	simulation: Simulation,
	reply: FastifyReply,
	status: number,
	{ body, afterwards }: GraphReply,
): Promise<unknown> {
	const { activity } = simulation;
	if (afterwards) {
		activity.begin();
		let begun = false;
		const begin = () => {
			if (begun) return;
			begun = true;
			afterwards();
			activity.end();
		};
		if (status === 200 && losesAnswer(simulation)) {
			// The connection breaks without an answer, but the message is on its way.
			reply.hijack();
			begin();
			reply.raw.destroy();
			return Promise.resolve();
		}
		reply.raw.once('finish', begin);
		reply.raw.once('close', begin);
	}
	return new Promise((resolve) => {
		simulation.later(simulation.faults.latencyMs ?? 0, () => {
			resolve(reply.code(status).send(body));
		});
	});
}
