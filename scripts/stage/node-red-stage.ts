import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { startSimulator } from '../../simulator/server/start';
import { freePort } from './free-port';
import { type StageNodeRed, startNodeRed } from './node-red';
import { type Sms, startSmsGateway } from './sms-gateway';
import { overrideOf, type Stage } from './stage';
import { storyFlows, withAccount } from './stories';

/** A real Node-RED with the three stories, the simulator, and a stand-in for an SMS provider. */
export interface NodeRedStage extends Stage {
	nodeRed: StageNodeRed;
}

export interface NodeRedStageOptions {
	/** Node-RED's user directory; flows that an earlier visit left there stay as they are. */
	userDir: string;
	/** Where the stories write their files. */
	filesDir: string;
	/** Wished ports; another free one where it is taken, 0 for any. */
	ports: { nodeRed: number; simulator: number };
	onSms?: (sms: Sms) => void;
}

/** Puts everything up, and the webhook registered; whatever started is ended again when a part fails. */
export async function openNodeRedStage(options: NodeRedStageOptions): Promise<NodeRedStage> {
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
		// The account registers its address by itself a moment after the deploy.
		await overrideOf(simulator, (address) => address !== undefined);
		return {
			simulator,
			nodeRed,
			// All stories share the account's one webhook.
			begin: () => Promise.resolve(() => Promise.resolve()),
			press: (button) => press(nodeRed, button),
			table: (name) => ({ title: `${name}.csv`, rows: () => rowsOf(path.join(filesDir, `${name}.csv`)) }),
			sms: () => sms.sent,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function press(nodeRed: StageNodeRed, name: string): Promise<void> {
	const flows = await nodeRed.flows();
	const button = flows.find((node) => node.type === 'inject' && node['name'] === name);
	if (!button) throw new Error(`The stories have no button "${name}"`);
	await nodeRed.inject(button.id);
}

function rowsOf(file: string): Record<string, string>[] {
	return existsSync(file) ? parse(readFileSync(file, 'utf8'), { columns: true }) : [];
}
