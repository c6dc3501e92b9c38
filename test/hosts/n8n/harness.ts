import { rmSync } from 'node:fs';
import {
	type N8n,
	type N8nOptions as StageOptions,
	startN8n as startOnStage,
} from '../../../scripts/stage/n8n/n8n';
import { newFolder } from '../folders';
import { packedTarball } from './package-under-test';

export type { N8n } from '../../../scripts/stage/n8n/n8n';
export type * from '../../../scripts/stage/n8n/workflow-file';

export type N8nOptions = Pick<StageOptions, 'credentials' | 'workflows' | 'env' | 'port'>;

/** Starts a real n8n on a free port in a folder of its own, which goes when it stops. */
export async function startN8n(options: N8nOptions = {}): Promise<N8n> {
	const userFolder = newFolder('n8n');
	const remove = () => {
		rmSync(userFolder, { recursive: true, force: true });
	};
	try {
		const n8n = await startOnStage({ ...options, userFolder, tarball: packedTarball() });
		const stop = async () => {
			await n8n.stop();
			remove();
		};
		return { ...n8n, stop };
	} catch (error) {
		remove();
		throw error;
	}
}
