import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { entryScreens, type ScreenField } from '../../whatsapp/flows/flow-json';
import {
	templateVariables,
	type TemplateVariable,
	type VariableKind,
} from '../../whatsapp/templates/variables';
import { nodeError } from './errors';
import { findTemplate, readFlowJson } from './lookup';
import { chosen } from './parameters';
import { openGraph } from './transport';

/*
 * The fields behind resource mappers. Their ids are stored in users' workflows: for a template's variables they are the
 * domain's own ("body.first_name"), for a screen the names in the Flow's JSON.
 */

/** The variables of the template in the node's parameter `template`. */
export async function templateVariableFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const key = chosen(this, 'template');
		if (key === undefined)
			return { fields: [], emptyFieldsNotice: 'Choose a template to see its variables.' };
		const template = await findTemplate(await openGraph(this), key);
		const fields = templateVariables(template).map(variableField);
		return { fields, emptyFieldsNotice: `The template "${template.name}" has no variables.` };
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

/** The data of the screen in the node's parameter `screen`; of the Flow's first one where none is chosen. */
export async function screenDataFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const flowId = chosen(this, 'flow');
		if (flowId === undefined)
			return { fields: [], emptyFieldsNotice: 'Choose a Flow to see what its first screen takes.' };
		const screens = entryScreens(await readFlowJson(await openGraph(this), flowId));
		const id = chosen(this, 'screen');
		const screen = id === undefined ? screens[0] : screens.find((entry) => entry.id === id);
		const notice = screen
			? `The screen ${screen.id} takes no data.`
			: `The Flow cannot be opened at the screen ${id ?? ''}.`;
		return { fields: (screen?.fields ?? []).map(screenField), emptyFieldsNotice: notice };
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

/** Which input n8n shows; text where it is not listed. n8n converts what a user types before the node sees it. */
const inputs: Partial<Record<VariableKind, FieldType>> = {
	location_latitude: 'number',
	location_longitude: 'number',
	minutes: 'number',
	time: 'dateTime',
	flow_data: 'object',
	order: 'object',
	product_sections: 'array',
};

function variableField(variable: TemplateVariable): ResourceMapperField {
	return {
		...common,
		id: variable.id,
		displayName: withExample(variable.label, variable.example),
		type: inputs[variable.kind] ?? 'string',
		required: variable.required,
		// What can be left out waits under "Add field", so that a template shows only what it needs.
		removed: !variable.required,
	};
}

function screenField({ name, type, example }: ScreenField): ResourceMapperField {
	const shown = typeof example === 'string' || typeof example === 'number' ? String(example) : undefined;
	return { ...common, id: name, displayName: withExample(name, shown), type, required: false };
}

const common = { display: true, defaultMatch: false, canBeUsedToMatch: false } as const;

/** Longer than this, an example hides its label. */
const longestExample = 40;

/** The mapper has no place for an example of its own; as a default value it could go out to a customer. */
function withExample(label: string, example: string | undefined): string {
	if (example === undefined || example === '') return label;
	const shown = example.length > longestExample ? `${example.slice(0, longestExample - 1)}…` : example;
	return `${label} (e.g. ${shown})`;
}
