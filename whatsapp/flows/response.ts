import type { Business, Contact, Json, JsonObject } from '../events/event';
import { filled } from '../json';
import { FieldError } from '../field-error';
import { type CleanAnswer, type Cleaning, cleanAnswer } from './clean';
import { type FoundAnswer, findAnswers } from './find-answers';
import { compilePath } from './json-path';
import { type AnswerType, toType } from './typing';

/** One attribute to take out of an answer. */
export interface AnswerField {
	/** The attribute's name in the result. */
	name: string;
	/** The answer's name, builder-made or cleaned, or a JSONPath. */
	path: string;
	/** Left out: as `typed` says for the whole answer. */
	type?: AnswerType;
}

export interface ParseOptions {
	/** `whole`: the answer as one object; `fields`: chosen attributes. */
	mode: 'whole' | 'fields';
	/** For `whole`: puts the answer under this name. */
	name?: string;
	/** For `fields`. */
	fields?: readonly AnswerField[];
	/** `screen_0_Order_number_1` → `Order_number`. On unless false. */
	cleanNames?: boolean;
	/** `0_Yes` → `Yes`. On unless false. */
	cleanOptions?: boolean;
	/** Takes blanks off both ends of texts. On unless false. */
	trim?: boolean;
	/** Makes numbers and booleans of texts that are these. Off unless true. */
	typed?: boolean;
	/** App secrets, to verify flow tokens. */
	secrets?: readonly string[];
}

export interface ParsedFlowResponse {
	/** What was asked for: the whole answer, under its name if there is one, or the chosen fields. */
	values: JsonObject;
	/** The whole answer, cleaned, without the flow token. A list of Meta's is in it as `answers`. */
	response: JsonObject;
	/** The answer as the phone sent it: JSON, or the text where it was none. */
	raw: Json;
	/** True when the token was made by this business and not altered. */
	trusted: boolean;
	/** Only from a trusted token. */
	flowId?: string;
	/** What the sender attached; only from a trusted token. */
	context?: Json;
	/** The token as the phone returned it, whoever made it. */
	token?: string;
	contact?: Contact;
	business?: Business;
	messageId?: string;
	/** The message that was answered. */
	repliesTo?: string;
	/** ISO 8601, UTC. */
	time?: string;
}

/**
 * The answers to Flows, ready to work with: named as a person would name them, without the marks of Flow Builder.
 *
 * @param input A message event, a webhook's body (object or text, with any number of answers), Meta's `interactive` or
 *   `nfm_reply`, the answer itself, or any of these as JSON text.
 * @returns One result for each answer, in order. An answer that is no JSON object still gives one, with its `raw`. A field
 *   that an answer does not have is left out.
 * @throws FieldError for an input without an answer (says what it is instead), and for fields or paths that cannot be used.
 */
export function readFlowResponses(
	input: unknown,
	options: ParseOptions = { mode: 'whole' },
): ParsedFlowResponse[] {
	const readValues = options.mode === 'fields' ? fieldsReader(options) : wholeReader(options);
	const cleaning: Cleaning = {
		cleanNames: options.cleanNames ?? true,
		cleanOptions: options.cleanOptions ?? true,
		trim: options.trim ?? true,
		// Fields have a type each; typing the whole answer first would take away what they are made from.
		typed: options.mode === 'whole' && (options.typed ?? false),
	};
	return findAnswers(input, options.secrets ?? []).map((found) => {
		const clean = cleanAnswer(found.raw, cleaning);
		return parsed(found, clean.response, readValues(clean));
	});
}

function parsed(
	{ flow, raw, event }: FoundAnswer,
	response: JsonObject,
	values: JsonObject,
): ParsedFlowResponse {
	return filled<ParsedFlowResponse>({
		values,
		response,
		raw,
		trusted: flow.trusted,
		flowId: flow.id,
		context: flow.context,
		token: flow.token,
		contact: event?.contact,
		business: event?.business,
		messageId: event?.id,
		repliesTo: event?.repliesTo,
		time: event?.time,
	});
}

type ReadValues = (answer: CleanAnswer) => JsonObject;

function wholeReader({ name = '' }: ParseOptions): ReadValues {
	const under = name.trim();
	return ({ response }) => (under === '' ? response : Object.fromEntries([[under, response]]));
}

function fieldsReader({ fields = [], typed = false }: ParseOptions): ReadValues {
	if (fields.length === 0) throw new FieldError('Fields', 'choose at least one field, or the whole answer.');
	const names = new Set<string>();
	const readers = fields.map(({ name, path, type }, index) => {
		const attribute = name.trim();
		if (attribute === '') throw new FieldError(`Field ${index + 1}`, 'has no name.');
		if (names.has(attribute)) {
			throw new FieldError(`Field ${index + 1}`, `the name "${attribute}" is taken by a field before it.`);
		}
		names.add(attribute);
		return {
			attribute,
			read: compilePath(path, `Path of "${attribute}"`),
			type: type ?? (typed ? 'auto' : undefined),
		};
	});
	return (answer) => {
		const values = readers.flatMap(({ attribute, read, type }) => {
			const value = read(answer.response) ?? read(answer.byOwnName);
			if (value === undefined) return [];
			return [[attribute, type === undefined ? value : toType(value, type)] as const];
		});
		return Object.fromEntries(values);
	};
}
