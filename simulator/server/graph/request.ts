import type { Simulation } from '../simulation';
import type { Json } from '../state/json';
import type { Account, App, PhoneNumber, StoredFlow, StoredMedia, StoredTemplate } from '../state/types';

export interface UploadedFile {
	data: Uint8Array;
	fileName: string;
	mimeType: string;
}

/** A request to a node of the graph, after version and token were found good. */
export interface GraphRequest<Node> {
	simulation: Simulation;
	node: Node;
	method: 'GET' | 'POST' | 'DELETE';
	version: string;
	query: Readonly<Record<string, string | undefined>>;
	/** JSON, form fields or multipart fields; undefined where there was none. */
	body: unknown;
	file?: UploadedFile;
	/** URL of the request without its query, for paging. */
	url: string;
}

export interface GraphReply {
	body: Json;
	/** Begins once the answer has left, so that webhooks follow it. */
	afterwards?: () => void;
}

export type GraphHandler<Node> = (request: GraphRequest<Node>) => GraphReply | Promise<GraphReply>;

export type Handlers<Node> = Partial<Record<'GET' | 'POST' | 'DELETE', GraphHandler<Node>>>;

/** What a kind of node can do itself, and behind which edges. */
export interface NodeTable<Node> extends Handlers<Node> {
	edges?: Readonly<Record<string, Handlers<Node>>>;
}

export interface NodeKinds {
	app: App;
	account: Account;
	phoneNumber: PhoneNumber;
	flow: StoredFlow;
	media: StoredMedia;
	template: StoredTemplate;
}
