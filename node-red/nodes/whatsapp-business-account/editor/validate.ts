/** Node-RED puts the environment in at the start; what is in it cannot be judged here. */
const fromEnvironment = /^\$\{[^}]+\}$/;

/** What a property looks like. Empty ones are judged by `required`. */
const forms: Record<string, (value: string) => boolean> = {
	accountId: (value) => /^\d+$/.test(value),
	phoneNumberId: (value) => /^\d+$/.test(value),
	defaultCountry: (value) => /^[A-Za-z]{2}$/.test(value),
	path: (value) => /^\/?[\w.~-]+(\/[\w.~-]+)*\/?$/.test(value),
	publicUrl: isPublicUrl,
	apiVersion: (value) => /^v\d+\.\d+$/.test(value),
	baseUrl: (value) => isUrl(value, /^https?:$/),
};

/**
 * True, or a sentence that says what the property should look like. It never quotes the value: Node-RED's list of config
 * nodes shows these sentences as HTML, and a flow that somebody else made may hold anything.
 */
export function check(node: EditorNode, property: string, value: unknown): boolean | string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '' || fromEnvironment.test(text)) return true;
	return forms[property]?.(text) === false ? node._(`whatsapp-business-account.check.${property}`) : true;
}

/** Meta calls https only; a simulator on this computer may be content with less. */
function isPublicUrl(value: string): boolean {
	return isUrl(value, /^https:$/) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(value);
}

function isUrl(value: string, protocol: RegExp): boolean {
	try {
		return protocol.test(new URL(value).protocol);
	} catch {
		return false;
	}
}
