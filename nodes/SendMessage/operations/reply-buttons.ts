import { replyButtonsMessage } from '../../../whatsapp/messages/buttons';
import type { Header } from '../../../whatsapp/messages/interactive';
import { parameter } from '../../shared/parameters';
import { fieldText } from '../../shared/send-text';
import { file } from '../fields/file';
import { body, footer, headerText } from '../fields/texts';
import type { Operation } from '../operation';

interface Buttons {
	button?: { title?: unknown; id?: unknown }[];
}

const mediaTypes = ['image', 'video', 'document'] as const;

export const replyButtons: Operation = {
	toPerson: true,
	quotes: true,
	properties: [
		{
			displayName: 'Header Type',
			name: 'headerType',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Document', value: 'document' },
				{ name: 'Image', value: 'image' },
				{ name: 'None', value: 'none' },
				{ name: 'Text', value: 'text' },
				{ name: 'Video', value: 'video' },
			],
			default: 'none',
		},
		{ ...headerText, displayOptions: { show: { headerType: ['text'] } } },
		file({
			displayName: 'Header File',
			name: 'headerMedia',
			displayOptions: { show: { headerType: [...mediaTypes] } },
		}),
		{ ...body, description: 'Up to 1,024 characters' },
		footer,
		{
			displayName: 'Buttons',
			name: 'buttons',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true, maxValue: 3 },
			placeholder: 'Add Button',
			default: { button: [{ title: '', id: '' }] },
			description: 'One to three',
			options: [
				{
					displayName: 'Button',
					name: 'button',
					values: [
						{
							displayName: 'Title',
							name: 'title',
							type: 'string',
							default: '',
							placeholder: 'Yes',
							description: 'Up to 20 characters',
						},
						{
							displayName: 'ID',
							name: 'id',
							type: 'string',
							default: '',
							placeholder: 'same as the title',
							description: 'Comes back when the button is tapped; the title if it is empty',
						},
					],
				},
			],
		},
	],
	prepare(context, { files }) {
		const headerTypeOf = parameter<Header['type'] | 'none'>(context, 'headerType');
		const headerTextOf = parameter<string>(context, 'headerText', { fallback: '' });
		const headerMediaOf = parameter<string | object>(context, 'headerMedia', {
			fallback: '',
			extractValue: true,
		});
		const bodyOf = parameter<string>(context, 'body');
		const footerOf = parameter<string>(context, 'footer', { fallback: '' });
		const buttonsOf = parameter<Buttons>(context, 'buttons');
		return (item) => {
			const { index, common } = item;
			const type = headerTypeOf(index);
			const text = fieldText('Body text', bodyOf(index)) ?? '';
			const footerText = fieldText('Footer', footerOf(index));
			const buttons = (buttonsOf(index).button ?? []).map(readButton);
			const headerOf = headerReader();
			return async () => ({
				body: replyButtonsMessage(common, { text, header: await headerOf(), footer: footerText, buttons }),
			});

			function headerReader(): () => Promise<Header | undefined> {
				if (type === 'none') return () => Promise.resolve(undefined);
				if (type === 'text') {
					const given = fieldText('Header', headerTextOf(index)) ?? '';
					return () => Promise.resolve({ type, text: given });
				}
				const given = headerMediaOf(index);
				return async () => ({ type, media: await files.reference(item, 'Header', given) });
			}
		};
	},
};

function readButton({ title, id }: { title?: unknown; id?: unknown }, place: number) {
	const name = `Button ${place + 1}`;
	return { title: fieldText(`${name}, title`, title) ?? '', id: fieldText(`${name}, id`, id) };
}
