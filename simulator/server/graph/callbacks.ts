import { z } from 'zod';
import { randomInt } from 'node:crypto';
import type { Simulation } from '../simulation';
import type { Override } from '../state/types';
import { callHttp } from '../webhooks/http';
import { MetaError, badParameter } from './meta-error';

/**
 * The handshake: a GET with a challenge that the receiver has to give back as it is (Meta docs: create a webhook
 * endpoint). @throws MetaError 2200 with what went wrong, as Meta reports it.
 */
export async function verifyCallback(simulation: Simulation, callback: Override): Promise<void> {
	const challenge = String(randomInt(100_000_000, 2_000_000_000));
	const url = new URL(callback.url);
	url.searchParams.set('hub.mode', 'subscribe');
	url.searchParams.set('hub.challenge', challenge);
	url.searchParams.set('hub.verify_token', callback.verifyToken);
	const started = performance.now();
	const noted = { direction: 'out' as const, method: 'GET', url: url.href };
	let answer;
	try {
		answer = await callHttp({
			method: 'GET',
			url: url.href,
			timeoutMs: simulation.settings.webhookTimeoutMs,
			signal: new AbortController().signal,
		});
	} catch (error) {
		const problem = error instanceof Error ? error.message : String(error);
		const milliseconds = Math.round(performance.now() - started);
		simulation.wire.note({ ...noted, response: problem, milliseconds });
		throw notVerified(`The URL couldn't be validated: ${problem}`);
	}
	const milliseconds = Math.round(performance.now() - started);
	simulation.wire.note({ ...noted, status: answer.status, response: answer.body, milliseconds });
	if (answer.status !== 200) {
		throw notVerified(`HTTP Status Code = ${answer.status}; HTTP Message = ${answer.statusText}`);
	}
	if (answer.body !== challenge) throw notVerified('Response does not match challenge');
}

function notVerified(reason: string): MetaError {
	return new MetaError(2200, {
		message: `(#2200) Callback verification failed with the following errors: ${reason}`,
	});
}

const overrideSchema = z.object({
	override_callback_uri: z.string().optional(),
	verify_token: z.string().optional(),
});

/**
 * Reads `override_callback_uri` and `verify_token`. undefined: none was given; null: the override is to go.
 * Meta wants https; plain http is let through because a laptop has no certificate.
 */
export function readOverride(input: unknown): Override | null | undefined {
	const parsed = overrideSchema.safeParse(asObject(input));
	if (!parsed.success) throw badParameter('Param webhook_configuration must be a JSON object.');
	const { override_callback_uri: url, verify_token: verifyToken } = parsed.data;
	if (url === undefined) return undefined;
	if (url === '') return null;
	checkCallbackUrl('override_callback_uri', url);
	if (!verifyToken) throw badParameter('The parameter verify_token is required.');
	return { url, verifyToken };
}

/** In a form, an object is JSON in a text. */
function asObject(input: unknown): unknown {
	if (typeof input !== 'string') return input ?? {};
	try {
		return JSON.parse(input) as unknown;
	} catch {
		return input;
	}
}

export function checkCallbackUrl(name: string, url: string): void {
	if (url.length > 200) throw badParameter(`Param ${name} must be at most 200 characters long.`);
	const protocol = URL.canParse(url) ? new URL(url).protocol : '';
	if (protocol !== 'https:' && protocol !== 'http:') throw badParameter(`Param ${name} is not a valid URI.`);
}

/** Meta refuses an override for an account whose webhooks the app does not receive. */
export function requireSubscription(subscribed: boolean): void {
	if (subscribed) return;
	throw badParameter(
		'Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
	);
}
