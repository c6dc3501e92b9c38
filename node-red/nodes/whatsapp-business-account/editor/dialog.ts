import {
	type AccountDraft,
	type ListedNumber,
	askTest,
	askRegister,
	fetchPhoneNumbers,
} from '../../../shared/editor/account-lists';
import { makePicker } from '../../../shared/editor/picker';
import { addStyle } from '../../../shared/editor/style';
import { callbackUrl } from '../callback-url';
import { style } from './look';

type Word = (key: string, values?: Record<string, string>) => string;

const SETTINGS = ['accountId', 'phoneNumberId', 'apiVersion', 'baseUrl'];
const CREDENTIALS = ['accessToken', 'appSecret', 'previousAppSecret', 'verifyToken'];

/** What stands in a password field whose content never came to the browser. */
const UNREADABLE = '__PWRD__';

/** @returns the function that closes what may be open */
export function prepareDialog(node: EditorNode): () => void {
	addStyle('whatsapp-account-style', style);
	const word: Word = (key, values) => node._(`whatsapp-business-account.${key}`, values);
	const picker = preparePhoneNumbers(node, word);
	prepareTest(node, word);
	prepareVerifyToken();
	prepareMetaBox(word);
	prepareRegister(node, word);
	return () => {
		picker.close();
	};
}

/** The account as it stands in the dialog, deployed or not. */
function draft(): AccountDraft {
	return {
		settings: Object.fromEntries(SETTINGS.map((name) => [name, inputText(name)])),
		credentials: Object.fromEntries(CREDENTIALS.map((name) => [name, inputText(name)])),
	};
}

function preparePhoneNumbers(node: EditorNode, word: Word): { close(): void } {
	const input = field('phoneNumberId');
	const stored = inputText('phoneNumberId');
	let numbers: readonly ListedNumber[] = [];
	let last = stored;
	input.on('change', () => {
		const id = inputText('phoneNumberId');
		// Node-RED itself says "change" when the dialog opens.
		if (id !== last) rememberPhone(id, numbers.find(({ value }) => value === id)?.number ?? '');
		last = id;
	});
	return makePicker({
		input,
		typed: true,
		stored: stored === '' ? undefined : { value: stored, label: stored },
		load: async () => {
			numbers = await fetchPhoneNumbers(node.id, draft());
			for (const { value, number } of numbers) rememberPhone(value, number);
			return numbers.map(({ value, label, quality, status }) => ({
				value,
				label,
				detail: value,
				tags: [quality, status]
					.filter((tag) => tag !== '' && tag !== 'UNKNOWN')
					.map((tag) => tag.toLowerCase()),
			}));
		},
		texts: {
			none: word('picker.none'),
			search: word('picker.search'),
			loading: word('picker.loading'),
			empty: word('picker.empty'),
			notFound: word('picker.notFound'),
			refresh: word('picker.refresh'),
			use: (value) => word('picker.use', { value }),
		},
	});
}

/** Stored beside its id, so that a report can name the number without asking Meta. */
function rememberPhone(id: string, number: string): void {
	if (id === inputText('phoneNumberId')) field('phone').val(number);
}

function prepareTest(node: EditorNode, word: Word): void {
	const result = $('#whatsapp-account-test-result');
	$('#whatsapp-account-test').on('click', () => {
		void whileBusy($('#whatsapp-account-test'), result, async () => {
			const asked = inputText('phoneNumberId');
			const { number, name, quality } = await askTest(node.id, draft());
			rememberPhone(asked, number);
			return word('test.passed', { number, name, quality: quality.toLowerCase() || '–' });
		});
	});
}

/** A new account gets a token at once. A stored one cannot be read back: a new one takes its place. */
function prepareVerifyToken(): void {
	const input = field('verifyToken');
	const generate = () => {
		input.val(randomToken()).trigger('change');
	};
	if (inputText('verifyToken') === '') generate();
	$('#whatsapp-account-generate').on('click', generate);
}

/** What to paste into Meta's dashboard, or what will be told to Meta. */
function prepareMetaBox(word: Word): void {
	const url = $('#whatsapp-account-url');
	const token = $('#whatsapp-account-token');
	const draw = () => {
		const manual = inputText('registration') === 'manual';
		const publicUrl = inputText('publicUrl');
		const nodeRoot = (RED.settings as unknown as { httpNodeRoot?: string }).httpNodeRoot ?? '/';
		const shown = callbackUrl(publicUrl || word('placeholder.publicUrl'), nodeRoot, inputText('path'));
		url.text(shown ?? '').toggleClass('whatsapp-account-example', publicUrl === '');
		const value = inputText('verifyToken');
		const readable = value !== '' && value !== UNREADABLE;
		token
			.text(readable ? value : word('hint.tokenStored'))
			.toggleClass('whatsapp-account-example', !readable);
		$('[data-whatsapp-copy="token"]').toggle(readable);
		$('#whatsapp-account-meta-hint').text(word(manual ? 'hint.manual' : 'hint.automatic'));
		$('#whatsapp-account-register').toggle(!manual);
	};
	for (const name of ['registration', 'publicUrl', 'path', 'verifyToken'])
		field(name).on('input change', draw);
	for (const [name, text] of [
		['url', url],
		['token', token],
	] as const) {
		const button = $(`[data-whatsapp-copy="${name}"]`).attr('aria-label', word('button.copy'));
		RED.popover.tooltip(button, word('button.copy'));
		button.on('click', () => {
			copyText(text.text(), button);
		});
	}
	draw();
}

/** Registers what is deployed; what another address stands for is only replaced after a question. */
function prepareRegister(node: EditorNode, word: Word): void {
	const result = $('#whatsapp-account-register-result');
	$('[data-whatsapp-register]').on('click', (event) => {
		const button = $(event.currentTarget);
		const action = button.attr('data-whatsapp-register') === 'clear' ? 'clear' : 'set';
		const scope = inputText('registration') === 'account' ? 'account' : 'phone_number';
		void whileBusy(button, result, async () => {
			let answer = await askRegister(node.id, { action, scope });
			if (action === 'set' && !answer.ours && answer.standing !== undefined) {
				// The browser's own question: it stops everything until it is answered, as this should.
				if (!window.confirm(word('register.replace', { address: answer.standing })))
					return word('register.kept');
				answer = await askRegister(node.id, { action, scope, replace: true });
			}
			if (answer.ours) return word('register.ours', { address: answer.address });
			return answer.standing === undefined
				? word('register.none')
				: word('register.foreign', { address: answer.standing });
		});
	});
}

/** Runs one question; its answer or its error is the text beside the button. */
async function whileBusy(button: JQuery, result: JQuery, ask: () => Promise<string>): Promise<void> {
	button.prop('disabled', true);
	result.removeClass('whatsapp-account-good whatsapp-account-bad').text('…');
	try {
		result.text(await ask()).addClass('whatsapp-account-good');
	} catch (error) {
		result.text(error instanceof Error ? error.message : String(error)).addClass('whatsapp-account-bad');
	} finally {
		button.prop('disabled', false);
	}
}

function field(name: string): JQuery {
	return $(`#node-config-input-${name}`);
}

function inputText(name: string): string {
	const value: unknown = field(name).val();
	return typeof value === 'string' ? value.trim() : '';
}

/** 128 bits as hex digits: it is pasted into a form and must survive every keyboard. */
function randomToken(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Node-RED's own copying also works where the editor is not served over https. */
function copyText(text: string, button: JQuery): void {
	const { clipboard } = RED as unknown as { clipboard: { copyText(text: string, target: JQuery): void } };
	clipboard.copyText(text, button);
}
