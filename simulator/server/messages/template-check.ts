import { MetaError } from '../graph/meta-error';
import { isObject, objectsOf, textOf, type JsonObject } from '../state/json';
import type { StoredTemplate } from '../state/types';
import { checkButtons, type FlowUse } from './template-buttons';
import { checkTextParameters, fillText } from './template-text';
import type { SentComponent } from './template-schema';

export interface TemplateCheck {
	/** Graph API version of the request: some refusals have another code since v23. */
	majorVersion: number;
	now: number;
	/** Judges the Flow behind a FLOW button; throws as Meta refuses. */
	useFlow: (flow: FlowUse) => void;
}

/** Components of a stored template by upper-case type. */
export function componentOf(components: readonly JsonObject[], type: string): JsonObject | undefined {
	return components.find((component) => textOf(component['type'])?.toUpperCase() === type);
}

function sentOf(components: readonly SentComponent[], type: string): SentComponent | undefined {
	const found = components.filter((component) => component.type.toUpperCase() === type);
	if (found.length > 1) {
		throw new MetaError(131009, {
			details: `components: ${type.toLowerCase()} is given ${found.length} times`,
		});
	}
	return found[0];
}

/**
 * Holds what was sent against the template as Meta stores it.
 * @throws MetaError 132000, 132005, 132012, 132018, 131008, 131009 or 100, as Meta refuses such a request.
 */
export function checkTemplate(
	template: StoredTemplate,
	sent: readonly SentComponent[],
	check: TemplateCheck,
): void {
	const stored = objectsOf(template.json['components']);
	const named = textOf(template.json['parameter_format'])?.toUpperCase() === 'NAMED';
	checkPart(stored, sent, { named, category: template.category, ...check });
	checkOffer(stored, sent, check.now);
	checkCarousel(stored, sent, { named, category: template.category, ...check });
}

export interface PartCheck extends TemplateCheck {
	named: boolean;
	category: string;
}

/** Header, body and buttons: of the message itself, or of one card of a carousel. */
function checkPart(stored: readonly JsonObject[], sent: readonly SentComponent[], check: PartCheck): void {
	checkHeader(componentOf(stored, 'HEADER'), sentOf(sent, 'HEADER'), check);
	checkBody(stored, sentOf(sent, 'BODY'), check);
	const buttons = objectsOf(componentOf(stored, 'BUTTONS')?.['buttons']);
	checkButtons(
		buttons,
		sent.filter((component) => component.type.toUpperCase() === 'BUTTON'),
		check,
	);
}

const mediaFormats = new Set(['IMAGE', 'VIDEO', 'GIF', 'DOCUMENT', 'LOCATION', 'PRODUCT']);

function checkHeader(
	header: JsonObject | undefined,
	sent: SentComponent | undefined,
	check: PartCheck,
): void {
	const format = textOf(header?.['format'])?.toUpperCase() ?? 'TEXT';
	const parameters = sent?.parameters ?? [];
	if (!mediaFormats.has(format)) {
		checkTextParameters('header', textOf(header?.['text']) ?? '', parameters, check);
		return;
	}
	const [first, ...others] = parameters;
	const received = first?.type.toUpperCase() ?? 'UNKNOWN';
	const content = first?.[format.toLowerCase() as 'image'];
	if (received !== format || content === undefined) {
		throw new MetaError(132012, {
			details: `header: Format mismatch, expected ${format}, received ${received === format ? 'UNKNOWN' : received}`,
		});
	}
	if (others.length > 0) throw wrongCount('header', parameters.length, 1);
}

/** Limits of the finished text: 1,024 characters beside other components, 32,768 alone (Meta docs: templates). */
function checkBody(stored: readonly JsonObject[], sent: SentComponent | undefined, check: PartCheck): void {
	const text = textOf(componentOf(stored, 'BODY')?.['text']) ?? '';
	const parameters = sent?.parameters ?? [];
	// An authentication template's body is Meta's own text around the code and has its placeholder unwritten.
	const isCode = check.category === 'AUTHENTICATION';
	if (isCode && !text.includes('{{')) {
		if (parameters.length !== 1) throw wrongCount('body', parameters.length, 1);
	} else {
		checkTextParameters('body', text, parameters, check);
	}
	const code = isCode ? parameters[0]?.text : undefined;
	if (code !== undefined && code.length > 15) {
		throw new MetaError(131009, {
			details:
				'template parameter at index 0 exceeds the maximum length in the AUTHENTICATION category (15 characters)',
		});
	}
	const limit = stored.length > 1 ? 1024 : 32_768;
	const filled = fillText(text, parameters);
	if (filled.length > limit) {
		throw new MetaError(132005, {
			details: `body: text is ${filled.length} characters long, at most ${limit}`,
		});
	}
}

export function wrongCount(part: string, got: number, expected: number): MetaError {
	return new MetaError(132000, {
		details: `${part}: number of localizable_params (${got}) does not match the expected number of params (${expected})`,
	});
}

function checkOffer(stored: readonly JsonObject[], sent: readonly SentComponent[], now: number): void {
	const offer = componentOf(stored, 'LIMITED_TIME_OFFER');
	const given = sentOf(sent, 'LIMITED_TIME_OFFER');
	const settings = offer?.['limited_time_offer'];
	const expires = isObject(settings) && settings['has_expiration'] === true;
	if (!expires) {
		if (given?.parameters?.length) throw wrongCount('limited_time_offer', given.parameters.length, 0);
		return;
	}
	const time = given?.parameters?.[0]?.limited_time_offer?.expiration_time_ms;
	if (time === undefined) {
		throw new MetaError(131008, { details: 'limited_time_offer: expiration_time_ms is required' });
	}
	// Seconds in place of milliseconds lie in 1970 and end up here as well.
	if (time <= now) {
		throw new MetaError(131009, { details: 'limited_time_offer: expiration_time_ms must be in the future' });
	}
}

function checkCarousel(
	stored: readonly JsonObject[],
	sent: readonly SentComponent[],
	check: PartCheck,
): void {
	const cards = objectsOf(componentOf(stored, 'CAROUSEL')?.['cards']);
	const given = sentOf(sent, 'CAROUSEL')?.cards ?? [];
	if (cards.length !== given.length) {
		throw new MetaError(132012, {
			details: `carousel: number of cards (${given.length}) does not match the expected number of cards (${cards.length})`,
		});
	}
	cards.forEach((card, index) => {
		const match = given.find((one) => one.card_index === index);
		if (!match) throw new MetaError(132012, { details: `carousel: card_index ${index} is missing` });
		checkPart(objectsOf(card['components']), match.components, check);
	});
}
