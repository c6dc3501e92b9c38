import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from '../../n8n-install';
import { type Child, startChild } from '../child';
import { freePort } from '../free-port';
import { type Execution, executionIds, finishedExecution } from './executions';
import { installPackage } from './package';
import { type Rest, signInAsOwner } from './rest';
import type { CredentialFile, WorkflowFile } from './workflow-file';

export interface N8nOptions {
	/** Where n8n keeps everything; what an earlier start left there is found again. */
	userFolder: string;
	/** The packed package. */
	tarball: string;
	/** Taken as it is; any free one where it is absent. */
	port?: number;
	/** Imported before the start, as a user would on the command line. */
	credentials?: readonly CredentialFile[];
	workflows?: readonly WorkflowFile[];
	env?: Record<string, string>;
}

export interface N8n {
	/** Where the editor, the REST API and webhooks answer, without a trailing slash. */
	url: string;
	userFolder: string;
	/** What it was started with; a worker beside it needs the same. */
	env: Readonly<Record<string, string>>;
	rest: Rest;
	child: Child;
	/** Makes a workflow's newest version the one that runs, as the Publish button does; its triggers listen then. */
	publish(workflowId: string): Promise<void>;
	unpublish(workflowId: string): Promise<void>;
	/** Runs a workflow from one of its triggers by hand, "Manual Trigger" by default, and waits for the end. */
	execute(workflowId: string, trigger?: string): Promise<Execution>;
	/** Waits until a workflow has run as often as `count`, and for the end of these runs. */
	executions(workflowId: string, count: number, timeout?: number): Promise<Execution[]>;
	log: () => string;
	stop(): Promise<void>;
}

/** Starts a real n8n on loopback, with the packed package installed as a user's community package. */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	const { userFolder } = options;
	const program = await installN8n();
	installPackage(options.tarball, userFolder);
	const port = options.port ?? (await freePort(0));
	const env = {
		...quiet,
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort(0)),
		...options.env,
	};
	await importFiles(program, env, 'credentials', options.credentials);
	await importFiles(program, env, 'workflow', options.workflows);
	const child = startChild(process.execPath, [program, 'start'], { cwd: userFolder, env });
	const url = `http://127.0.0.1:${port}`;
	try {
		await child.waitFor(/Editor is now accessible/, { timeout: 90_000 });
		await ready(url);
		const rest = await signInAsOwner(url);
		return {
			url,
			userFolder,
			env,
			rest,
			child,
			...workflowActions(rest),
			log: () => child.log(),
			stop: () => child.stop(),
		};
	} catch (error) {
		await child.stop();
		throw error;
	}
}

/** Loopback only, nothing that asks the internet, a license server or a person. */
const quiet = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_PROTOCOL: 'http',
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	// It would fetch a list from n8n's server at every start.
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_ENCRYPTION_KEY: 'for-tests-only',
	N8N_LOG_LEVEL: 'info',
	DB_TYPE: 'sqlite',
} as const;

async function importFiles(
	program: string,
	env: Record<string, string>,
	kind: 'credentials' | 'workflow',
	files: readonly object[] = [],
): Promise<void> {
	if (files.length === 0) return;
	const parent = env['N8N_USER_FOLDER'] ?? '';
	mkdirSync(parent, { recursive: true });
	const folder = mkdtempSync(path.join(parent, 'import-'));
	const input = path.join(folder, `${kind}.json`);
	writeFileSync(input, JSON.stringify(files));
	const { stdout, stderr } = await promisify(execFile)(
		process.execPath,
		[program, `import:${kind}`, `--input=${input}`],
		{ env: { ...process.env, ...env }, timeout: 120_000 },
	);
	rmSync(folder, { recursive: true, force: true });
	// A failed import ends with the exit code of success.
	if (!/Successfully imported/.test(stdout))
		throw new Error(`n8n did not import the ${kind}:\n${stdout}${stderr}`);
}

async function ready(url: string): Promise<void> {
	for (let tries = 0; tries < 300; tries += 1) {
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok === true) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('n8n does not become ready');
}

function workflowActions(rest: Rest): Pick<N8n, 'publish' | 'unpublish' | 'execute' | 'executions'> {
	return {
		publish: async (id) => {
			const { versionId } = await rest.get<{ versionId: string }>(`/rest/workflows/${id}`);
			await rest.post(`/rest/workflows/${id}/activate`, { versionId });
		},
		unpublish: async (id) => {
			await rest.post(`/rest/workflows/${id}/deactivate`, {});
		},
		execute: async (id, trigger = 'Manual Trigger') => {
			const body = { triggerToStartFrom: { name: trigger } };
			const { executionId } = await rest.post<{ executionId: string }>(`/rest/workflows/${id}/run`, body);
			return finishedExecution(rest, executionId);
		},
		executions: async (id, count, timeout = 30_000) => {
			const end = Date.now() + timeout;
			for (;;) {
				const ids = await executionIds(rest, id);
				if (ids.length >= count) return Promise.all(ids.map((one) => finishedExecution(rest, one)));
				if (Date.now() > end) {
					throw new Error(`workflow ${id} ran ${ids.length} and not ${count} times in ${timeout / 1000} s`);
				}
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		},
	};
}
