import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Child, startChild } from '../../../scripts/stage/child';
import { newFolder, ROOT } from '../folders';
import { installInto } from './package-under-test';

export type NodeRedVersion = '5' | '4.1';

/** A node of a flow file; `credentials` may stand in it, the admin API takes them apart. */
export interface FlowNode {
	id: string;
	type: string;
	[property: string]: unknown;
}

export interface NodeRedOptions {
	/** Which real Node-RED; the newest by default. */
	version?: NodeRedVersion;
	/** Entries of Node-RED's settings file, JSON values only. */
	settings?: Record<string, unknown>;
	env?: Record<string, string>;
	/** Files to lie in the user directory before the start: path → text. Nodes of a test go to "nodes/…". */
	files?: Record<string, string>;
}

export interface NodeRed {
	/** Where httpNode answers, without a trailing slash, httpNodeRoot included. */
	nodeUrl: string;
	/** Where the editor and the admin API answer, httpAdminRoot included. */
	adminUrl: string;
	userDir: string;
	child: Child;
	/** Deploys in full and waits until the flows run. */
	deploy(flows: readonly FlowNode[]): Promise<void>;
	/** Ends it and removes its folder. */
	stop(): Promise<void>;
}

/** Starts a real Node-RED on a free port, with the packed package installed as a user's. */
export async function startNodeRed(options: NodeRedOptions = {}): Promise<NodeRed> {
	const userDir = newFolder('node-red');
	installInto(userDir);
	const settings = {
		flowFile: 'flows.json',
		credentialSecret: 'for-tests-only',
		...quiet,
		...options.settings,
	};
	writeFileSync(
		path.join(userDir, 'settings.js'),
		`module.exports = ${JSON.stringify(settings, null, 2)};\n`,
	);
	for (const [name, text] of Object.entries(options.files ?? {})) {
		const file = path.join(userDir, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	const program = path.join(
		ROOT,
		'node_modules',
		options.version === '4.1' ? 'node-red-4' : 'node-red',
		'red.js',
	);
	const child = startChild(
		process.execPath,
		[program, '--userDir', userDir, '--settings', path.join(userDir, 'settings.js')],
		{
			cwd: userDir,
			env: options.env ?? {},
		},
	);
	// Without an editor Node-RED names no address with a path, so the roots are put on here.
	const [, origin = ''] = await child.waitFor(/Server now running at (http:\/\/[\d.]+:\d+)/);
	await child.waitFor(/Started flows|Stopped flows|No flows/i);
	const adminUrl = origin + root(options.settings?.['httpAdminRoot']);
	return {
		nodeUrl: origin + root(options.settings?.['httpNodeRoot']),
		adminUrl,
		userDir,
		child,
		deploy: async (flows) => {
			const after = child.log().length;
			await postFlows(adminUrl, flows);
			await child.waitFor(/Started flows/, { after });
		},
		stop: async () => {
			await child.stop();
			rmSync(userDir, { recursive: true, force: true });
		},
	};
}

/** Loopback only, any free port, nothing that asks the internet or a person. */
const quiet = {
	uiHost: '127.0.0.1',
	uiPort: 0,
	telemetry: { enabled: false, updateNotification: false },
	editorTheme: { tours: false, palette: { catalogues: [] } },
	logging: { console: { level: 'info', metrics: false, audit: false } },
};

function root(setting: unknown): string {
	return typeof setting === 'string' ? setting.replace(/\/$/, '') : '';
}

async function postFlows(adminUrl: string, flows: readonly FlowNode[]): Promise<void> {
	const answer = await fetch(`${adminUrl}/flows`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'Node-RED-API-Version': 'v1',
			'Node-RED-Deployment-Type': 'full',
		},
		body: JSON.stringify(flows),
	});
	if (!answer.ok) throw new Error(`Node-RED refused the flows: ${answer.status} ${await answer.text()}`);
}
