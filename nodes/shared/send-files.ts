import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../whatsapp/events/event';
import { isObject, textOf } from '../../whatsapp/json';
import { FieldError } from '../../whatsapp/field-error';
import { uploadMedia } from '../../whatsapp/graph/calls';
import { GraphError } from '../../whatsapp/graph/errors';
import type { SendItem } from './send-items';
import type { Graph } from './transport';

/** A file as readMediaReference takes it. */
interface UploadedFile {
	/** WhatsApp's id of the file. */
	id: string;
	/** Shown with documents. */
	filename?: string;
}

export interface Files {
	/**
	 * Makes of a field's value what readMediaReference takes. A link or a media id stays as it is; the name of a binary field
	 * of the item, or a file from an expression, is uploaded first.
	 *
	 * @throws FieldError when the item has no such file.
	 * @throws GraphError when WhatsApp refuses it.
	 */
	reference(item: SendItem, field: string, value: unknown): Promise<unknown>;
}

/** Uploads each file once in a run, however many items bring it. */
export function filesOf(context: IExecuteFunctions, graph: Graph): Files {
	const uploaded = new Map<string, Promise<string>>();

	async function upload(item: SendItem, field: string, name: string | IBinaryData): Promise<UploadedFile> {
		const binary = binaryOf(context, item, field, name);
		// Files in n8n's storage have an id; others are their own data. An id of WhatsApp belongs to one number.
		const key = [item.phoneNumberId, binary.mimeType, binary.id ?? binary.data].join(' ');
		const id = uploaded.get(key) ?? uploadNow(item, binary);
		uploaded.set(key, id);
		const filename = fileNameOf(binary);
		return { id: await id, ...(filename !== undefined && { filename }) };
	}

	async function uploadNow({ index, phoneNumberId }: SendItem, binary: IBinaryData): Promise<string> {
		const call = uploadMedia(phoneNumberId, {
			data: await context.helpers.getBinaryDataBuffer(index, binary),
			fileName: fileNameOf(binary) ?? 'file',
			mimeType: binary.mimeType,
		});
		const { body } = await graph.ask(call).catch(withoutDoubt);
		const id = isObject(body) ? textOf(body.id) : undefined;
		if (id === undefined) throw new FieldError('File', 'was uploaded, but WhatsApp gave no ID for it.');
		return id;
	}

	return {
		reference: (item, field, value) =>
			isBinary(value) || isFieldName(value) ? upload(item, field, value) : Promise.resolve(value),
	};
}

/** No answer to a message leaves in doubt whether it is out; no answer to an upload does not. */
function withoutDoubt(error: unknown): never {
	if (!(error instanceof GraphError) || error.status !== undefined || error.reason.fatal) throw error;
	throw new GraphError({
		...error.reason,
		title: 'The file was not uploaded',
		kind: 'media',
		action: 'retry',
		advice:
			'WhatsApp did not answer while the file was uploaded: try again, with a smaller file if it stays.',
	});
}

/** Neither a media id nor a link, nor anything with a colon that was meant as one. */
function isFieldName(value: unknown): value is string {
	return typeof value === 'string' && /\S/.test(value) && !/^\s*(?:\d+\s*$|[a-z]+:)/i.test(value);
}

/** What `{{ $binary.photo }}` gives. */
function isBinary(value: unknown): value is IBinaryData {
	const file = value as JsonObject | undefined;
	return isObject(file) && typeof file.mimeType === 'string' && typeof file.data === 'string';
}

function binaryOf(
	context: IExecuteFunctions,
	{ index }: SendItem,
	field: string,
	name: string | IBinaryData,
): IBinaryData {
	if (typeof name !== 'string') return name;
	const binary = binaryField(context, index, name.trim());
	if (binary) return binary;
	const names = Object.keys(context.getInputData()[index]?.binary ?? {});
	const has = names.length === 0 ? 'the item brings no files' : `the item has ${names.join(', ')}`;
	throw new FieldError(field, `"${name}" is neither a link, nor a media ID, nor a binary field: ${has}.`);
}

function binaryField(context: IExecuteFunctions, index: number, name: string): IBinaryData | undefined {
	try {
		return context.helpers.assertBinaryData(index, name);
	} catch {
		return undefined;
	}
}

/** The name alone: a path does not concern the recipient. */
function fileNameOf({ fileName, fileExtension }: IBinaryData): string | undefined {
	const name = fileName?.split(/[\\/]/).pop()?.trim();
	if (!name) return undefined;
	return name.includes('.') || !fileExtension ? name : `${name}.${fileExtension}`;
}
