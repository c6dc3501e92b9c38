import type { Outgoing } from '../../../whatsapp/delivery/outgoing';
import type { Json, JsonObject } from '../../../whatsapp/events/event';
import { sentFlowToken } from '../../../whatsapp/flows/sent-token';
import type { Common } from '../../../whatsapp/messages/common';
import { flowMessage } from '../../../whatsapp/messages/flow';
import { optionalText } from '../../../whatsapp/messages/limits';
import { valueObject } from '../../../whatsapp/templates/value-text';
import { nonce } from '../../shared/nonce';
import type { Properties } from './settings';

/** What the dialog's fields came to for one msg; an empty field is not there. */
export interface Values {
	header?: unknown;
	body?: unknown;
	footer?: unknown;
	buttonText?: unknown;
	context?: unknown;
	token?: unknown;
	/** The first screen's own fields, by name. */
	data?: Record<string, unknown>;
	/** An object with what else goes to the first screen. */
	moreData?: unknown;
}

/**
 * Puts a Flow message together.
 * @param secret Signs the token by which the answer tells its Flow and context; undefined where the account has none.
 * @throws FieldError
 */
export function buildFlowMessage(
	settings: Pick<Properties, 'flow' | 'draft' | 'firstScreen' | 'screen'>,
	common: Common,
	values: Values,
	secret: string | undefined,
): Outgoing {
	const { flow, draft, firstScreen, screen } = settings;
	const navigate = firstScreen === 'navigate';
	const message = (token: string | undefined): JsonObject =>
		flowMessage(common, {
			flowId: flow,
			body: text('Body text', values.body) ?? '',
			header: text('Header', values.header),
			footer: text('Footer', values.footer),
			buttonText: text('Button text', values.buttonText) ?? '',
			firstScreen,
			draft,
			token,
			...(navigate && { screen, data: firstScreenData(values) }),
		});
	// Everything else is checked first: its errors are about fields that the user sees, a token's are not.
	message(undefined);
	const flowToken = sentFlowToken({
		flowId: flow,
		own: text('Flow token', values.token),
		context: values.context as Json | undefined,
		secret,
		nonce,
	});
	return { body: message(flowToken), ...(flowToken !== undefined && { flowToken }) };
}

function firstScreenData({ data, moreData }: Values): JsonObject {
	const more = moreData === undefined ? {} : valueObject('Additional data', moreData);
	return { ...more, ...(data as JsonObject | undefined) };
}

/** Numbers and booleans become text; how long it may be is for flowMessage to say. */
function text(field: string, value: unknown): string | undefined {
	return optionalText(field, value, { max: Number.POSITIVE_INFINITY });
}
