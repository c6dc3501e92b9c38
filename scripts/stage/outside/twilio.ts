import type { Sms } from '../sms-gateway';
import type { Answer } from './google-sheets';

export const TWILIO = { accountSid: 'ACsunnybakery', authToken: 'twilio-token-of-the-stage' } as const;

export interface Twilio {
	sent: readonly Sms[];
	answer(method: string, url: URL, authorization: string | undefined, form: URLSearchParams): Answer;
}

/** A stand-in for Twilio's SMS: checks who asks and what is missing, with Twilio's own codes. */
export function twilio(onSms: (sms: Sms) => void = () => undefined): Twilio {
	const sent: Sms[] = [];
	const { accountSid, authToken } = TWILIO;
	const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
	return {
		sent,
		answer(method, url, authorization, form) {
			if (authorization !== expected) return refusal(401, 20003, 'Authenticate');
			const isMessages = url.pathname === `/2010-04-01/Accounts/${accountSid}/Messages.json`;
			if (method !== 'POST' || !isMessages)
				return refusal(404, 20404, 'The requested resource was not found');
			const [to, from, text] = [form.get('To'), form.get('From'), form.get('Body')];
			if (!to) return refusal(400, 21604, "A 'To' phone number is required.");
			if (!from) return refusal(400, 21603, "A 'From' phone number is required.");
			if (!text) return refusal(400, 21602, 'Message body is required.');
			sent.push({ to, text });
			onSms({ to, text });
			return { status: 201, json: { sid: `SM${sent.length}`, status: 'queued', to, from, body: text } };
		},
	};
}

function refusal(status: number, code: number, message: string): Answer {
	return { status, json: { code, message, status } };
}
