import type { Json } from '../events/event';
import { FieldError } from '../field-error';
import { limits, lengthOf, tooLong } from '../messages/limits';
import {
	needed,
	unknownComponent,
	type Component,
	type Place,
	type TemplateVariable,
	type Values,
} from './component';
import { buttonJson, buttonLabel, buttonVariable, type ButtonAt } from './button-parts';
import { flowButton } from './flow-button';
import { catalogButton, orderButton, productsButton } from './commerce-buttons';
import { placeholdersOf, replacePlaceholders } from './placeholders';
import type { Button } from './template';
import { limitedText, valueText } from './value-text';

/** The component for one button; undefined when nothing can be said about it. One-time code buttons: see otp.ts. */
export function buttonComponent(button: Button, index: number, place: Place): Component | undefined {
	const at: ButtonAt = { text: button.text, index, place };
	switch (button.type) {
		case 'QUICK_REPLY':
			return quickReply(at);
		case 'URL':
			return urlButton(button, at);
		case 'FLOW':
			return flowButton(button, at);
		case 'COPY_CODE':
			return copyCode(button.example, at);
		case 'CATALOG':
			return catalogButton(at);
		case 'MPM':
			return productsButton(at);
		case 'ORDER_DETAILS':
			return orderButton(at);
		case 'VOICE_CALL':
			return voiceCall(at);
		case 'OTHER':
			return button.of.needsValues ? unknownComponent(buttonLabel(at), button.of.type) : undefined;
		case 'PHONE_NUMBER':
		case 'OTP':
			return undefined;
	}
}

function quickReply(at: ButtonAt): Component {
	const payload = buttonVariable(at, 'payload', 'payload', 'payload', {
		required: false,
		limit: limits.payload,
		hint: "Comes back when the button is tapped; without it the button's text does.",
	});
	return {
		variables: [payload],
		build(values) {
			const text = optionalText(values, payload);
			return text === undefined
				? undefined
				: buttonJson(at, 'quick_reply', [{ type: 'payload', payload: text }]);
		},
	};
}

function urlButton(
	button: { url: string; examples: Readonly<Record<string, string>> },
	at: ButtonAt,
): Component | undefined {
	const [name] = placeholdersOf(button.url);
	if (name === undefined) return undefined;
	const example = button.examples[name];
	const suffix = buttonVariable(at, 'url', 'end of the link', 'url', {
		limit: Math.max(0, limits.url - lengthOf(replacePlaceholders(button.url, () => ''))),
		hint: `Stands in: ${button.url}`,
		...(example === undefined ? {} : { example }),
	});
	return {
		variables: [suffix],
		build: (values) =>
			buttonJson(at, 'url', [{ type: 'text', text: urlSuffix(button.url, suffix, needed(values, suffix)) }]),
	};
}

/** Users often have the whole address at hand; Meta would put it behind the template's own beginning. */
function urlSuffix(url: string, variable: TemplateVariable, value: unknown): string {
	const start = url.slice(0, url.indexOf('{{'));
	const given = valueText(variable.label, value).trim();
	const text = start !== '' && given.startsWith(start) ? given.slice(start.length) : given;
	if (text === '')
		throw new FieldError(
			variable.label,
			`is only the beginning of the link, ${start}. Give what follows it.`,
		);
	if (/\s/.test(text))
		throw new FieldError(
			variable.label,
			`"${text}" has blanks, which break the link. Encode or remove them.`,
		);
	if (variable.limit !== undefined && lengthOf(text) > variable.limit)
		throw tooLong(variable.label, text, variable.limit);
	return text;
}

function copyCode(example: string | undefined, at: ButtonAt): Component {
	// Meta's pages said 15, since 2025-12 they say 20. A template approved with more than 15 shows that it may be.
	const limit = lengthOf(example ?? '') > limits.code ? limits.longCode : limits.code;
	const coupon = buttonVariable(at, 'coupon', 'coupon code', 'coupon_code', {
		limit,
		...(example === undefined ? {} : { example }),
	});
	return {
		variables: [coupon],
		build: (values) =>
			buttonJson(at, 'copy_code', [
				{ type: 'coupon_code', coupon_code: limitedText(coupon.label, needed(values, coupon), limit) },
			]),
	};
}

/** Meta docs: Call buttons; both parameters only override what the template has. */
function voiceCall(at: ButtonAt): Component {
	const minutes = buttonVariable(at, 'minutes', 'minutes that the button works', 'minutes', {
		required: false,
		limit: limits.callMinutes,
	});
	const payload = buttonVariable(at, 'payload', 'payload', 'payload', {
		required: false,
		limit: limits.callPayload,
		hint: 'Comes back when the person calls.',
	});
	return {
		variables: [minutes, payload],
		build(values) {
			const time = values.given(minutes);
			const text = optionalText(values, payload);
			const parameters: Json[] = [];
			if (time !== undefined)
				parameters.push({ type: 'ttl_minutes', ttl_minutes: wholeMinutes(minutes, time) });
			if (text !== undefined) parameters.push({ type: 'payload', payload: text });
			return parameters.length === 0 ? undefined : buttonJson(at, 'voice_call', parameters);
		},
	};
}

function wholeMinutes(variable: TemplateVariable, value: unknown): number {
	const minutes = Number(valueText(variable.label, value));
	if (Number.isInteger(minutes) && minutes >= 1 && minutes <= limits.callMinutes) return minutes;
	throw new FieldError(variable.label, `must be a whole number from 1 to ${limits.callMinutes} (30 days).`, {
		limit: limits.callMinutes,
	});
}

function optionalText(values: Values, variable: TemplateVariable): string | undefined {
	const value = values.given(variable);
	return value === undefined ? undefined : limitedText(variable.label, value, variable.limit);
}
