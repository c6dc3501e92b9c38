import type { Json, JsonObject, Reason } from '../events/event';
import { filled, isObject, textOf } from '../json';
import type { GraphAnswer, NoAnswer } from './call';
import { errorRow } from './error-codes';
import { maskSecrets } from './mask';

/** A reason, and what a sender needs beside it. */
export interface GraphReason extends Reason {
	/** The same request may be sent again by itself after a pause. */
	retryable: boolean;
	/** Every further message would be refused too. */
	fatal: boolean;
}

/** Meta's words about an error, where it gave any. */
export interface ErrorDetails {
	title?: string | undefined;
	details?: string | undefined;
	/** Decides where the code is unknown. */
	httpStatus?: number | undefined;
}

/** With code 100, this subcode says that the id in the path is unknown (Meta docs: Graph API, Handling errors). */
const unknownObjectSubcode = 33;

/**
 * What a code means, in Meta's words and plain ones. Secrets that Meta's texts repeat are masked.
 *
 * @param code Meta's error code; undefined where there was none.
 */
export function explain(code: number | undefined, details: ErrorDetails = {}): GraphReason {
	const row = errorRow(code, details.httpStatus);
	return filled<GraphReason>({
		code,
		title: details.title === undefined ? row.title : maskSecrets(details.title),
		details: details.details === undefined ? undefined : maskSecrets(details.details),
		kind: row.kind,
		action: row.action,
		advice: row.advice,
		retryable: row.retryable ?? false,
		fatal: row.fatal ?? false,
	});
}

/** What Meta refused; undefined when the status is below 400 and the body holds no error. */
export function readGraphError(answer: GraphAnswer): GraphReason | undefined {
	const httpStatus = answer.status;
	const error = graphErrorIn(answer.body);
	if (error === undefined) {
		return httpStatus < 400 ? undefined : explain(undefined, { details: `HTTP ${httpStatus}`, httpStatus });
	}
	const given = wholeNumberOf(error.code);
	const unknownObject = given === 100 && wholeNumberOf(error.error_subcode) === unknownObjectSubcode;
	return explain(unknownObject ? unknownObjectSubcode : given, {
		title: textOf(error.error_user_title) ?? withoutCode(textOf(error.message)),
		details: detailsOf(error.error_data) ?? textOf(error.error_user_msg),
		httpStatus,
	});
}

/** Meta's error object in an answer, if it has one. */
export function graphErrorIn(body: Json): JsonObject | undefined {
	return isObject(body) && isObject(body.error) ? body.error : undefined;
}

/** The reason in a webhook's `errors`, of a status or a message; undefined where there is none to read. */
export function reasonFromWebhookErrors(errors: Json | undefined): Reason | undefined {
	const first: unknown = Array.isArray(errors) ? errors.find(isObject) : errors;
	if (!isObject(first)) return undefined;
	const title = textOf(first.title) ?? withoutCode(textOf(first.message));
	const details = detailsOf(first.error_data) ?? textOf(first.details);
	return knownReason(wholeNumberOf(first.code), title, details);
}

/**
 * Looking for secrets in Meta's texts takes longer than all else that is read of a status, and a campaign fails for few
 * reasons many times. So the newest ones are kept; a text that is long enough to be one of a kind is not.
 */
const knownReasons = new Map<string, Reason>();
const mostKnown = 200;
const longestKnown = 600;

/** A copy for each event: users may change one without meaning the others. */
function knownReason(
	code: number | undefined,
	title: string | undefined,
	details: string | undefined,
): Reason {
	// With the lengths no two pairs of texts read the same.
	const key = `${code} ${title?.length} ${details?.length} ${title}${details}`;
	const known = knownReasons.get(key);
	if (known !== undefined) return { ...known };
	const reason = plainReason(explain(code, { title, details }));
	if (key.length <= longestKnown) {
		if (knownReasons.size === mostKnown) knownReasons.clear();
		knownReasons.set(key, reason);
	}
	return { ...reason };
}

/** The reason for a request that got no answer: nothing went out, or nobody can know. */
export function reasonForNoAnswer(noAnswer: NoAnswer): GraphReason {
	const notSent = noAnswer.failure === 'not_sent';
	return {
		title: notSent ? 'Meta was not reached' : 'No answer from Meta',
		details: maskSecrets(noAnswer.message),
		kind: 'service',
		action: notSent ? 'retry' : 'retry_later',
		advice: notSent
			? 'There was no connection to Meta, so nothing was sent: check the network and the base URL, and try again.'
			: 'Meta did not answer in time and the message may be out: look for its delivery status before sending it again.',
		retryable: notSent,
		fatal: notSent,
	};
}

/** The reason as the event contract has it, without what only a sender needs. */
export function plainReason({ code, title, details, kind, action, advice }: Reason): Reason {
	return filled<Reason>({ code, title, details, kind, action, advice });
}

/** Cause and remedy in one line: "Access token expired (190): Session has expired. The access token …". */
export function describeReason(reason: Reason): string {
	const code = reason.code === undefined ? '' : ` (${reason.code})`;
	const cause = `${withoutFullStop(reason.title ?? 'Error')}${code}`;
	const says = withoutTitle(withoutFullStop(reason.details ?? ''), withoutFullStop(reason.title ?? ''));
	const details = says === '' ? '' : `: ${says}`;
	return `${cause}${details}. ${reason.advice}`;
}

/** Meta refused a call, or there was no answer. The message names the cause and the remedy. */
export class GraphError extends Error {
	readonly reason: GraphReason;
	/** HTTP status; undefined where no answer came. */
	readonly status: number | undefined;

	constructor(reason: GraphReason, status?: number) {
		super(describeReason(reason));
		this.name = 'GraphError';
		this.reason = reason;
		this.status = status;
	}

	/** Without the name of the class, which says nothing to the person at the canvas: Node-RED shows this text. */
	override toString(): string {
		return this.message;
	}
}

/**
 * For calls whose failure is an error.
 *
 * @throws GraphError when Meta refused, or did not answer.
 */
export function orThrow(answer: GraphAnswer | NoAnswer): GraphAnswer {
	if ('failure' in answer) throw new GraphError(reasonForNoAnswer(answer));
	const reason = readGraphError(answer);
	if (reason) throw new GraphError(reason, answer.status);
	return answer;
}

/** `error_data` is an object with details, or the text itself. */
function detailsOf(errorData: Json | undefined): string | undefined {
	return isObject(errorData) ? textOf(errorData.details) : textOf(errorData);
}

/** Codes are numbers; providers between Meta and the user were seen to make text of them. */
function wholeNumberOf(value: Json | undefined): number | undefined {
	const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** Meta writes the code before the title: "(#131030) Recipient phone number not in allowed list". */
function withoutCode(message: string | undefined): string | undefined {
	return message?.replace(/^\(#\d+\)\s*/, '');
}

/** Meta's details often begin with the title again, sometimes with other capitals. */
function withoutTitle(details: string, title: string): string {
	if (title === '' || !details.toLowerCase().startsWith(title.toLowerCase())) return details;
	const rest = details.slice(title.length);
	return /^[\w]/.test(rest) ? details : rest.replace(/^[\s:.–-]+/, '');
}

function withoutFullStop(text: string): string {
	return text.trim().replace(/\.+$/, '');
}
