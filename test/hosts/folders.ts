import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '..', '..');

/**
 * A new folder inside the checkout's ignored .tmp, so that what is unpacked there finds the checkout's own
 * node_modules and tests need no registry.
 */
export function newFolder(name: string): string {
	const parent = path.join(ROOT, '.tmp');
	mkdirSync(parent, { recursive: true });
	return mkdtempSync(path.join(parent, `${name}-`));
}
