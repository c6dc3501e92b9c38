import type { Activity } from './activity';
import type { Faults } from './control-types';
import type { SpeedLimits } from './messages/limits';
import type { Settings } from './state/options';
import type { World } from './state/world';
import type { Wire } from './wire';
import type { Webhooks } from './webhooks/webhooks';

/** One running simulator: its world, which a reset replaces, and the machinery around it. */
export interface Simulation {
	readonly settings: Settings;
	/** What is under way: messages, timers, webhooks. */
	readonly activity: Activity;
	/** "http://127.0.0.1:8085", known once it listens. */
	url: string;
	world: World;
	faults: Faults;
	limits: SpeedLimits;
	readonly wire: Wire;
	readonly webhooks: Webhooks;
	/** Waits, then does; forgotten when the simulator is reset or closed. */
	later: (milliseconds: number, act: () => void) => void;
}
