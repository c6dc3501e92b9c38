import { rmSync } from 'node:fs';
import { packInto, unpack } from '../../../scripts/stage/n8n/package';
import { newFolder } from '../folders';

export { PACKAGE } from '../../../scripts/stage/n8n/package';

let tarball: string | undefined;

/** The n8n package exactly as a user would download it; packed once in a test run. */
export function packedTarball(): string {
	if (tarball !== undefined) return tarball;
	const folder = newFolder('pack-n8n');
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
	tarball = packInto(folder);
	return tarball;
}

/** Unpacks it into a folder of its own. */
export function unpackInto(folder: string): void {
	unpack(packedTarball(), folder);
}
