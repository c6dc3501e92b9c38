import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/*
 * n8n-core reads its settings when it is loaded, and would make a folder in the user's home. So this module is imported
 * before it.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'n8n-core-'));
process.env['N8N_USER_FOLDER'] = folder;
process.env['N8N_ENCRYPTION_KEY'] = 'for-tests-only';
// Errors are asserted, not read.
process.env['N8N_LOG_LEVEL'] = 'silent';
process.once('exit', () => {
	rmSync(folder, { recursive: true, force: true });
});
