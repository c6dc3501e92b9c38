import type { Json, JsonObject } from '../events/event';
import { FieldError } from '../field-error';

/** What a variable takes; hosts choose the input for it. */
export type VariableKind =
	| 'text'
	| 'image'
	| 'video'
	| 'gif'
	| 'document'
	| 'file_name'
	| 'location_latitude'
	| 'location_longitude'
	| 'location_name'
	| 'location_address'
	| 'url'
	| 'payload'
	| 'coupon_code'
	| 'code'
	| 'time'
	| 'flow_context'
	| 'flow_data'
	| 'flow_token'
	| 'product'
	| 'catalog'
	| 'product_sections'
	| 'order'
	| 'minutes';

/** One thing that a send of the template has to, or can, say. */
export interface TemplateVariable {
	/** Stable and readable, stored in users' workflows: "body.first_name", "button.0.url", "card.1.header.image". */
	id: string;
	/** For people: "Body: first_name", `Button "Track": end of the link`. */
	label: string;
	kind: VariableKind;
	place: 'header' | 'body' | 'button' | 'card' | 'offer';
	required: boolean;
	/** What the template was approved with. */
	example?: string;
	/** The most characters (or minutes) that this value can have. */
	limit?: number;
	/** One sentence: what is wanted, or what happens without it. */
	hint?: string;
}

/**
 * One of Meta's components: which variables it has, and how it is built from their values. Listing and filling come
 * from the same place, so that neither can know a variable that the other does not.
 */
export interface Component {
	variables: readonly TemplateVariable[];
	/** Undefined when there is nothing to send for it. */
	build(values: Values): JsonObject | undefined;
}

/** The values of one send. */
export interface Values {
	templateName: string;
	/** Undefined when nothing, or only blanks, was given. */
	given(variable: TemplateVariable): unknown;
	/** A signed token; undefined without an app secret. */
	makeToken(flowId: string, context: Json | undefined): string | undefined;
	/** The token that goes out with a Flow button, whoever made it. */
	noteToken(token: string): void;
}

/** Where components stand: in the template itself, or in a card of its carousel. */
export interface Place {
	/** Zero-based; undefined in the template itself. */
	card?: number;
}

export function idIn(place: Place, id: string): string {
	return place.card === undefined ? id : `card.${place.card}.${id}`;
}

export function labelIn(place: Place, label: string): string {
	return place.card === undefined
		? label
		: `Card ${place.card + 1}, ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

export function placeIn(place: Place, inTemplate: TemplateVariable['place']): TemplateVariable['place'] {
	return place.card === undefined ? inTemplate : 'card';
}

/** The value of a variable that has to have one. */
export function needed(values: Values, variable: TemplateVariable): unknown {
	const value = values.given(variable);
	if (value === undefined) {
		throw new FieldError(
			variable.label,
			`is missing. The template "${values.templateName}" cannot be sent without it.`,
		);
	}
	return value;
}

/** Stands for a component or button that is not known here; listing it is harmless, sending it is not. */
export function unknownComponent(field: string, type: string): Component {
	return {
		variables: [],
		build(values) {
			throw new FieldError(
				field,
				`needs values of a kind (${type}) that is not known here, so that WhatsApp would refuse the template ` +
					`"${values.templateName}". Choose another template or update this package.`,
			);
		},
	};
}
