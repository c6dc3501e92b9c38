import type { GraphCall } from './call';

/*
 * What both hosts' HTTP clients are given for a call. The access token is not in here.
 */

/** Milliseconds until a request without an answer is given up. Files take longer than messages. */
export const timeouts = { message: 30_000, file: 120_000 } as const;

/**
 * The whole address of a call.
 *
 * @param base Base URL and version: "https://graph.facebook.com/v26.0".
 */
export function callAddress(base: string, { path, query = {} }: GraphCall): string {
	// Written out here: HTTP clients have ways of their own for brackets and commas.
	const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
	return parameters.size === 0 ? base + path : `${base}${path}?${parameters.toString()}`;
}

/** The fields and files of a call as multipart/form-data. */
export function callForm(fields: NonNullable<GraphCall['form']>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) {
		if (typeof value === 'string') form.append(name, value);
		// Copied into a plain view: a Blob does not take memory that threads may share.
		else form.append(name, new Blob([new Uint8Array(value.data)], { type: value.mimeType }), value.fileName);
	}
	return form;
}
