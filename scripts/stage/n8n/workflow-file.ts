/** A workflow as n8n exports it. */
export interface WorkflowFile {
	id: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[property: string]: unknown;
}

export interface WorkflowNode {
	id: string;
	name: string;
	/** "n8n-nodes-whatsapp-flows.whatsAppStatusRouter" */
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	/** By the credential's type. n8n finds one without an id by its name when it imports the workflow. */
	credentials?: Record<string, { id: string | null; name: string }>;
	[property: string]: unknown;
}

/** A credential as `n8n export:credentials --decrypted` writes it. */
export interface CredentialFile {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}
