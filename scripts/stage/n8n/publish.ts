import type { N8n } from './n8n';

interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: { errorMessage: string | null }[];
}

/**
 * Publishes a workflow and waits until its triggers listen; n8n does so after it has answered.
 *
 * @throws Error with what n8n tells the user
 */
export async function publish(n8n: N8n, workflowId: string): Promise<void> {
	await n8n.publish(workflowId);
	const { status, problems } = await publication(n8n, workflowId);
	if (status !== 'published') throw new Error(problems);
}

export async function unpublish(n8n: N8n, workflowId: string): Promise<void> {
	await n8n.unpublish(workflowId);
	await publication(n8n, workflowId);
}

/** What became of publishing or unpublishing. n8n tries a trigger that does not start five times, which takes 15 seconds. */
export async function publication(
	n8n: N8n,
	workflowId: string,
): Promise<{ status: Publication['status']; problems: string }> {
	const end = Date.now() + 30_000;
	for (;;) {
		const path = `/rest/workflows/${workflowId}/publication-status`;
		const { status, triggers } = await n8n.rest.get<Publication>(path);
		const problems = triggers.map(({ errorMessage }) => errorMessage).join('\n');
		if (status !== 'in_progress') return { status, problems };
		if (Date.now() > end) throw new Error(`${workflowId} is still being published after 30 s`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
