import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from '../activity';
import type { WebhookView } from '../control-types';
import type { Simulation } from '../simulation';
import { metaJson, signature, webhookBody } from './body';
import { Collector } from './collector';
import { WebhookHistory } from './history';
import { callHttp } from './http';
import { receiverOf } from './receiver';
import { Lanes, Slots } from './slots';
import type { Update } from './updates';

export interface Webhooks {
	emit: (update: Update) => void;
	/** What was sent, oldest first, and first of all what was never accepted. */
	list: () => WebhookView[];
	count: () => number;
	/** Forgets everything, also what is on its way. */
	clear: () => void;
}

/** The side of Meta that calls businesses: signs, batches, repeats, reorders, retries. */
export function createWebhooks(simulation: () => Simulation, activity: Activity): Webhooks {
	let stop = new AbortController();
	let history: WebhookHistory | undefined;
	let slots = new Map<string, Slots>();
	let lanes = new Lanes();
	const collector = new Collector(simulation, dispatch);

	function kept(): WebhookHistory {
		return (history ??= new WebhookHistory(simulation().settings.history.webhooks));
	}

	/** First attempts follow each other per person; repeats and retries go their own way, as Meta's do. */
	function dispatch(url: string, updates: readonly Update[]): void {
		const { faults, settings } = simulation();
		const view = kept().add(url, updates, webhookBody(updates, settings.now()), 'waiting');
		const body = metaJson(view.body);
		const { signal } = stop;
		const lane = updates.length === 1 ? `${url} ${updates[0]?.lane ?? ''}` : url;
		const first = async () => {
			if (faults.webhookLatencyMs) await wait(faults.webhookLatencyMs, signal);
			const accepted = await attempt(view, body, signal);
			if (!accepted) void activity.track(retry(view, body, signal));
			for (let copy = 0; copy < (faults.repeat ?? 0); copy += 1) {
				void activity.track(attempt(view, body, signal));
			}
		};
		void activity.track(lanes.run(lane, first));
	}

	async function retry(view: WebhookView, body: string, signal: AbortSignal): Promise<void> {
		const { firstMs, factor, maxMs, attempts } = simulation().settings.retry;
		let delay = firstMs;
		for (let made = 1; made < attempts; made += 1) {
			view.state = 'retrying';
			await wait(delay, signal);
			if (signal.aborted || (await attempt(view, body, signal))) return;
			delay = Math.min(maxMs, delay * factor);
		}
		view.state = 'given_up';
	}

	/** True when the receiver answered 200; anything else, redirects too, counts as not delivered. */
	function attempt(view: WebhookView, body: string, signal: AbortSignal): Promise<boolean> {
		let lane = slots.get(view.url);
		if (!lane) slots.set(view.url, (lane = new Slots(simulation().settings.webhookConcurrency)));
		return lane.run(() => (signal.aborted ? Promise.resolve(false) : post(view, body, signal)));
	}

	async function post(view: WebhookView, body: string, signal: AbortSignal): Promise<boolean> {
		const { settings, world, wire } = simulation();
		const time = new Date(settings.now()).toISOString();
		const started = performance.now();
		const noted = { direction: 'out' as const, method: 'POST', url: view.url, request: view.body };
		const milliseconds = () => Math.round(performance.now() - started);
		try {
			const { status, body: response } = await callHttp({
				method: 'POST',
				url: view.url,
				headers: {
					'content-type': 'application/json',
					'x-hub-signature-256': signature(body, world.app.secret),
				},
				body,
				timeoutMs: settings.webhookTimeoutMs,
				signal,
			});
			view.attempts.push({ time, status, milliseconds: milliseconds() });
			wire.note({ ...noted, status, response, milliseconds: milliseconds() });
			if (status === 200) view.state = 'accepted';
			return status === 200;
		} catch (error) {
			const problem = error instanceof Error ? error.message : String(error);
			view.attempts.push({ time, problem, milliseconds: milliseconds() });
			wire.note({ ...noted, response: problem, milliseconds: milliseconds() });
			return false;
		}
	}

	return {
		emit(update) {
			const { world, settings } = simulation();
			const receiver = receiverOf(world, update);
			if (receiver) collector.add(receiver.url, update);
			else kept().add('', [update], webhookBody([update], settings.now()), 'no_receiver');
		},
		list: () => kept().list(),
		count: () => kept().size,
		clear() {
			stop.abort();
			stop = new AbortController();
			collector.clear();
			history = undefined;
			slots = new Map();
			lanes = new Lanes();
		},
	};
}

/** A pause that an abort ends early and without an error. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
	await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
