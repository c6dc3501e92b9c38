import type { Json, JsonObject } from '../events/event';
import { listOf, objectOf, textOf } from '../json';

/**
 * A message as its recipient reads it, as text: header, body, footer, then the buttons in brackets, as in
 * templatePreview; a file is named by its type.
 *
 * @param request The body for POST /{phone-number-id}/messages.
 * @returns undefined for what shows no text: a template (see templatePreview), a read receipt, a reaction taken back.
 */
export function messagePreview(request: JsonObject): string | undefined {
	const type = textOf(request.type);
	if (type === undefined || type === 'template') return undefined;
	const content = objectOf(request[type]);
	const blocks = [
		headerText(content?.header),
		type in files ? `(${files[type] ?? type})` : undefined,
		type === 'location' ? `(location${suffix(content?.name)})` : undefined,
		textOf(objectOf(content?.body)?.text) ?? textOf(content?.body) ?? textOf(content?.caption),
		textOf(content?.emoji),
		textOf(objectOf(content?.footer)?.text),
		buttonTexts(content?.action),
	];
	return blocks.filter((block) => block !== undefined && block !== '').join('\n\n') || undefined;
}

const files: Partial<Record<string, string>> = {
	image: 'image',
	video: 'video',
	audio: 'audio',
	document: 'document',
	sticker: 'sticker',
};

function headerText(header: Json | undefined): string | undefined {
	const type = textOf(objectOf(header)?.type);
	return type === undefined || type === 'text' ? textOf(objectOf(header)?.text) : `(${type})`;
}

/** Reply buttons, the button of a list, or the button of a Flow. */
function buttonTexts(action: Json | undefined): string | undefined {
	const { buttons, button, parameters } = objectOf(action) ?? {};
	const replies = listOf(buttons).map((reply) => textOf(objectOf(objectOf(reply)?.reply)?.title));
	const texts = [...replies, textOf(button), textOf(objectOf(parameters)?.flow_cta)];
	return texts
		.filter((text) => text !== undefined)
		.map((text) => `[${text}]`)
		.join(' ');
}

function suffix(name: Json | undefined): string {
	const text = textOf(name);
	return text === undefined ? '' : `: ${text}`;
}
