import type { Json, JsonObject } from '../events/event';
import { isObject, listOf, objectOf, parseJson, textOf } from '../json';

export type ScreenFieldType = 'string' | 'number' | 'boolean' | 'object' | 'array';

/** One entry of a screen's `data`: what may be handed to the screen when the Flow is sent. */
export interface ScreenField {
	name: string;
	type: ScreenFieldType;
	/** `__example__` of the Flow JSON: shows the form of the value, and is no default. */
	example?: Json;
}

export interface EntryScreen {
	id: string;
	/** Left out where it is made of data. */
	title?: string;
	fields: ScreenField[];
}

/** Deeper than the three nested If of Flow JSON; a file made to overflow the stack ends here. */
const deepest = 40;

/**
 * The screens that a Flow may be opened at, in the Flow's own order: those that no other screen leads to (Meta docs: Flow
 * JSON, Routing model). With a Flow where each screen is led to, it is the first.
 *
 * @param flowJson Flow JSON as object or text. Whatever is missing or of another form is passed over; nothing throws.
 */
export function entryScreens(flowJson: unknown): EntryScreen[] {
	const screens = listOf(rootOf(flowJson).screens)
		.filter(isObject)
		.filter((screen) => textOf(screen.id) !== undefined);
	const ledTo = new Set([...routedTo(rootOf(flowJson).routing_model), ...screens.flatMap(navigatedTo)]);
	const entries = screens.filter((screen) => !ledTo.has(textOf(screen.id) ?? ''));
	return (entries.length > 0 ? entries : screens.slice(0, 1)).map(readScreen);
}

/**
 * Whether the Flow asks an endpoint for its data: only then can its first screen be left to the endpoint (first screen type
 * Data Exchange). `data_channel_uri` did so before Flow JSON 3.0.
 */
export function usesEndpoint(flowJson: unknown): boolean {
	const root = rootOf(flowJson);
	return textOf(root.data_api_version) !== undefined || textOf(root.data_channel_uri) !== undefined;
}

function rootOf(flowJson: unknown): JsonObject {
	const root = typeof flowJson === 'string' ? parseJson(flowJson) : flowJson;
	return isObject(root) ? root : {};
}

function readScreen(screen: JsonObject): EntryScreen {
	const title = textOf(screen.title);
	const isText = title !== undefined && !title.includes('${');
	return {
		id: textOf(screen.id) ?? '',
		...(isText ? { title } : {}),
		fields: Object.entries(objectOf(screen.data) ?? {}).map(([name, schema]) => readField(name, schema)),
	};
}

function readField(name: string, schema: Json): ScreenField {
	const example = objectOf(schema)?.__example__;
	const type = typeOf(objectOf(schema)?.type, example);
	return example === undefined ? { name, type } : { name, type, example };
}

const types: ReadonlyMap<Json | undefined, ScreenFieldType> = new Map([
	['string', 'string'],
	['number', 'number'],
	['integer', 'number'],
	['boolean', 'boolean'],
	['object', 'object'],
	['array', 'array'],
]);

/** A schema without a type is known by its example. */
function typeOf(type: Json | undefined, example: Json | undefined): ScreenFieldType {
	return types.get(type) ?? types.get(Array.isArray(example) ? 'array' : typeof example) ?? 'string';
}

function routedTo(routingModel: Json | undefined): string[] {
	return Object.values(objectOf(routingModel) ?? {})
		.flatMap(listOf)
		.filter((target) => typeof target === 'string');
}

/** Targets of `navigate` actions: without an endpoint the routing model may be left out and follows from them. */
function navigatedTo(screen: JsonObject): string[] {
	const targets: string[] = [];
	collectTargets(screen.layout ?? null, targets, 0);
	return targets.filter((target) => target !== screen.id);
}

function collectTargets(value: Json, targets: string[], depth: number): void {
	if (typeof value !== 'object' || value === null || depth === deepest) return;
	if (isObject(value) && value.name === 'navigate') {
		const target = textOf(objectOf(value.next)?.name);
		if (target !== undefined) targets.push(target);
	}
	for (const part of Object.values(value)) collectTargets(part, targets, depth + 1);
}
