import { type ErrorRow, errorTable } from './error-table';

interface ErrorRange extends ErrorRow {
	from: number;
	to: number;
}

/** Families of codes, for those that the table lacks or Meta has not invented yet. The first that fits counts. */
export const errorRanges: readonly ErrorRange[] = [
	{
		from: 200,
		to: 299,
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Permission missing',
		advice:
			'The token lacks a permission: make one with whatsapp_business_messaging and whatsapp_business_management.',
	},
	{
		from: 80000,
		to: 80099,
		kind: 'rate_limited',
		action: 'retry',
		retryable: true,
		title: 'Call limit reached',
		advice: 'The account has made too many calls to Meta: send more slowly and try again later.',
	},
	{
		from: 131200,
		to: 131299,
		kind: 'request',
		action: 'fix_request',
		title: 'Group request refused',
		advice: 'WhatsApp refused a request about a group: see the details and check the group ID.',
	},
	{
		from: 131000,
		to: 131999,
		kind: 'request',
		action: 'fix_request',
		title: 'Message refused',
		advice: 'WhatsApp refused the message: see the details, and correct what they name.',
	},
	{
		from: 132000,
		to: 132999,
		kind: 'template',
		action: 'fix_request',
		title: 'Template or Flow refused',
		advice: 'WhatsApp refused the template or Flow: see the details, and choose it again in the node.',
	},
	{
		from: 133000,
		to: 133999,
		kind: 'account',
		action: 'fix_account',
		title: 'Registration problem',
		advice: 'Something is wrong with the registration of the business number: check it in WhatsApp Manager.',
	},
	{
		from: 134000,
		to: 134999,
		kind: 'account',
		action: 'fix_account',
		title: 'Not set up',
		advice:
			'The account is not set up for this kind of message: see the details and finish it in WhatsApp Manager.',
	},
	{
		from: 138000,
		to: 138999,
		kind: 'request',
		action: 'fix_request',
		title: 'Call refused',
		advice:
			'WhatsApp refused a request about calls: see the details, and check that the number may call this person.',
	},
	{
		from: 139100,
		to: 139199,
		kind: 'request',
		action: 'fix_request',
		title: 'Person not blocked or unblocked',
		advice: 'WhatsApp could not change the list of blocked people: see the details.',
	},
	{
		from: 139000,
		to: 139099,
		kind: 'flow',
		action: 'fix_request',
		title: 'Flow request refused',
		advice:
			'WhatsApp refused a request about a Flow: see the details, and check the Flow in WhatsApp Manager.',
	},
	{
		from: 147000,
		to: 147999,
		kind: 'account',
		action: 'fix_account',
		title: 'Username refused',
		advice: 'WhatsApp refused a request about a username: see the details.',
	},
	{
		from: 2388000,
		to: 2388999,
		kind: 'template',
		action: 'fix_request',
		title: 'Template not created or moved',
		advice: 'WhatsApp refused to create, change or move a template: see the details.',
	},
	{
		from: 2494100,
		to: 2494199,
		kind: 'account',
		action: 'fix_account',
		title: 'Account not connected',
		advice: 'The WhatsApp Business Account could not be connected: see the details.',
	},
];

/**
 * The HTTP status decides only where no code is known: Meta's statuses differ between its documents, and the same code
 * was seen with several.
 */
const byHttpStatus: readonly ErrorRange[] = [
	{
		from: 401,
		to: 401,
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Access token not accepted',
		advice: 'Meta could not sign you in: enter a new access token in the credential.',
	},
	{
		// Also what a firewall or proxy answers that lets nothing through to Meta.
		from: 403,
		to: 403,
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Not allowed',
		advice:
			'Meta does not allow this request: check the permissions of the token and the state of the account.',
	},
	{
		from: 429,
		to: 429,
		kind: 'rate_limited',
		action: 'retry',
		retryable: true,
		title: 'Too many requests',
		advice: 'Too many requests went to Meta in a short time: send more slowly and try again.',
	},
	{
		from: 400,
		to: 499,
		kind: 'request',
		action: 'fix_request',
		title: 'Request refused',
		advice: 'Meta refused the request: see the details, and correct what they name.',
	},
	{
		from: 500,
		to: 599,
		kind: 'service',
		action: 'retry',
		retryable: true,
		title: 'Meta is not available',
		advice: "Meta's service failed or is overloaded for the moment: try again in a minute.",
	},
];

/** Answers without any error of Meta: it was not Meta who spoke, and the next message would hear the same. */
const byHttpStatusAlone: readonly ErrorRange[] = [
	{
		from: 404,
		to: 405,
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'No Graph API at this address',
		advice:
			'What answers there is not Meta: check the base URL, usually https://graph.facebook.com, and the API version.',
	},
	{
		from: 407,
		to: 407,
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'The proxy wants a sign-in',
		advice: 'A proxy on the way to Meta asks for a name and a password: enter them where the proxy is set.',
	},
];

const notKnown: ErrorRow = {
	kind: 'unknown',
	action: 'retry_later',
	title: 'Unknown error',
	advice: 'WhatsApp gave an error that is not known here: see the details, and try again later.',
};

/** The row for a code; else its family; else what the HTTP status tells; else a row that says it is not known. */
export function errorRow(code: number | undefined, httpStatus?: number): ErrorRow {
	return (
		(code === undefined ? rangeOf(byHttpStatusAlone, httpStatus ?? 0) : knownErrorRow(code)) ??
		(httpStatus === undefined ? undefined : rangeOf(byHttpStatus, httpStatus)) ??
		notKnown
	);
}

/** What the code alone tells; undefined for a code of no known family. */
export function knownErrorRow(code: number): ErrorRow | undefined {
	return errorTable[code] ?? rangeOf(errorRanges, code);
}

function rangeOf(ranges: readonly ErrorRange[], value: number): ErrorRange | undefined {
	return ranges.find(({ from, to }) => from <= value && value <= to);
}
