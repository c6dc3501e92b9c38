import type { JsonObject } from '../events/event';
import { limits } from '../messages/limits';
import { buttonComponent } from './button-component';
import { unknownComponent, labelIn, type Component, type Place, type Values } from './component';
import { headerComponent } from './header-component';
import { offerComponent } from './offer-component';
import { otpComponents } from './otp-components';
import type { Parts, Template } from './template';
import { bodyLimit, textComponent } from './text-components';

/** Everything of a template that is said anew with each send, in the order of Meta's samples. */
export function componentsOf(template: Template): Component[] {
	const otp = otpComponents(template);
	// The code's body is among the one-time code components.
	const { body, ...withoutBody } = template;
	const parts: Parts = otp.length > 0 || !body ? withoutBody : { ...withoutBody, body };
	return [
		...partsComponents(parts, {}, template, bodyLimit(template)),
		...otp,
		...(template.cards.length > 0 ? [carouselComponent(template)] : []),
	];
}

function partsComponents(parts: Parts, place: Place, template: Template, maxBody: number): Component[] {
	const format = template.parameterFormat;
	const found = [
		parts.header && headerComponent(parts.header, place, format),
		place.card === undefined && template.offer?.expires ? offerComponent : undefined,
		parts.body && textComponent('body', parts.body, { place, format, limit: maxBody }),
		...parts.buttons.map((button, index) => buttonComponent(button, index, place)),
		...parts.unknown
			.filter((part) => part.needsValues)
			.map((part) => unknownComponent(labelIn(place, part.type), part.type)),
	];
	return found.filter((component) => component !== undefined);
}

/** All cards go out with every send, each under its place in the row. */
function carouselComponent(template: Template): Component {
	const cards = template.cards.map((parts, card) =>
		partsComponents(parts, { card }, template, limits.cardBody),
	);
	return {
		variables: cards.flat().flatMap((component) => component.variables),
		build: (values) => ({
			type: 'carousel',
			cards: cards.map((components, card_index) => ({
				card_index,
				components: buildAll(components, values),
			})),
		}),
	};
}

export function buildAll(components: readonly Component[], values: Values): JsonObject[] {
	return components.map((component) => component.build(values)).filter((json) => json !== undefined);
}
