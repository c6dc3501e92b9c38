import type { Faults } from '../control-types';

/** How a simulator behaves; every value has a default. */
export interface SimulatorOptions {
	/** 0 (default) picks a free port. */
	port?: number;
	/** Address to listen on; the default is reachable from this machine only. */
	host?: string;
	/** 'demo' (default): a small bakery with templates, Flows and customers. 'empty': the account and its number only. */
	seed?: 'demo' | 'empty';
	/** The clock, epoch milliseconds; timers always run in real time. */
	now?: () => number;
	/** Messages per second and phone number that Meta takes (default 80; Meta docs: throughput). */
	throughput?: number;
	/** A number that is not among the people has no WhatsApp (131026). Default: it is an online WhatsApp user. */
	strictPeople?: boolean;
	/** People look at each message as soon as it arrives, so that `read` follows by itself. */
	autoRead?: boolean;
	/** Milliseconds from the accepted request to `sent`, then to `delivered`, then (autoRead) to `read`. Default 0. */
	pace?: { sentMs?: number; deliveredMs?: number; readMs?: number };
	/** Repeats of a webhook that was not answered with 200. Meta goes on for days; here it ends after `attempts`. */
	retry?: { firstMs?: number; factor?: number; maxMs?: number; attempts?: number };
	/** Milliseconds that a receiver has to answer a webhook or a handshake (default 10,000). */
	webhookTimeoutMs?: number;
	/** Webhooks on their way to one receiver at the same time (default 16). */
	webhookConcurrency?: number;
	/** Entries kept of the wire, the messages and the webhooks (default 5,000 each; messages 50,000). */
	history?: { wire?: number; messages?: number; webhooks?: number };
	/** Where the app's webhooks go from the start, as if it had been set in Meta's dashboard. */
	webhook?: { url: string; verifyToken?: string };
	faults?: Faults;
}

export interface Settings {
	seed: 'demo' | 'empty';
	now: () => number;
	throughput: number;
	strictPeople: boolean;
	autoRead: boolean;
	pace: { sentMs: number; deliveredMs: number; readMs: number };
	retry: { firstMs: number; factor: number; maxMs: number; attempts: number };
	webhookTimeoutMs: number;
	webhookConcurrency: number;
	history: { wire: number; messages: number; webhooks: number };
}

export function settingsFrom(options: SimulatorOptions): Settings {
	return {
		seed: options.seed ?? 'demo',
		now: options.now ?? Date.now,
		throughput: options.throughput ?? 80,
		strictPeople: options.strictPeople ?? false,
		autoRead: options.autoRead ?? false,
		pace: { sentMs: 0, deliveredMs: 0, readMs: 0, ...options.pace },
		retry: { firstMs: 1000, factor: 2, maxMs: 60_000, attempts: 12, ...options.retry },
		webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
		webhookConcurrency: options.webhookConcurrency ?? 16,
		history: { wire: 5000, messages: 50_000, webhooks: 5000, ...options.history },
	};
}
