import type { Json, JsonObject } from '../events/event';

/**
 * A request to Meta's Graph API, described and not performed: each host performs it with its own HTTP client.
 * The access token is the host's business and is never in here.
 */
export interface GraphCall {
	method: 'GET' | 'POST' | 'DELETE';
	/** Without base URL and version, with a leading slash: "/1065/messages". */
	path: string;
	query?: Record<string, string | number | boolean>;
	/** Sent as JSON. */
	body?: JsonObject;
	/** Sent as multipart/form-data; excludes body. */
	form?: Record<string, string | FormFile>;
}

export interface FormFile {
	data: Uint8Array;
	fileName: string;
	mimeType: string;
}

/** What came back. A transport gives this for every HTTP status; only the lack of an answer is an error. */
export interface GraphAnswer {
	status: number;
	/** Parsed JSON, or the text where it was none. */
	body: Json;
}

/** No usable answer: told apart by whether the request can have reached Meta. */
export interface NoAnswer {
	/** `not_sent`: refused connection, unknown host. `unknown`: written, then timeout or broken connection. */
	failure: 'not_sent' | 'unknown';
	/** Without secrets: "timeout after 30 s", "ECONNREFUSED". */
	message: string;
}
