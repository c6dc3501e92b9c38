import type { JsonObject } from '../../../../whatsapp/events/event';
import { describeTemplate } from '../../../../whatsapp/templates/describe';
import { readTemplate } from '../../../../whatsapp/templates/read-template';
import { chosenAccount, whenAccountIsChosen } from '../../../shared/editor/account-field';
import { type ListedTemplate, fetchTemplates } from '../../../shared/editor/account-lists';
import { bubble } from '../../../shared/editor/bubble';
import { type Choice, makePicker } from '../../../shared/editor/picker';
import { TEXT_TYPES } from '../../../shared/editor/typed-text';
import { type FieldValues, variableFields } from '../../../shared/editor/variable-fields';
import type { Properties } from '../settings';
import { kept, storedChoice, templateChoice } from './choices';
import { variableChanges, variableRows } from './rows';

export interface Dialog {
	/** The template as it stands now; empty when none is picked. */
	definition(): JsonObject;
	variables(): FieldValues;
	close(): void;
}

/** Account → template → its variables and how the message will look. */
export function prepareDialog(node: Properties & EditorNode): Dialog {
	const word = (key: string, values?: Record<string, string>) =>
		node._(`whatsapp-send-template.${key}`, values);
	let definition = node.definition;
	let listed: readonly ListedTemplate[] = [];

	const fields = variableFields($('#whatsapp-template-variables'), {
		stored: node.variables,
		requiredTitle: word('required'),
		onChange: () => {
			drawPreview();
		},
	});
	const drawPreview = () => {
		const values = fields.values();
		$('#whatsapp-template-preview')
			.empty()
			.append(bubble(readTemplate(definition), (id) => values[id]));
	};
	const drawTemplate = () => {
		const picked = Object.keys(definition).length > 0;
		$('#whatsapp-template-parts').toggle(picked);
		const rows = picked ? variableRows(readTemplate(definition), word('placeholder.optional')) : [];
		fields.show(rows);
		$('#whatsapp-template-variables-section').toggle(rows.length > 0);
		if (picked) drawPreview();
	};
	const say = (lines: readonly string[]) => {
		const note = $('#whatsapp-template-changes')
			.empty()
			.toggle(lines.length > 0);
		for (const line of lines) $('<div></div>').text(line).appendTo(note);
	};
	/** What Meta says now replaces what was kept; the user is told what that changes. */
	const compare = (chosen: Choice | undefined) => {
		const now = listed.find(({ value }) => value === chosen?.value);
		if (!now) {
			say(node.template === '' ? [] : [word('changes.missing')]);
			return;
		}
		const { added, gone } = variableChanges(
			readTemplate(definition),
			readTemplate(now.template),
			fields.values(),
		);
		definition = kept(now.template);
		say([
			...whyNot(now.template),
			...(added.length === 0 ? [] : [word('changes.added', { labels: added.join(', ') })]),
			...(gone.length === 0 ? [] : [word('changes.gone', { labels: gone.join(', ') })]),
		]);
		drawTemplate();
	};

	const picker = makePicker({
		input: $('#node-input-template'),
		stored: storedChoice(node.template, node.definition),
		load: async () => {
			listed = await fetchTemplates(chosenAccount());
			return listed.map(templateChoice);
		},
		onLoad: compare,
		onPick: ({ value }) => {
			const template = listed.find((item) => item.value === value);
			if (!template) return;
			definition = kept(template.template);
			say(whyNot(template.template));
			drawTemplate();
		},
		texts: {
			none: word('picker.none'),
			search: word('picker.search'),
			loading: word('picker.loading'),
			empty: word('picker.empty'),
			notFound: word('picker.notFound'),
			refresh: word('picker.refresh'),
		},
	});

	$('#node-input-to').typedInput({ types: TEXT_TYPES, typeField: $('#node-input-toType') });
	$('#node-input-replyTo').typedInput({ types: TEXT_TYPES, typeField: $('#node-input-replyToType') });
	$('#node-input-tracking').typedInput({
		types: [...TEXT_TYPES, 'json'],
		typeField: $('#node-input-trackingType'),
	});
	drawTemplate();
	whenAccountIsChosen(() => void picker.refresh());
	return {
		definition: () => definition,
		variables: () => fields.values(),
		close: () => {
			picker.close();
		},
	};
}

/** Nothing when it can be sent; it may be picked all the same, since a flow is often built before the approval. */
function whyNot(template: JsonObject): string[] {
	const { why } = describeTemplate(readTemplate(template));
	return why === undefined ? [] : [why];
}
