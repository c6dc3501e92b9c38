import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Child, startChild } from './child';
import type { FlowNode } from './stories';

export interface StageNodeRed {
	url: string;
	/** All nodes that are deployed. */
	flows(): Promise<FlowNode[]>;
	/** Deploys in full and waits until the flows run. */
	deploy(flows: readonly FlowNode[]): Promise<void>;
	/** Presses the button of an inject node. */
	inject(id: string): Promise<void>;
	/** True where an earlier visit left its flows. */
	visited: boolean;
	child: Child;
}

const root = path.resolve(__dirname, '..', '..');

/**
 * Starts the real Node-RED of this checkout. It finds the package as a workspace of the checkout, so there is nothing
 * to install.
 */
export async function startNodeRed(options: {
	userDir: string;
	port: number;
	env: Record<string, string>;
}): Promise<StageNodeRed> {
	const { userDir, port, env } = options;
	mkdirSync(userDir, { recursive: true });
	const visited = existsSync(path.join(userDir, 'flows.json'));
	const settings = {
		flowFile: 'flows.json',
		uiHost: '127.0.0.1',
		uiPort: port,
		// The only secrets in here are the simulator's, which are public; a fixed key lets a later visit read them.
		credentialSecret: 'simulator',
		telemetry: { enabled: false, updateNotification: false },
		editorTheme: { tours: false, header: { title: 'WhatsApp Flows' } },
	};
	writeFileSync(
		path.join(userDir, 'settings.js'),
		`module.exports = ${JSON.stringify(settings, null, 2)};\n`,
	);
	const program = path.join(root, 'node_modules', 'node-red', 'red.js');
	const child = startChild(
		process.execPath,
		[program, '--userDir', userDir, '--settings', path.join(userDir, 'settings.js')],
		{ cwd: userDir, env },
	);
	await child.waitFor(/Started flows|Stopped flows/);
	const url = `http://127.0.0.1:${port}`;
	return {
		url,
		visited,
		child,
		flows: async () => (await ask(`${url}/flows`, { method: 'GET' })) as FlowNode[],
		deploy: async (flows) => {
			const after = child.log().length;
			await ask(`${url}/flows`, { method: 'POST', body: JSON.stringify(flows) });
			await child.waitFor(/Started flows/, { after });
		},
		inject: async (id) => {
			await ask(`${url}/inject/${id}`, { method: 'POST', body: '{}' });
		},
	};
}

async function ask(url: string, request: RequestInit): Promise<unknown> {
	const answer = await fetch(url, { ...request, headers: { 'Content-Type': 'application/json' } });
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${request.method ?? 'GET'} ${url}: ${answer.status} ${text}`);
	return answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : text;
}
