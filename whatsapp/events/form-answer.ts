import { readFlowToken } from '../flows/token';
import type { FlowAnswer, Json, JsonObject } from './event';
import { filled, isObject, objectOf, parseForeignJson, textOf } from '../json';

/**
 * The answer to a Flow (Meta docs: Flows, Receiving a Flow response). It says neither which Flow nor what for; only a
 * token that this business signed does.
 *
 * @param answer Meta's `nfm_reply`. Its `response_json` is normally a JSON object as text; lists, other JSON, broken
 *   text and none at all were seen or are possible, and leave `response` out where there is nothing to read.
 */
export function readFlowAnswer(answer: JsonObject, secrets: readonly string[]): FlowAnswer {
	const responseJson = typeof answer.response_json === 'string' ? answer.response_json : undefined;
	const content = readResponse(answer);
	const token = isObject(content) && typeof content.flow_token === 'string' ? content.flow_token : undefined;
	const read = readFlowToken(token, secrets);
	return filled<FlowAnswer>({
		id: read.trusted ? read.flowId : undefined,
		trusted: read.trusted,
		token: token === '' ? undefined : token,
		context: read.trusted ? read.context : undefined,
		response: isObject(content) ? withoutToken(content) : Array.isArray(content) ? content : undefined,
		responseJson,
	});
}

/** The fields of an address message (Meta docs: Address messages) are one level down. */
export function readAddress(answer: JsonObject): JsonObject | undefined {
	const content = readResponse(answer);
	return isObject(content) ? (objectOf(content.values) ?? content) : undefined;
}

/** `response_json` as text, or as the object that some providers between Meta and the user make of it. */
function readResponse(answer: JsonObject): Json | undefined {
	const text = textOf(answer.response_json);
	return text === undefined ? answer.response_json : parseForeignJson(text);
}

function withoutToken(response: JsonObject): JsonObject {
	const answers = { ...response };
	delete answers.flow_token;
	return answers;
}
