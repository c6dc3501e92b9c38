import './n8n-environment';
import { LoadOptionsContext } from 'n8n-core';
import { type ILoadOptionsFunctions, type INodeParameters, type INodeType, Workflow } from 'n8n-workflow';
import { additionalData, type CredentialData, nodeOf, nodeTypesOf } from './n8n-context';

/** The context in which n8n calls `listSearch` and `resourceMapping` methods while a node is being edited. */
export function loadOptionsContext(
	type: INodeType,
	parameters: INodeParameters,
	credential: CredentialData,
): ILoadOptionsFunctions {
	const node = nodeOf(type, parameters, credential);
	const nodeTypes = nodeTypesOf({ [node.type]: type });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const data = additionalData(credential, { mode: 'internal', currentNodeParameters: parameters });
	// n8n's own types differ in one optional name under exactOptionalPropertyTypes.
	return new LoadOptionsContext(workflow, node, data, '') as unknown as ILoadOptionsFunctions;
}
