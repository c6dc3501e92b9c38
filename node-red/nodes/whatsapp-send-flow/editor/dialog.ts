import { chosenAccount, whenAccountIsChosen } from '../../../shared/editor/account-field';
import { type ListedFlow, fetchFlowPreview, fetchFlows } from '../../../shared/editor/account-lists';
import { addCheckboxStyle } from '../../../shared/editor/checkbox-look';
import { type Choice, makePicker } from '../../../shared/editor/picker';
import { addStyle } from '../../../shared/editor/style';
import type { FieldValues } from '../../../shared/editor/variable-fields';
import type { Properties } from '../settings';
import { prepareFirstScreen } from './first-screen';
import { prepareMessage } from './message';
import { pickerTexts } from './words';

export interface Dialog {
	flowLabel(): string;
	data(): FieldValues;
	close(): void;
}

/** Account → Flow → message, first screen and what goes along; or only the link that plays the Flow. */
export function prepareDialog(node: Properties & EditorNode): Dialog {
	addCheckboxStyle();
	addStyle('whatsapp-flow-style', style);
	prepareMessage();
	const screens = prepareFirstScreen(node);
	const flowField = $('#node-input-flow');
	const draftBox = $('#node-input-draft');
	let flows: readonly ListedFlow[] = [];
	let label = node.flowLabel;

	const flowOf = (id: unknown) => flows.find(({ value }) => value === id);
	const showDraft = () => {
		const draft = flowOf(flowField.val())?.draft ?? false;
		$('#whatsapp-flow-draft').toggle(draft || draftBox.prop('checked') === true);
	};
	const showOperation = () => {
		const send = $('#node-input-operation').val() === 'send';
		$('#whatsapp-flow-message').toggle(send);
	};

	const picker = makePicker({
		input: flowField,
		stored: node.flow === '' ? undefined : { value: node.flow, label: node.flowLabel || node.flow },
		typed: true,
		load: async () => {
			flows = await fetchFlows(chosenAccount());
			return flows.map(flowChoice);
		},
		onLoad: showDraft,
		onPick: (choice) => {
			label = choice.label;
			// A draft goes out in draft mode only, and a published Flow should not go out as its draft by oversight.
			draftBox.prop('checked', flowOf(choice.value)?.draft ?? false);
			showDraft();
			screens.flowChanged(chosenAccount(), choice.value);
			$('#whatsapp-flow-play').show();
		},
		texts: pickerTexts(node, 'flowPicker'),
	});

	$('#node-input-operation').on('change', showOperation);
	$('#whatsapp-flow-play')
		.toggle(node.flow !== '')
		.find('button')
		.on('click', () => void playFlow(String(flowField.val() ?? '')));
	showOperation();
	showDraft();
	whenAccountIsChosen((account) => {
		void picker.refresh();
		screens.flowChanged(account, String(flowField.val() ?? ''));
	});
	return {
		flowLabel: () => label,
		data: () => screens.data(),
		close: () => {
			picker.close();
			screens.close();
		},
	};
}

function flowChoice({ value, label, draft, why }: ListedFlow): Choice {
	return {
		value,
		label,
		tags: [value],
		...(why !== undefined && { mark: draft ? 'draft' : '!', warning: why }),
	};
}

/** Opens Meta's own player in a new window; opened at once, since browsers only let a click do that. */
async function playFlow(flowId: string): Promise<void> {
	const problem = $('#whatsapp-flow-play .whatsapp-flow-problem').text('');
	const page = window.open('', '_blank');
	try {
		const address = await fetchFlowPreview(chosenAccount(), flowId);
		if (!/^https?:\/\//i.test(address)) throw new Error(address);
		if (page) {
			page.opener = null;
			page.location.href = address;
		}
	} catch (error) {
		page?.close();
		problem.text(error instanceof Error ? error.message : String(error));
	}
}

const style = `
.whatsapp-flow-indented { margin-left: 104px; }
.whatsapp-flow-problem { font-size: 12px; color: var(--red-ui-text-color-error); }
`;
