import type { Button, Header, Parts, Template } from '../../../whatsapp/templates/template';
import type { TypedValue } from '../typed-value';
import { type Filled, richText } from './rich-text';
import { addStyle } from './style';

/** What a bubble shows: a template, or any message with the same parts. */
export interface BubbleContent extends Omit<Parts, 'unknown'> {
	offer?: Template['offer'];
	cards?: readonly Parts[];
}

/** The value behind a variable, by the id that whatsapp/templates gives it. */
export type ValueOf = (id: string) => TypedValue | undefined;

/** Draws the message as the recipient sees it: what is typed in place, what is read from a msg as a chip. */
export function bubble(content: BubbleContent, valueOf: ValueOf): JQuery {
	addStyle('whatsapp-bubble-style', style);
	const chat = $('<div class="whatsapp-chat"></div>');
	chat.append(message(content, '', valueOf));
	if (content.cards && content.cards.length > 0) {
		const cards = $('<div class="whatsapp-cards"></div>').appendTo(chat);
		content.cards.forEach((card, index) => cards.append(message(card, `card.${index}.`, valueOf)));
	}
	return chat;
}

function message(content: BubbleContent, prefix: string, valueOf: ValueOf): JQuery {
	const box = $('<div class="whatsapp-bubble"></div>');
	const fill = (part: string) => (name: string) =>
		filled(valueOf(`${prefix}${part}.${name}`) ?? (part === 'body' ? valueOf('otp.code') : undefined));
	if (content.header) box.append(header(content.header, `${prefix}header`, fill('header'), valueOf));
	if (content.offer?.text !== undefined)
		box.append(line('whatsapp-bubble-offer', 'fa-gift', content.offer.text));
	if (content.body) {
		$('<div class="whatsapp-bubble-body"></div>')
			.append(richText(content.body.text, fill('body')))
			.appendTo(box);
	}
	if (content.footer !== undefined && content.footer !== '') {
		$('<div class="whatsapp-bubble-footer"></div>').text(content.footer).appendTo(box);
	}
	content.buttons.forEach((button) =>
		box.append(line('whatsapp-bubble-button', buttonIcons[button.type], button.text)),
	);
	return box;
}

function header(
	part: Header,
	id: string,
	fill: (name: string) => Filled | undefined,
	valueOf: ValueOf,
): JQuery {
	if (part.format === 'TEXT') {
		return $('<div class="whatsapp-bubble-title"></div>').append(richText(part.text, fill));
	}
	const { format } = part;
	const value = filled(valueOf(`${id}.${format.toLowerCase()}`) ?? valueOf(`${id}.location.name`));
	return line('whatsapp-bubble-media', mediaIcons[format], value?.text ?? '');
}

function line(className: string, icon: string, text: string): JQuery {
	const element = $('<div></div>').addClass(className).attr('title', text);
	return element.append($('<i class="fa"></i>').addClass(icon), $('<span></span>').text(text));
}

function filled(value: TypedValue | undefined): Filled | undefined {
	if (!value || value.value.trim() === '') return undefined;
	if (value.type === 'str' || value.type === 'num') return { text: value.value, dynamic: false };
	const text =
		value.type === 'jsonata' ? value.value : `${value.type === 'env' ? '$' : `${value.type}.`}${value.value}`;
	return { text: text.length > 40 ? `${text.slice(0, 39)}…` : text, dynamic: true };
}

const mediaIcons: Record<Exclude<Header['format'], 'TEXT'>, string> = {
	IMAGE: 'fa-picture-o',
	VIDEO: 'fa-film',
	GIF: 'fa-film',
	DOCUMENT: 'fa-file-text-o',
	LOCATION: 'fa-map-marker',
	PRODUCT: 'fa-shopping-bag',
	UNKNOWN: 'fa-puzzle-piece',
};

const buttonIcons: Record<Button['type'], string> = {
	QUICK_REPLY: 'fa-reply',
	URL: 'fa-external-link',
	PHONE_NUMBER: 'fa-phone',
	FLOW: 'fa-list-alt',
	COPY_CODE: 'fa-copy',
	OTP: 'fa-copy',
	CATALOG: 'fa-th-list',
	MPM: 'fa-th-list',
	VOICE_CALL: 'fa-phone',
	ORDER_DETAILS: 'fa-shopping-cart',
	OTHER: 'fa-hand-pointer-o',
};

const style = `
.whatsapp-chat {
	box-sizing: border-box; width: calc(70% + 104px); padding: 12px; border: 1px solid var(--red-ui-secondary-border-color); border-radius: 4px;
	background: var(--red-ui-tertiary-background); color: var(--red-ui-primary-text-color);
}
.whatsapp-bubble {
	box-sizing: border-box; max-width: 320px; padding: 8px 10px; border-radius: 8px; overflow: hidden; line-height: 19px;
	background: var(--red-ui-secondary-background); box-shadow: 0 1px 1px var(--red-ui-shadow);
}
.whatsapp-bubble-title { font-weight: bold; margin-bottom: 4px; overflow-wrap: anywhere; }
.whatsapp-bubble-body { white-space: pre-wrap; overflow-wrap: anywhere; }
.whatsapp-bubble-footer { margin-top: 4px; font-size: 12px; color: var(--red-ui-tertiary-text-color); overflow-wrap: anywhere; }
.whatsapp-bubble-media {
	margin: -2px -4px 8px; padding: 16px 8px; border-radius: 5px; text-align: center; font-size: 12px;
	color: var(--red-ui-tertiary-text-color); background: var(--red-ui-secondary-background-selected);
	overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
}
.whatsapp-bubble-media > .fa { display: block; font-size: 26px; margin-bottom: 3px; }
.whatsapp-bubble-offer { margin-bottom: 4px; font-weight: bold; }
.whatsapp-bubble-offer > .fa, .whatsapp-bubble-button > .fa { margin-right: 6px; }
.whatsapp-bubble-button {
	margin: 8px -10px -8px; padding: 7px 10px; text-align: center; color: var(--red-ui-text-color-link);
	border-top: 1px solid var(--red-ui-secondary-border-color);
	overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
}
.whatsapp-bubble-button + .whatsapp-bubble-button { margin-top: 8px; }
.whatsapp-cards { display: flex; gap: 8px; margin-top: 8px; overflow-x: auto; align-items: flex-start; padding-bottom: 4px; }
.whatsapp-cards > .whatsapp-bubble { flex: 0 0 200px; }
.whatsapp-chip {
	padding: 0 5px; border-radius: 3px; font-family: var(--red-ui-monospace-font); font-size: 12px;
	background: var(--red-ui-list-item-background-selected); color: var(--red-ui-primary-text-color);
}
.whatsapp-chip-empty { background: var(--red-ui-diff-state-changed-background, #fff7c2); }
`;
