import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import type { Share, WebhookLoad } from './webhook-load';

/** Meta's batches have up to 3 MB (Meta docs: Webhooks overview); the rest is room for other people's proxies. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** Milliseconds for a whole body to arrive. */
const BODY_TIME = 10_000;

/** Seconds after which a sender may try again. Meta keeps its own schedule; a proxy or a test may look at it. */
const RETRY_AFTER = 5;

/** The bytes of a webhook as they came, and the share of memory that they hold. Whoever takes it releases it. */
export interface RawBody {
	bytes: Buffer;
	share: Share;
}

type Next = (error?: unknown) => void;
type Middleware = (request: KeptRequest, response: ServerResponse, next: Next) => void;

/** `_body` tells every body parser of Express that the body has been read. */
type KeptRequest = IncomingMessage & { _body?: boolean };

interface Layers {
	stack: { handle: unknown }[];
}

/** Which paths are read here; one middleware and one set for each root app, normally one a process. */
const pathsOf = new WeakMap<object, Set<string>>();
const bodies = new WeakMap<IncomingMessage, RawBody>();

/**
 * Keeps the bytes of POST requests to one path, whatever their content type. The admin app stands before the node
 * app and parses JSON on everything, so a route on RED.httpNode comes too late for a signature over the raw bytes;
 * this stands before both. Turns requests away, before their body is read, when `load` has no room.
 *
 * @param path from the root of the server, httpNodeRoot included
 * @returns the function that ends it
 */
export function keepRawBody(httpNode: Express, path: string, load: WebhookLoad): () => void {
	const root = rootOf(httpNode);
	let paths = pathsOf.get(root);
	if (!paths) {
		paths = new Set();
		pathsOf.set(root, paths);
		putFirst(root, middleware(paths, load));
	}
	const key = routeKey(path);
	paths.add(key);
	return () => {
		paths.delete(key);
	};
}

/** Hands out the bytes of a request, once; undefined when something else read the body before. */
export function takeRawBody(request: IncomingMessage): RawBody | undefined {
	const body = bodies.get(request);
	bodies.delete(request);
	return body;
}

/** Paths that Express takes for the same: any case, with or without a slash at the end. */
export function routeKey(path: string): string {
	return path
		.replace(/\/{2,}/g, '/')
		.replace(/\/$/, '')
		.toLowerCase();
}

function rootOf(app: Express): Express {
	// Express sets `parent` when an app is mounted; its types do not know.
	const { parent } = app as unknown as { parent?: Express };
	return parent ? rootOf(parent) : app;
}

/** `use` alone would put it last. Not by position: other frameworks add layers of their own when one is added. */
function putFirst(root: Express, handle: Middleware): void {
	root.use(handle as never);
	const { stack } = (root as unknown as { _router: Layers })._router;
	const index = stack.findIndex((layer) => layer.handle === handle);
	stack.unshift(...stack.splice(index, 1));
}

function middleware(paths: ReadonlySet<string>, load: WebhookLoad): Middleware {
	return (request, response, next) => {
		if (request.method !== 'POST' || !paths.has(routeKey(pathOf(request.url)))) {
			next();
			return;
		}
		const announced = Number(request.headers['content-length'] ?? 0);
		if (announced > LARGEST_BODY) {
			turnAway(request, response, 413);
			return;
		}
		const share = load.admit(announced);
		if (!share) {
			turnAway(request, response, 503);
			return;
		}
		// Whatever becomes of the request, the share goes back when nobody took the body.
		response.once('close', () => takeRawBody(request)?.share.release());
		readBody(request, share, (outcome) => {
			if (typeof outcome === 'number') {
				share.release();
				if (outcome !== 0) turnAway(request, response, outcome);
				return;
			}
			request._body = true;
			bodies.set(request, { bytes: outcome, share });
			next();
		});
	};
}

/** Ends with the body, or the status to answer with; 0 when the sender is gone. */
function readBody(request: IncomingMessage, share: Share, end: (outcome: Buffer | number) => void): void {
	const chunks: Buffer[] = [];
	let length = 0;
	const finish = (outcome: Buffer | number) => {
		clearTimeout(timer);
		request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
		// An error after the end has nobody left to tell.
		request.on('error', () => undefined);
		end(outcome);
	};
	const onData = (chunk: Buffer) => {
		length += chunk.length;
		if (length > LARGEST_BODY) finish(413);
		else if (!share.add(chunk.length)) finish(503);
		else chunks.push(chunk);
	};
	const onEnd = () => {
		finish(Buffer.concat(chunks, length));
	};
	const onClose = () => {
		finish(0);
	};
	const timer = setTimeout(() => {
		finish(408);
	}, BODY_TIME);
	request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
}

const SENTENCES: Record<number, string> = {
	408: 'The body did not arrive in time.',
	413: 'The body is larger than a WhatsApp webhook can be.',
	503: 'Too much to do at the moment; send it again later.',
};

/** Answers and drops the rest of the body as it comes, so that the sender reads the answer and not a reset. */
function turnAway(request: IncomingMessage, response: ServerResponse, status: number): void {
	if (status === 503) response.setHeader('Retry-After', RETRY_AFTER);
	response.statusCode = status;
	response.setHeader('Content-Type', 'text/plain; charset=utf-8');
	response.end(SENTENCES[status] ?? '', () => {
		if (status === 408) request.destroy();
	});
	request.resume();
}

function pathOf(url = '/'): string {
	const end = url.search(/[?#]/);
	return end === -1 ? url : url.slice(0, end);
}
