import type { StoryName } from '../stage';
import type { N8n } from './n8n';
import { publish, unpublish } from './publish';
import { workflowIds } from './stories';

const stories = Object.keys(workflowIds) as StoryName[];

/** Whether a story's workflow is published, by this program or in the editor. */
export async function isPublished(n8n: N8n, story: StoryName): Promise<boolean> {
	const path = `/rest/workflows/${workflowIds[story]}`;
	const { activeVersionId } = await n8n.rest.get<{ activeVersionId: string | null }>(path);
	return activeVersionId !== null;
}

/** Publishes a story instead of the one that is: Meta has one address for a number. @throws Error as `publish` */
export async function publishOnly(n8n: N8n, story: StoryName): Promise<void> {
	for (const other of stories) {
		if (other !== story && (await isPublished(n8n, other))) await unpublish(n8n, workflowIds[other]);
	}
	await publish(n8n, workflowIds[story]);
}
