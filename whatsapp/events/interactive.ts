import type { Content } from './content';
import type { JsonObject, Reply } from './event';
import { filled, objectOf, textOf } from '../json';
import { readAddress, readFlowAnswer } from './form-answer';

/** A quick reply of a template arrives as `button`, one of the conversation as `interactive`: here they are the same. */
export function readTemplateButton(message: JsonObject): Content {
	const button = objectOf(message.button);
	const reply = readReply(textOf(button?.text), textOf(button?.payload), 'template');
	return reply === undefined ? { type: 'button' } : { type: 'quick_reply', text: reply.title, reply };
}

/** By `interactive.type`; what is missing here keeps Meta's inner word, "call_permission_reply" or "product". */
export function readInteractive(message: JsonObject, _metaType: string, secrets: readonly string[]): Content {
	// Meta was seen to send type "interactive" with errors and without the object.
	const interactive = objectOf(message.interactive);
	const innerType = textOf(interactive?.type);
	if (interactive === undefined || innerType === undefined) return { type: 'interactive' };
	const part = objectOf(interactive[innerType]);

	if (innerType === 'button_reply' || innerType === 'list_reply') {
		const reply = readReply(textOf(part?.title), textOf(part?.id), 'interactive', textOf(part?.description));
		if (reply === undefined) return { type: innerType };
		return {
			type: innerType === 'list_reply' ? 'list_reply' : 'quick_reply',
			text: reply.title,
			reply,
		};
	}
	if (innerType === 'nfm_reply' && part !== undefined) return readFormAnswer(part, secrets);
	return { type: innerType };
}

/** `nfm_reply` brings the answers of different forms; `name` tells which. */
function readFormAnswer(answer: JsonObject, secrets: readonly string[]): Content {
	const name = textOf(answer.name);
	const text = textOf(answer.body);
	if (name === 'address_message') {
		return filled<Content>({ type: 'address', text, address: readAddress(answer) });
	}
	if (name === undefined || name === 'flow') {
		return filled<Content>({ type: 'flow_response', text, flow: readFlowAnswer(answer, secrets) });
	}
	return filled<Content>({ type: 'nfm_reply', text });
}

/** A button without a payload of its own returns its title as payload; without either there is no reply. */
function readReply(
	title: string | undefined,
	payload: string | undefined,
	source: Reply['source'],
	description?: string,
): Reply | undefined {
	const shown = title ?? payload;
	if (shown === undefined) return undefined;
	return filled<Reply>({ title: shown, payload: payload ?? shown, source, description });
}
