import type { Json, JsonObject } from '../events/event';
import { idIn, labelIn, placeIn, type Place, type TemplateVariable, type VariableKind } from './component';

/** A button and where it stands. */
export interface ButtonAt {
	text: string;
	/** Zero-based, as Meta wants it. */
	index: number;
	place: Place;
}

export function buttonVariable(
	at: ButtonAt,
	id: string,
	name: string,
	kind: VariableKind,
	more: Partial<TemplateVariable> = {},
): TemplateVariable {
	return {
		id: idIn(at.place, `button.${at.index}.${id}`),
		label: `${buttonLabel(at)}: ${name}`,
		kind,
		place: placeIn(at.place, 'button'),
		required: true,
		...more,
	};
}

/** Meta's index is text in its references and a number in some samples; it takes both. */
export function buttonJson(at: ButtonAt, subType: string, parameters: Json[]): JsonObject {
	const component: JsonObject = { type: 'button', sub_type: subType, index: String(at.index) };
	if (parameters.length > 0) component['parameters'] = parameters;
	return component;
}

export function buttonLabel(at: ButtonAt): string {
	return labelIn(at.place, `Button "${at.text}"`);
}
