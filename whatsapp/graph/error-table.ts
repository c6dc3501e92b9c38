import type { ReasonAction, ReasonKind } from '../events/event';

/** What one error code means and what to do about it. */
export interface ErrorRow {
	kind: ReasonKind;
	action: ReasonAction;
	/** Shown where Meta sends no title of its own. */
	title: string;
	/** One sentence for the person at the canvas: what happened, and what to do. */
	advice: string;
	/** The same request may be sent again by itself after a pause: it was refused and the cause passes. */
	retryable?: true;
	/** Every further message would be refused too, so that a run should stop. */
	fatal?: true;
}

/**
 * Meta's error codes (Meta docs: Cloud API, Error codes; Flows, Error codes; Graph API, Handling errors). Titles and advice
 * are ours; where Meta gives a title or details, these are shown beside them.
 */
export const errorTable: Readonly<Record<number, ErrorRow>> = {
	// Token, permissions, account: nothing will go out until somebody sets it right.
	0: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Access token not accepted',
		advice: 'Meta could not sign you in: enter a new access token in the credential.',
	},
	3: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'App lacks a capability',
		advice: 'The Meta app may not make this call: check its access level and the permissions of the token.',
	},
	10: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Permission missing',
		advice:
			'The token lacks a permission: make one with whatsapp_business_messaging and whatsapp_business_management.',
	},
	33: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Unknown id',
		advice:
			'Meta does not know this id or hides it from the token: check the phone number ID, and that the account is assigned to the token.',
	},
	190: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Access token expired',
		advice:
			'The access token is wrong, has expired or was revoked: enter a new one in the credential, best of a system user, which does not expire.',
	},
	// Seen on every call with a version past its end (Meta docs: Graph API, Versioning).
	2635: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'API version has ended',
		advice: 'Meta no longer answers this version of its API: enter a newer one, as the details say.',
	},
	368: {
		kind: 'policy',
		action: 'fix_account',
		fatal: true,
		title: 'Blocked for a policy violation',
		advice:
			'Meta has blocked the account for a time for breaking its policies: see Account Quality in Business Manager.',
	},
	130497: {
		kind: 'policy',
		action: 'use_another_channel',
		title: 'Country not allowed',
		advice:
			'The business may not message people in this country by WhatsApp: reach this person in another way.',
	},
	131005: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Access denied',
		advice:
			'The token lacks a permission or was taken away from the account: check it in Business Manager and make a new one.',
	},
	131031: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Account locked',
		advice:
			'Meta has locked or restricted the account: see Account Quality in Business Manager for why and how to appeal.',
	},
	131037: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Display name not approved',
		advice: 'The number cannot send before its display name is approved: check the name in WhatsApp Manager.',
	},
	131042: {
		kind: 'payment',
		action: 'fix_account',
		fatal: true,
		title: 'Payment problem',
		advice:
			'Meta could not charge the business: check the payment method and open invoices in WhatsApp Manager.',
	},
	131044: {
		kind: 'payment',
		action: 'fix_account',
		fatal: true,
		title: 'Payment problem',
		advice: 'The account has a problem with its payment: check the payment method in WhatsApp Manager.',
	},
	131045: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Phone number not registered properly',
		advice:
			'The registration of the business number is incomplete: register the number again in WhatsApp Manager.',
	},
	131063: {
		kind: 'account',
		action: 'fix_account',
		title: 'Marketing templates switched off',
		advice:
			'Marketing templates are switched off for this way of sending: switch them on in WhatsApp Manager or use Marketing Messages.',
	},
	134011: {
		kind: 'payment',
		action: 'fix_account',
		title: 'Payments terms not accepted',
		advice: 'The terms for WhatsApp payments are not accepted yet: accept them in WhatsApp Manager.',
	},
	134100: {
		kind: 'account',
		action: 'fix_account',
		title: 'Marketing Messages not available',
		advice: 'Only marketing messages can be sent this way: send other templates as ordinary messages.',
	},
	134101: {
		kind: 'account',
		action: 'retry_later',
		title: 'Marketing Messages being set up',
		advice: 'Meta is still preparing the template for marketing messages: try again in some minutes.',
	},
	134102: {
		kind: 'account',
		action: 'fix_account',
		title: 'Marketing Messages not set up',
		advice: 'The account is not enrolled for marketing messages: finish the enrolment in WhatsApp Manager.',
	},

	// Registration of the business number.
	133000: {
		kind: 'account',
		action: 'fix_account',
		title: 'Deregistration incomplete',
		advice: 'An earlier deregistration did not finish: deregister the number again and then register it.',
	},
	133004: {
		kind: 'service',
		action: 'retry',
		retryable: true,
		title: 'Registration server busy',
		advice: "WhatsApp's registration server is busy: try again in a minute.",
	},
	133005: {
		kind: 'account',
		action: 'fix_account',
		title: 'PIN wrong',
		advice:
			'The two-step verification PIN is wrong: enter the right one, or set a new one in WhatsApp Manager.',
	},
	133006: {
		kind: 'account',
		action: 'fix_account',
		title: 'Phone number not verified',
		advice:
			'The business number must be verified before it is registered: ask for a code in WhatsApp Manager.',
	},
	133008: {
		kind: 'account',
		action: 'retry_later',
		title: 'Too many wrong PINs',
		advice: 'The PIN was wrong too often: wait as long as the details say and enter the right one.',
	},
	133009: {
		kind: 'account',
		action: 'retry_later',
		title: 'PIN entered too fast',
		advice: 'PINs were entered too fast one after another: wait as long as the details say and try again.',
	},
	133010: {
		kind: 'account',
		action: 'fix_account',
		fatal: true,
		title: 'Phone number not registered',
		advice:
			'The business number is not registered for the Cloud API: register it in WhatsApp Manager or with the register call.',
	},
	133015: {
		kind: 'account',
		action: 'retry_later',
		title: 'Phone number deleted just now',
		advice: 'The number was deleted a moment ago: wait five minutes and register it again.',
	},
	133016: {
		kind: 'account',
		action: 'retry_later',
		title: 'Registered too often',
		advice: 'The number was registered and deregistered too often: Meta allows it again after 72 hours.',
	},

	// Limits.
	4: {
		kind: 'rate_limited',
		action: 'retry',
		retryable: true,
		title: 'App call limit reached',
		advice: 'The Meta app has made too many calls: send more slowly, or wait until the hour is over.',
	},
	613: {
		kind: 'rate_limited',
		action: 'retry',
		retryable: true,
		title: 'Call limit reached',
		advice: 'This call was made too often: send more slowly and try again in a minute.',
	},
	80007: {
		kind: 'rate_limited',
		action: 'retry',
		retryable: true,
		title: 'Account call limit reached',
		advice: 'The WhatsApp Business Account has made too many calls: wait until the hour is over.',
	},
	130429: {
		kind: 'rate_limited',
		action: 'retry',
		retryable: true,
		title: 'Throughput reached',
		advice: 'More messages per second than the number may send: lower the sending speed and try again.',
	},
	131048: {
		kind: 'rate_limited',
		action: 'retry_later',
		title: 'Spam limit reached',
		advice:
			'Too many recipients blocked or reported earlier messages, so WhatsApp limits the number: check its quality and send less for some days.',
	},
	131049: {
		kind: 'policy',
		action: 'retry_later',
		title: 'Withheld by WhatsApp',
		advice:
			'WhatsApp held the message back because this person gets many marketing messages: wait at least 24 hours, or use another channel.',
	},
	131056: {
		kind: 'rate_limited',
		action: 'retry',
		retryable: true,
		title: 'Too many messages to this person',
		advice: 'Too many messages went to this person in a short time: leave six seconds between them.',
	},
	131064: {
		kind: 'rate_limited',
		action: 'retry_later',
		title: 'Limited after a wrong template category',
		advice:
			'Meta limits the account because templates had the wrong category: correct them and try again later.',
	},

	// The recipient.
	130472: {
		kind: 'policy',
		action: 'use_another_channel',
		title: 'Person is in an experiment of Meta',
		advice:
			'Meta withholds marketing from this person for an experiment: do not repeat it, use another channel.',
	},
	131021: {
		kind: 'request',
		action: 'fix_request',
		title: 'Recipient is the sender',
		advice: 'The business cannot write to its own number: enter another recipient.',
	},
	131026: {
		kind: 'undeliverable',
		action: 'use_another_channel',
		title: 'Message undeliverable',
		advice:
			'The number is not on WhatsApp, has not accepted its terms or uses an old version: use SMS or a call.',
	},
	131030: {
		kind: 'account',
		action: 'fix_request',
		title: 'Recipient not on the test list',
		advice:
			'A test number reaches only the recipients on its list: add this one in the Meta app dashboard, or use a real number.',
	},
	131047: {
		kind: 'window_closed',
		action: 'send_template',
		title: 'Service window closed',
		advice: 'This person last wrote more than 24 hours ago: send an approved template instead.',
	},
	131050: {
		kind: 'opted_out',
		action: 'do_not_contact',
		title: 'Person does not want marketing',
		advice: 'This person has stopped marketing messages from the business: note it and send no more of them.',
	},
	131062: {
		kind: 'request',
		action: 'fix_request',
		title: 'Message needs a phone number',
		advice:
			'This message, such as a one-time code, cannot go to a user ID: enter the phone number as recipient.',
	},
	137000: {
		kind: 'request',
		action: 'fix_request',
		title: 'Identity of the recipient has changed',
		advice:
			'The recipient has a new phone or app since the identity was noted: confirm it is the same person.',
	},

	// The request.
	100: {
		kind: 'request',
		action: 'fix_request',
		title: 'Invalid parameter',
		advice: 'Meta does not accept a value in the request: see the details, correct that field and try again.',
	},
	131008: {
		kind: 'request',
		action: 'fix_request',
		title: 'Value missing',
		advice: 'The request lacks a value that is needed: see the details, fill in that field and try again.',
	},
	131009: {
		kind: 'request',
		action: 'fix_request',
		title: 'Value not valid',
		advice:
			'A value in the request is not valid: see the details, and choose the template again if it has been changed.',
	},
	131020: {
		kind: 'request',
		action: 'fix_request',
		title: 'Group not available',
		advice: 'The group does not exist or the business is not in it: check the group ID.',
	},
	131041: {
		kind: 'request',
		action: 'fix_request',
		title: 'Group request refused',
		advice:
			'WhatsApp refused a request about a group: see the details, and check that groups are available to the account.',
	},
	131051: {
		kind: 'request',
		action: 'fix_request',
		title: 'Message type not supported',
		advice:
			'The Cloud API does not carry this type of message: ask for, or send, an ordinary text or picture.',
	},
	131059: {
		kind: 'request',
		action: 'fix_request',
		title: 'Group request refused',
		advice: 'WhatsApp refused a request about a group: see the details and check the group ID.',
	},
	135000: {
		kind: 'request',
		action: 'fix_request',
		title: 'Message not accepted',
		advice:
			'WhatsApp could not use the request and does not say why: check every value that the message has.',
	},

	// Media.
	131014: {
		kind: 'media',
		action: 'fix_request',
		title: 'Media link not readable',
		advice: 'WhatsApp could not fetch the file: check that the https link opens without signing in.',
	},
	131052: {
		kind: 'media',
		action: 'fix_request',
		title: 'Media of the sender not readable',
		advice: 'WhatsApp could not fetch the file that the person sent: ask for it to be sent once more.',
	},
	131053: {
		kind: 'media',
		action: 'fix_request',
		title: 'Media not accepted',
		advice:
			'WhatsApp could not take the file: check that the link opens without signing in, and the type and size of the file.',
	},

	// Templates.
	132000: {
		kind: 'template',
		action: 'fix_request',
		title: 'Number of variables differs',
		advice:
			"The template has more or fewer variables than were filled: choose it again and fill each one's field.",
	},
	132001: {
		kind: 'template',
		action: 'fix_request',
		title: 'Template not found',
		advice:
			'No approved template has this name and language: choose it again, and check its status in WhatsApp Manager.',
	},
	132005: {
		kind: 'template',
		action: 'fix_request',
		title: 'Text too long',
		advice: 'The template with its variables filled is too long: shorten the values.',
	},
	132007: {
		kind: 'template',
		action: 'fix_request',
		title: 'Template breaks a policy',
		advice:
			"The template's content breaks WhatsApp's policies: change it in WhatsApp Manager or use another.",
	},
	132008: {
		kind: 'template',
		action: 'fix_request',
		title: 'Format of a variable not accepted',
		advice: 'A variable has a value of the wrong form: see the details and correct that field.',
	},
	132012: {
		kind: 'template',
		action: 'fix_request',
		title: 'Variable of the wrong type',
		advice:
			'A variable is not of the type that the template wants: choose the template again and check its fields.',
	},
	132015: {
		kind: 'template',
		action: 'retry_later',
		title: 'Template paused',
		advice:
			'The template is paused for low quality: wait until Meta releases it, improve it, or use another.',
	},
	132016: {
		kind: 'template',
		action: 'fix_request',
		title: 'Template disabled',
		advice: 'The template was paused too often and is disabled for good: make a new one with other content.',
	},
	132018: {
		kind: 'template',
		action: 'fix_request',
		title: 'Variables of the template not accepted',
		advice:
			'Something about the filled variables or buttons is wrong: see the details and correct that field.',
	},
	132021: {
		kind: 'template',
		action: 'fix_request',
		title: 'Template name already taken',
		advice: 'A template with this name exists with other content: choose another name.',
	},

	// Flows.
	132068: {
		kind: 'flow',
		action: 'fix_request',
		title: 'Flow blocked',
		advice: 'Meta has blocked the Flow: set right what WhatsApp Manager shows for it, or use another Flow.',
	},
	132069: {
		kind: 'flow',
		action: 'retry_later',
		title: 'Flow throttled',
		advice:
			'The Flow has problems and may be sent only ten times an hour: correct its endpoint, and wait an hour.',
	},
	139000: {
		kind: 'flow',
		action: 'fix_account',
		title: 'Flows not allowed',
		advice:
			'The account may not create or publish Flows: verify the business and keep the quality of its numbers high.',
	},
	139001: {
		kind: 'flow',
		action: 'fix_request',
		title: 'Flow not updated',
		advice:
			'The Flow cannot be changed in its present status: see the details, or make a copy and change that.',
	},
	139002: {
		kind: 'flow',
		action: 'fix_request',
		title: 'Flow not published',
		advice: 'The Flow cannot be published yet: correct its errors and its endpoint in Flow Builder.',
	},
	139003: {
		kind: 'flow',
		action: 'fix_request',
		title: 'Flow not deprecated',
		advice: 'Only a published Flow can be deprecated: check the status of the Flow.',
	},
	139004: {
		kind: 'flow',
		action: 'fix_request',
		title: 'Flow not deleted',
		advice: 'Only a draft can be deleted: deprecate the published Flow instead.',
	},
	139006: {
		kind: 'flow',
		action: 'retry_later',
		title: 'Not enough figures',
		advice: 'The Flow was used too seldom for figures: try again when more people have answered it.',
	},

	// The service.
	1: {
		kind: 'service',
		action: 'retry',
		retryable: true,
		title: 'Unknown error at Meta',
		advice:
			'Something failed at Meta or the request is malformed: try again, and check the values if it stays.',
	},
	2: {
		kind: 'service',
		action: 'retry',
		retryable: true,
		title: 'Meta is not available',
		advice: "Meta's service is down or overloaded for the moment: try again in a minute.",
	},
	131000: {
		kind: 'service',
		action: 'retry',
		retryable: true,
		title: 'Failed at WhatsApp',
		advice:
			'Something failed at WhatsApp and it does not say what: try again, and check the values if it stays.',
	},
	131016: {
		kind: 'service',
		action: 'retry',
		retryable: true,
		title: 'WhatsApp is not available',
		advice: 'A service at WhatsApp is not available for the moment: try again in a minute.',
	},
	131057: {
		kind: 'service',
		action: 'retry',
		retryable: true,
		title: 'Number in maintenance',
		advice: 'WhatsApp is upgrading the business number, which takes about a minute: try again after it.',
	},
};
