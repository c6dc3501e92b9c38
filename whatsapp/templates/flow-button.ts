import type { Json, JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { parseJson } from '../json';
import { limits } from '../messages/limits';
import { buttonJson, buttonVariable, type ButtonAt } from './button-parts';
import type { Component, Values } from './component';
import type { Button } from './template';
import { limitedText, valueObject } from './value-text';

/**
 * A button that opens a Flow. Its component is part of every send, even with nothing to say: without it Meta answers
 * 131009. `parameters` is left out when there is no token and no data, for an empty token is refused as well.
 */
export function flowButton(button: Extract<Button, { type: 'FLOW' }>, at: ButtonAt): Component {
	const optional = { required: false };
	const context = buttonVariable(at, 'flow_context', 'context', 'flow_context', {
		...optional,
		hint: 'Comes back with the answer; any text or JSON. Needs the app secret.',
	});
	const token = buttonVariable(at, 'flow_token', 'Flow token', 'flow_token', {
		...optional,
		limit: limits.flowToken,
		hint: 'Only if you make tokens of your own; otherwise leave it empty.',
	});
	const data = buttonVariable(at, 'flow_data', 'data for the first screen', 'flow_data', {
		...optional,
		hint: 'An object with the fields that the first screen expects.',
	});
	return {
		// With data_exchange the Flow's endpoint gives the first screen its data, and Meta refuses data from here.
		variables: button.action === 'navigate' ? [context, data, token] : [context, token],
		build(values) {
			const action: JsonObject = {};
			const own = values.given(token);
			const flowToken = own === undefined ? madeToken() : ownToken(own);
			if (flowToken !== undefined) {
				action['flow_token'] = flowToken;
				values.noteToken(flowToken);
			}
			const given = button.action === 'navigate' ? values.given(data) : undefined;
			const object = given === undefined ? {} : valueObject(data.label, given);
			if (Object.keys(object).length > 0) action['flow_action_data'] = object;
			return buttonJson(at, 'flow', Object.keys(action).length === 0 ? [] : [{ type: 'action', action }]);

			function ownToken(value: unknown): string {
				if (values.given(context) !== undefined) {
					throw new FieldError(
						context.label,
						'cannot travel in a token of your own. Empty one of the two fields.',
					);
				}
				return limitedText(token.label, value, limits.flowToken);
			}

			function madeToken(): string | undefined {
				const carried = readContext(values);
				const made = button.flowId === undefined ? undefined : values.makeToken(button.flowId, carried);
				if (made !== undefined || carried === undefined) return made;
				const reason =
					button.flowId === undefined
						? "the template does not say its Flow's id"
						: 'there is no app secret to sign it with';
				throw new FieldError(context.label, `cannot be sent: ${reason}.`);
			}
		},
	};

	function readContext(values: Values): Json | undefined {
		const value = values.given(context);
		if (value === undefined) return undefined;
		return typeof value === 'string' ? jsonOrText(value) : toJson(value);
	}
}

/** Objects and lists are typed as JSON text in both hosts; anything else that is text stays text. */
function jsonOrText(text: string): Json {
	return (/^\s*[[{]/.test(text) ? parseJson(text) : undefined) ?? text;
}

/** Dates and the like as JSON has them. */
function toJson(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
