import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Prepare, SendTools } from '../shared/send-items';

/** One kind of message that can be sent. */
export interface Operation {
	/** Its own fields; the others are in ./properties. */
	properties: INodeProperties[];
	/** How its fields become a message. */
	prepare: (context: IExecuteFunctions, tools: SendTools) => Prepare;
	/** Goes to a person; a read receipt goes to a message. */
	toPerson: boolean;
	/** May stand under a message that it answers. */
	quotes: boolean;
}
