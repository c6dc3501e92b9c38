import type { JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { placeholdersOf, isNumber } from './placeholders';
import { readButton } from './read-button';
import { field, isObject, listOf, textOf, upperOf } from '../json';
import type { Header, Parts, Template, TextPart } from './template';
import { unknownPart } from './unknown-part';

/**
 * Reads a template as Meta returns it, GET /{account}/message_templates with `fields=name,language,components,…`.
 * Tolerant: small or capital letters, parameter_format missing, numbers as ids, components nobody knows yet.
 *
 * @throws FieldError when it has no name or no language.
 */
export function readTemplate(json: unknown): Template {
	const name = textOf(field(json, 'name'));
	const given = field(json, 'language');
	const language = textOf(isObject(given) ? given['code'] : given);
	if (name === undefined || language === undefined) {
		throw new FieldError('Template', 'is not a template as Meta returns it: it has no name or no language.');
	}
	const category = upperOf(field(json, 'category'));
	const components = listOf(field(json, 'components')).filter(isObject);
	const parts = readParts(components, category);
	const offer = components.find((part) => upperOf(part['type']) === 'LIMITED_TIME_OFFER');
	const carousel = components.find((part) => upperOf(part['type']) === 'CAROUSEL');
	const cards = listOf(carousel?.['cards']).map((card) =>
		readParts(listOf(field(card, 'components')).filter(isObject), category),
	);
	const id = textOf(field(json, 'id'));
	const status = upperOf(field(json, 'status'));
	return {
		name,
		language,
		...(id === undefined ? {} : { id }),
		...(status === undefined ? {} : { status }),
		...(category === undefined ? {} : { category }),
		parameterFormat: formatOf(upperOf(field(json, 'parameter_format')), [parts, ...cards]),
		...parts,
		...(offer ? { offer: readOffer(offer) } : {}),
		cards,
	};
}

/** Reads a list; what is no template is left out, so that one odd entry does not hide the others. */
export function readTemplates(items: Iterable<unknown>): Template[] {
	const templates: Template[] = [];
	for (const item of items) {
		try {
			templates.push(readTemplate(item));
		} catch (error) {
			if (!(error instanceof FieldError)) throw error;
		}
	}
	return templates;
}

/** Components that hold other parts, or take no values when sent. */
const quiet = new Set(['CAROUSEL', 'LIMITED_TIME_OFFER', 'CALL_PERMISSION_REQUEST']);

function readParts(components: readonly JsonObject[], category: string | undefined): Parts {
	const parts: Parts = { buttons: [], unknown: [] };
	for (const component of components) {
		const type = upperOf(component['type']) ?? '';
		if (type === 'HEADER') parts.header = readHeader(component);
		else if (type === 'BODY') parts.body = readText(component, 'body_text');
		else if (type === 'FOOTER') parts.footer = textOf(component['text']) ?? '';
		else if (type === 'BUTTONS') {
			parts.buttons = listOf(component['buttons']).map((button) => readButton(button, category));
		} else if (!quiet.has(type)) parts.unknown.push(unknownPart(type, component));
	}
	return parts;
}

function readHeader(component: JsonObject): Header {
	const format = upperOf(component['format']) ?? 'TEXT';
	switch (format) {
		case 'TEXT':
			return { format, ...readText(component, 'header_text') };
		case 'IMAGE':
		case 'VIDEO':
		case 'GIF':
		case 'DOCUMENT': {
			const example = textOf(listOf(field(component['example'], 'header_handle'))[0]);
			return example === undefined ? { format } : { format, example };
		}
		case 'LOCATION':
		case 'PRODUCT':
			return { format };
		default:
			return { format: 'UNKNOWN', ...unknownPart(`HEADER ${format}`, component), needsValues: true };
	}
}

/** Examples come as [[a, b]] for a body, [a] for a header, and as a list with names for named ones. */
function readText(component: JsonObject, exampleKey: string): TextPart {
	const text = textOf(component['text']) ?? '';
	const example = component['example'];
	const examples: Record<string, string> = {};
	const values = listOf(field(example, exampleKey)).flat();
	placeholdersOf(text).forEach((name, index) => {
		const value = textOf(values[isNumber(name) ? index : -1]);
		if (value !== undefined) examples[name] = value;
	});
	for (const named of listOf(field(example, `${exampleKey}_named_params`))) {
		const name = textOf(field(named, 'param_name'))?.replace(/[{}\s]/g, '');
		const value = textOf(field(named, 'example'));
		if (name !== undefined && value !== undefined) examples[name] = value;
	}
	return { text, examples };
}

function readOffer(component: JsonObject): { text?: string; expires: boolean } {
	const offer = component['limited_time_offer'];
	const text = textOf(field(offer, 'text'));
	// Meta's default is a countdown, and only an explicit false turns it off.
	const expires = field(offer, 'has_expiration') !== false;
	return text === undefined ? { expires } : { text, expires };
}

/** Meta leaves parameter_format out unless it is asked for; a name that is no number gives a named template away. */
function formatOf(given: string | undefined, all: readonly Parts[]): 'NAMED' | 'POSITIONAL' {
	if (given === 'NAMED' || given === 'POSITIONAL') return given;
	const texts = all.flatMap(({ header, body }) => [
		header?.format === 'TEXT' ? header.text : '',
		body?.text ?? '',
	]);
	const named = texts.some((text) => placeholdersOf(text).some((name) => !isNumber(name)));
	return named ? 'NAMED' : 'POSITIONAL';
}
