import { MetaError } from '../graph/meta-error';
import { textOf, type JsonObject } from '../state/json';
import type { SentComponent, SentParameter } from './template-schema';
import type { PartCheck } from './template-check';

/** A FLOW button that is about to be sent. */
export interface FlowUse {
	flowId: string | undefined;
	flowName: string | undefined;
	flowAction: string;
	screen: string | undefined;
}

interface ButtonCheck {
	button: JsonObject;
	index: number;
	sent: SentComponent | undefined;
	check: PartCheck;
}

/** Judges each button of the template against the component that was sent for it, if any. */
export function checkButtons(
	buttons: readonly JsonObject[],
	sent: readonly SentComponent[],
	check: PartCheck,
): void {
	const byIndex = new Map<number, SentComponent>();
	for (const component of sent) {
		const index = Number(component.index ?? 0);
		const subType = component.sub_type?.toUpperCase();
		if (!subType)
			throw new MetaError(131008, { details: 'components: sub_type is required for type button' });
		const stored = buttons[index];
		if (!stored || byIndex.has(index) || subTypeOf(stored) !== subType) {
			throw new MetaError(131009, {
				details: `Components sub_type invalid at index: ${index} and type: ${subType.toLowerCase()}`,
			});
		}
		byIndex.set(index, component);
	}
	buttons.forEach((button, index) => {
		const judge = judges[subTypeOf(button)];
		judge?.({ button, index, sent: byIndex.get(index), check });
	});
}

/** What a stored button is called in a send; authentication templates answer to `url` whatever they store. */
function subTypeOf(button: JsonObject): string {
	const type = textOf(button['type'])?.toUpperCase() ?? '';
	return type === 'OTP' ? 'URL' : type;
}

const judges: Readonly<Record<string, (button: ButtonCheck) => void>> = {
	QUICK_REPLY: judgeQuickReply,
	URL: judgeUrl,
	FLOW: judgeFlow,
	COPY_CODE: judgeCoupon,
	CATALOG: () => undefined,
	MPM: judgeProducts,
	PHONE_NUMBER: ({ sent, index }) => {
		if (sent) throw takesNothing(index, 'PhoneNumber');
	},
};

/** The payload is optional; without one the tap brings back the button's text. */
function judgeQuickReply({ sent, index }: ButtonCheck): void {
	for (const parameter of sent?.parameters ?? []) {
		if (parameter.type.toUpperCase() !== 'PAYLOAD' || !parameter.payload) {
			throw new MetaError(132018, {
				details: `buttons: Button at index ${index} of type QuickReply needs a non-empty payload`,
			});
		}
	}
}

function judgeUrl({ button, sent, index, check }: ButtonCheck): void {
	const isCode = check.category === 'AUTHENTICATION' || button['type'] === 'OTP';
	const takesText = isCode || (textOf(button['url'])?.includes('{{') ?? false);
	const [parameter] = sent?.parameters ?? [];
	if (!takesText) {
		if (parameter) throw takesNothing(index, 'Url');
		return;
	}
	if (parameter?.type.toUpperCase() !== 'TEXT' || !parameter.text) throw parameterMissing(index, 'Url');
}

/** Every FLOW button has to be named in every send, even without a token (Meta docs: Flow templates). */
function judgeFlow({ button, sent, index, check }: ButtonCheck): void {
	if (!sent) {
		throw new MetaError(131009, {
			details: `buttons: Button at index ${index} of type Flow requires its component`,
		});
	}
	const flowAction = textOf(button['flow_action'])?.toLowerCase() ?? 'navigate';
	const parameter = sent.parameters?.[0];
	if (parameter) checkFlowAction(parameter, index, flowAction);
	check.useFlow({
		flowId: textOf(button['flow_id']),
		flowName: textOf(button['flow_name']),
		flowAction,
		screen: textOf(button['navigate_screen']),
	});
}

function checkFlowAction(parameter: SentParameter, index: number, flowAction: string): void {
	const action = parameter.type.toUpperCase() === 'ACTION' ? parameter.action : undefined;
	if (!action) throw parameterMissing(index, 'Flow');
	if (action.flow_token === '') {
		throw new MetaError(131009, { details: `buttons: Button at index ${index}: flow_token cannot be empty` });
	}
	const data = action.flow_action_data;
	if (data === undefined) return;
	if (flowAction === 'data_exchange') {
		throw new MetaError(132018, {
			details: `buttons: Button at index ${index}: flow_action_data is not supported for data_exchange`,
		});
	}
	if (Object.keys(data).length === 0) {
		throw new MetaError(131009, {
			details: `buttons: Button at index ${index}: flow_action_data cannot be an empty object`,
		});
	}
}

function judgeCoupon({ sent, index }: ButtonCheck): void {
	const code = sent?.parameters?.[0]?.coupon_code;
	if (!code) throw parameterMissing(index, 'CopyCode');
	if (code.length > 15) {
		throw new MetaError(131009, {
			details: `buttons: Button at index ${index}: coupon_code length invalid. Max length: 15`,
		});
	}
}

function judgeProducts({ sent, index }: ButtonCheck): void {
	const action = sent?.parameters?.[0]?.action;
	if (!action?.sections || !action.thumbnail_product_retailer_id) throw parameterMissing(index, 'Mpm');
	const products = action.sections.reduce((sum, section) => sum + section.product_items.length, 0);
	if (products > 30) {
		throw new MetaError(131009, { details: `buttons: Button at index ${index}: at most 30 products` });
	}
}

function parameterMissing(index: number, type: string): MetaError {
	return new MetaError(131008, {
		details: `buttons: Button at index ${index} of type ${type} requires a parameter`,
	});
}

function takesNothing(index: number, type: string): MetaError {
	return new MetaError(132018, {
		details: `buttons: Button at index ${index} of type ${type} does not take parameters`,
	});
}
