import type { JsonObject } from '../state/json';
import { traceId } from '../state/ids';
import { errorKind } from './error-table';

export interface MetaErrorParts {
	/** What exactly is wrong; goes into error_data.details. */
	details?: string;
	/** Replaces the code's title in the message. */
	message?: string;
	subcode?: number;
	type?: string;
	status?: number;
}

/** A refusal of the Graph API. Thrown anywhere below a route, answered in Meta's form. */
export class MetaError extends Error {
	constructor(
		readonly code: number,
		readonly parts: MetaErrorParts = {},
	) {
		super(parts.details ?? parts.message ?? errorKind(code).title);
	}

	get status(): number {
		return this.parts.status ?? errorKind(this.code).status;
	}

	body(): { error: JsonObject } {
		const { message, details, subcode, type } = this.parts;
		return {
			error: {
				message: message ?? `(#${this.code}) ${errorKind(this.code).title}`,
				type: type ?? errorKind(this.code).type ?? 'OAuthException',
				code: this.code,
				...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
				...(subcode === undefined ? {} : { error_subcode: subcode }),
				fbtrace_id: traceId(),
			},
		};
	}
}

/** Meta's answer for an id that is not there, or is there for somebody else. */
export function noSuchObject(method: string, id: string): MetaError {
	return new MetaError(100, {
		message:
			`Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, ` +
			'cannot be loaded due to missing permissions, or does not support this operation',
		type: 'GraphMethodException',
		subcode: 33,
	});
}

/** Code 100 where Meta puts the reason into the message itself: "(#100) The parameter … is required." */
export function badParameter(reason: string): MetaError {
	return new MetaError(100, { message: `(#100) ${reason}` });
}
