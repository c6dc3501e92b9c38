import type { Transport } from '../../shared/transport';
import { type OverrideTarget, registerOverride, unregisterOverride } from '../../shared/register-override';

/** What was registered for an account, kept over deploys so that a changed setting takes the old address away. */
interface Registered {
	target: OverrideTarget;
	callbackUrl: string;
	verifyToken: string;
	replaced: string | undefined;
}

const registered = new Map<string, Registered>();

/** The newest attempt of each account. A deploy's own waits for the one before, or the older address might come last. */
const attempts = new Map<string, Promise<void>>();

export interface RegistrarOptions {
	/** The config node's id. */
	id: string;
	transport: Pick<Transport, 'perform'>;
	/** undefined: nothing is to be registered, and what was is taken away. */
	wanted: { target: OverrideTarget; callbackUrl: string; verifyToken: string } | undefined;
	/** Meta's handshake cannot be answered before the HTTP server listens. */
	listening: () => boolean;
	tell: (news: RegistrationNews) => void;
	/** Milliseconds before the first attempt after a failed one; doubles up to five minutes. */
	firstPause?: number;
}

export type RegistrationNews =
	| { state: 'registering' }
	| { state: 'registered'; callbackUrl: string; replaced: string | undefined }
	| { state: 'failed'; problem: string }
	| { state: 'withdrawn'; callbackUrl: string; outcome: 'restored' | 'cleared' | 'foreign' };

const LONGEST_PAUSE = 300_000;

/**
 * Registers the address with Meta and keeps trying: after a restart the server listens later than the flows, and a
 * tunnel or a certificate may take longer still.
 * @returns the function that ends the trying, and what to do when the account is removed
 */
export function startRegistrar(options: RegistrarOptions): { stop(): void; withdraw(): Promise<void> } {
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;
	let pause = options.firstPause ?? 2_000;

	async function attempt(before?: Promise<void>): Promise<void> {
		await before;
		if (isStopped()) return;
		try {
			if (!options.listening()) {
				again(200);
				return;
			}
			await withdrawOld();
			await registerNew();
		} catch (error) {
			// Awaiting gave a deploy the time to stop this one; its successor speaks for the account now.
			if (isStopped()) return;
			options.tell({ state: 'failed', problem: error instanceof Error ? error.message : String(error) });
			again(pause);
			pause = Math.min(pause * 2, LONGEST_PAUSE);
		}
	}

	function again(milliseconds: number): void {
		if (stopped) return;
		timer = setTimeout(() => {
			running = attempt();
			attempts.set(options.id, running);
		}, milliseconds);
		timer.unref();
	}

	function isStopped(): boolean {
		return stopped;
	}

	async function withdrawOld(): Promise<void> {
		const old = registered.get(options.id);
		if (!old || (options.wanted && sameAddress(old, options.wanted))) return;
		await withdraw(old);
	}

	async function registerNew(): Promise<void> {
		const { id, wanted, transport, tell } = options;
		if (!wanted) return;
		tell({ state: 'registering' });
		const { replaced } = await registerOverride(transport.perform, wanted.target, wanted);
		registered.set(id, { ...wanted, replaced: replaced ?? registered.get(id)?.replaced });
		if (!isStopped()) tell({ state: 'registered', callbackUrl: wanted.callbackUrl, replaced });
	}

	async function withdraw(old: Registered): Promise<void> {
		const outcome = await unregisterOverride(options.transport.perform, old.target, old, old.replaced);
		registered.delete(options.id);
		options.tell({ state: 'withdrawn', callbackUrl: old.callbackUrl, outcome });
	}

	let running = attempt(attempts.get(options.id));
	attempts.set(options.id, running);
	return {
		stop: () => {
			stopped = true;
			clearTimeout(timer);
		},
		withdraw: async () => {
			// An attempt under way may still register the address.
			await running;
			const old = registered.get(options.id);
			if (!old) return;
			try {
				await withdraw(old);
			} catch (error) {
				options.tell({ state: 'failed', problem: error instanceof Error ? error.message : String(error) });
			}
		},
	};
}

function sameAddress(a: Omit<Registered, 'replaced'>, b: Omit<Registered, 'replaced'>): boolean {
	return a.callbackUrl === b.callbackUrl && JSON.stringify(a.target) === JSON.stringify(b.target);
}
