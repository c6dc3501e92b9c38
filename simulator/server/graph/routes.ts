import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Simulation } from '../simulation';
import type { Json } from '../state/json';
import { MetaError, badParameter, noSuchObject } from './meta-error';
import { readForm } from './form';
import { findHandler } from './nodes';
import type { GraphReply, UploadedFile } from './request';
import { respond } from './respond';
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

const methods = ['GET', 'POST', 'DELETE'] as const;
type Method = (typeof methods)[number];

/** The Graph API: /{version}/{id} and /{version}/{id}/{edge}, whatever kind of node the id is. */
export function graphRoutes(server: FastifyInstance, simulation: () => Simulation): void {
	for (const method of methods) {
		for (const url of ['/:version/:id', '/:version/:id/:edge']) {
			server.route<{ Params: GraphParameters; Querystring: Record<string, string | undefined> }>({
				method,
				url,
				handler: (request, reply) => answer(simulation(), request, reply, method),
			});
		}
	}
}

interface RequestInput {
	body: unknown;
	file?: UploadedFile;
}

async function answer(
	simulation: Simulation,
	request: GraphHttpRequest,
	reply: FastifyReply,
	method: Method,
): Promise<unknown> {
	const started = performance.now();
	const input: RequestInput = { body: request.body };
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
	console.error(`${request.method} ${request.url.split('?')[0] ?? ''}:`, error);
	return new MetaError(1, { message: 'An unknown error occurred', type: 'OAuthException' });
}

async function perform(
	simulation: Simulation,
	request: GraphHttpRequest,
	method: Method,
	{ body, file }: RequestInput,
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
	const answersAny = (place: string | undefined) =>
		methods.some((one) => findHandler(simulation.world, id, place, one));
	if (edge === undefined || !answersAny(undefined)) return noSuchObject(method, id);
	if (answersAny(edge)) return badParameter(`Unsupported ${method.toLowerCase()} request`);
	return new MetaError(2500, { message: `(#2500) Unknown path components: ${path}` });
}
