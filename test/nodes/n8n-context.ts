import './n8n-environment';
import { ExecutionLifecycleHooks } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	ICredentialsHelper,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { WhatsAppFlowsApi } from '../../credentials/WhatsAppFlowsApi.credentials';

/*
 * What n8n's server gives to n8n-core: node types, stored credentials, hooks. The execution itself, the contexts that nodes
 * see and the HTTP client are n8n-core's own.
 */

/** Data of the credential `whatsAppFlowsApi`; what is left out has its default. */
export type CredentialData = Record<string, string>;

const credentialType = new WhatsAppFlowsApi();

export function nodeTypesOf(types: Readonly<Record<string, INodeType>>): INodeTypes {
	const find = (name: string): INodeType => {
		const type = types[name];
		if (!type) throw new Error(`no node type ${name}`);
		return type;
	};
	return {
		getByName: (name): INodeType | IVersionedNodeType => find(name),
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version),
		getKnownTypes: (): IDataObject => ({}),
	};
}

export function additionalData(
	credential: CredentialData | undefined,
	given: { mode?: WorkflowExecuteMode; currentNodeParameters?: INodeParameters } = {},
): IWorkflowExecuteAdditionalData {
	const workflow = { id: 'test', name: 'Test', active: false, nodes: [], connections: {} };
	const dates = { createdAt: new Date(0), updatedAt: new Date(0), activeVersionId: null, isArchived: false };
	return {
		credentialsHelper: new StoredCredentials(credential),
		hooks: new ExecutionLifecycleHooks(given.mode ?? 'manual', '1', { ...workflow, ...dates }),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formBaseUrl: 'http://127.0.0.1/form',
		formTestBaseUrl: 'http://127.0.0.1/form-test',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		mcpBaseUrl: 'http://127.0.0.1/mcp',
		mcpTestBaseUrl: 'http://127.0.0.1/mcp-test',
		...(given.currentNodeParameters && { currentNodeParameters: given.currentNodeParameters }),
		// The rest of what a server offers (sub-workflows, agents, task runners); a node that asked for it would fail here.
	} as Partial<IWorkflowExecuteAdditionalData> as IWorkflowExecuteAdditionalData;
}

/** The node's own part of a workflow, with a credential if there is one. */
export function nodeOf(
	type: INodeType,
	parameters: INodeParameters,
	credential: CredentialData | undefined,
	more: Partial<INode> = {},
): INode {
	return {
		id: 'node',
		name: 'Node',
		type: type.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...(credential && { credentials: { [credentialType.name]: { id: '1', name: 'WhatsApp' } } }),
		...more,
	};
}

class StoredCredentials extends ICredentialsHelper {
	constructor(private readonly stored: CredentialData | undefined) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		if (typeof credentialType.authenticate !== 'function') throw new Error('authenticate is no function');
		return credentialType.authenticate(credentials, options);
	}

	preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		const defaults = credentialType.properties.map(({ name, default: value }) => [name, value] as const);
		return Promise.resolve({
			...(Object.fromEntries(defaults) as ICredentialDataDecryptedObject),
			...this.stored,
		});
	}

	getCredentials(): Promise<never> {
		return Promise.reject(new Error('credentials are not encrypted in tests'));
	}

	updateCredentials(): Promise<never> {
		return Promise.reject(new Error('a node must not change its credential'));
	}

	updateCredentialsOauthTokenData(): Promise<never> {
		return this.updateCredentials();
	}

	getCredentialsProperties(): INodeProperties[] {
		return credentialType.properties;
	}
}
