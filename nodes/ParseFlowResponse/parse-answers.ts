import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readFlowResponses, type AnswerField, type ParseOptions } from '../../whatsapp/flows/response';
import { responseRecord } from '../../whatsapp/flows/response-record';
import type { AnswerType } from '../../whatsapp/flows/typing';
import { CREDENTIAL, readAccount } from '../shared/account';
import { errorItem, nodeError } from '../shared/errors';
import { itemJson } from '../shared/items';
import { parameter } from '../shared/parameters';

/** Reads the answers to Flows in each item; a webhook with several answers gives several items. */
export async function parseAnswers(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const parsed: INodeExecutionData[] = [];
	const secrets = await secretsOf(context);
	const inputOf = inputReader(context);
	const optionsOf = optionsReader(context);
	for (const [item, { json }] of context.getInputData().entries()) {
		try {
			const answers = readFlowResponses(inputOf(item, json), { ...optionsOf(item), secrets });
			for (const record of answers.map(responseRecord)) {
				parsed.push({ json: itemJson(record), pairedItem: { item } });
			}
		} catch (error) {
			const shown = nodeError(context.getNode(), error, item);
			if (!context.continueOnFail()) throw shown;
			parsed.push(errorItem(shown, item));
		}
	}
	return parsed;
}

/** Only bodies of webhooks need them, to tell which Flow was answered; events of the trigger have been checked. */
async function secretsOf(context: IExecuteFunctions): Promise<readonly string[]> {
	if (context.getNode().credentials?.[CREDENTIAL] === undefined) return [];
	return (await readAccount(context)).secrets;
}

function inputReader(context: IExecuteFunctions): (item: number, json: object) => unknown {
	const sourceOf = parameter<string>(context, 'source');
	const valueOf = parameter<string | object>(context, 'value', { fallback: '' });
	return (item, json) => (sourceOf(item) === 'value' ? valueOf(item) : json);
}

interface FieldsParameter {
	field?: { path: string; name: string; type: AnswerType | 'asAnswered' }[];
}

type Cleaning = Pick<ParseOptions, 'cleanNames' | 'cleanOptions' | 'trim' | 'typed'>;

function optionsReader(context: IExecuteFunctions): (item: number) => ParseOptions {
	const modeOf = parameter<'whole' | 'fields'>(context, 'mode');
	const nameOf = parameter<string>(context, 'name', { fallback: '' });
	const fieldsOf = parameter<FieldsParameter>(context, 'fields', { fallback: {} });
	const cleaningOf = parameter<Cleaning>(context, 'options', { fallback: {} });
	return (item) =>
		modeOf(item) === 'whole'
			? { ...cleaningOf(item), mode: 'whole', name: nameOf(item) }
			: { ...cleaningOf(item), mode: 'fields', fields: (fieldsOf(item).field ?? []).map(answerField) };
}

function answerField({ path, name, type }: NonNullable<FieldsParameter['field']>[number]): AnswerField {
	// A field is named as its answer unless it is given another name.
	const attribute = name.trim() || path.trim().replace(/^\$\./, '');
	return { name: attribute, path, ...(type !== 'asAnswered' && { type }) };
}
