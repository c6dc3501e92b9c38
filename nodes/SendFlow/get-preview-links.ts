import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type FlowPreview, readFlowPreview } from '../../whatsapp/flows/preview';
import { flowPreview } from '../../whatsapp/graph/calls';
import { errorItem, nodeError } from '../shared/errors';
import { itemJson } from '../shared/items';
import { parameter } from '../shared/parameters';
import { type Graph, openGraph } from '../shared/transport';

/** Gives each item the link of its Flow, by the first output; each Flow is asked for once. */
export async function getPreviewLinks(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const links: INodeExecutionData[] = [];
	const failed: INodeExecutionData[] = [];
	const flowOf = parameter<string | number>(context, 'flow', { extractValue: true });
	const linkOf = linkReader(() => openGraph(context));
	for (const item of context.getInputData().keys()) {
		try {
			links.push({ json: itemJson(await linkOf(String(flowOf(item)))), pairedItem: { item } });
		} catch (error) {
			const shown = nodeError(context.getNode(), error, item);
			if (!context.continueOnFail()) throw shown;
			failed.push(errorItem(shown, item));
		}
	}
	return [links, failed];
}

function linkReader(open: () => Promise<Graph>): (flowId: string) => Promise<FlowPreview> {
	const known = new Map<string, Promise<FlowPreview>>();
	return (flowId) => {
		const link = known.get(flowId) ?? read(flowId);
		known.set(flowId, link);
		return link;
	};

	async function read(flowId: string): Promise<FlowPreview> {
		const graph = await open();
		return readFlowPreview((await graph.ask(flowPreview(flowId))).body);
	}
}
