import type { Operation } from './operation';
import { list } from './operations/list';
import { location } from './operations/location';
import { media } from './operations/media';
import { reaction } from './operations/reaction';
import { read } from './operations/read';
import { replyButtons } from './operations/reply-buttons';
import { text } from './operations/text';

export const operations = {
	list,
	location,
	media,
	reaction,
	read,
	replyButtons,
	text,
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

export const operationNames = Object.keys(operations) as OperationName[];
