import { mkdirSync } from 'node:fs';
import { type Simulator, startSimulator } from '../../simulator/server/start';
import { freePort } from './free-port';
import { type StageNodeRed, startNodeRed } from './node-red';
import { type Sms, type SmsGateway, startSmsGateway } from './sms-gateway';
import { storyFlows, withAccount } from './stories';

/** The simulator, the SMS stand-in, and a real Node-RED with the three stories on it. */
export interface Stage {
	simulator: Simulator;
	sms: SmsGateway;
	nodeRed: StageNodeRed;
	/** Where the stories write their files. */
	filesDir: string;
	close(): Promise<void>;
}

export interface StageOptions {
	/** Node-RED's user directory; flows that an earlier visit left there stay as they are. */
	userDir: string;
	filesDir: string;
	/** Wished ports; another free one where it is taken, 0 for any. */
	ports: { nodeRed: number; simulator: number };
	onSms?: (sms: Sms) => void;
}

/** Puts everything up, and the webhook registered; whatever started is ended again when a part fails. */
export async function openStage(options: StageOptions): Promise<Stage> {
	const { userDir, filesDir } = options;
	mkdirSync(filesDir, { recursive: true });
	const closers: (() => Promise<void>)[] = [];
	const close = async () => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const simulator = await startSimulator({ port: await freePort(options.ports.simulator), seed: 'demo' });
		closers.push(() => simulator.close());
		const sms = await startSmsGateway(0, options.onSms);
		closers.push(() => sms.close());
		const nodeRed = await startNodeRed({
			userDir,
			port: await freePort(options.ports.nodeRed),
			env: { WHATSAPP_DEMO_DIR: filesDir, SMS_GATEWAY_URL: sms.url },
		});
		closers.push(() => nodeRed.child.stop());
		const flows = nodeRed.visited ? await nodeRed.flows() : storyFlows();
		await nodeRed.deploy(withAccount(flows, { baseUrl: simulator.url, publicUrl: nodeRed.url }));
		await webhookRegistered(simulator);
		return { simulator, sms, nodeRed, filesDir, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** The account registers its address by itself a moment after the deploy; the stories need it. */
async function webhookRegistered(simulator: Simulator): Promise<void> {
	const end = Date.now() + 15_000;
	while (Date.now() < end) {
		const { phoneNumbers } = await simulator.control.state();
		if (phoneNumbers.some((number) => number.override !== undefined)) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('Node-RED did not register its webhook with the simulator within 15 s.');
}
