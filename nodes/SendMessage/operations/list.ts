import { listMessage, type ListSection } from '../../../whatsapp/messages/list';
import { parameter } from '../../shared/parameters';
import { fieldText } from '../../shared/send-text';
import { sections } from '../fields/sections';
import { body, footer, headerText } from '../fields/texts';
import type { Operation } from '../operation';

interface Sections {
	section?: { title?: unknown; rows?: { row?: Row[] } }[];
}

interface Row {
	title?: unknown;
	description?: unknown;
	id?: unknown;
}

export const list: Operation = {
	toPerson: true,
	quotes: true,
	properties: [
		headerText,
		{ ...body, description: 'Up to 4,096 characters' },
		footer,
		{
			displayName: 'Button Title',
			name: 'buttonText',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'Choose',
			description: 'The button that opens the list, up to 20 characters',
		},
		sections,
	],
	prepare(context) {
		const headerOf = parameter<string>(context, 'headerText', { fallback: '' });
		const bodyOf = parameter<string>(context, 'body');
		const footerOf = parameter<string>(context, 'footer', { fallback: '' });
		const buttonOf = parameter<string>(context, 'buttonText');
		const sectionsOf = parameter<Sections>(context, 'sections');
		return ({ index, common }) => {
			const input = {
				header: fieldText('Header', headerOf(index)),
				text: fieldText('Body text', bodyOf(index)) ?? '',
				footer: fieldText('Footer', footerOf(index)),
				buttonText: fieldText('Button text', buttonOf(index)) ?? '',
				sections: (sectionsOf(index).section ?? []).map(readSection),
			};
			return () => ({ body: listMessage(common, input) });
		};
	},
};

function readSection({ title, rows }: NonNullable<Sections['section']>[number], place: number): ListSection {
	const name = `Section ${place + 1}`;
	return {
		title: fieldText(`${name}, title`, title),
		rows: (rows?.row ?? []).map((row, index) => readRow(row, `${name}, row ${index + 1}`)),
	};
}

function readRow({ title, description, id }: Row, name: string): ListSection['rows'][number] {
	return {
		title: fieldText(`${name}, title`, title) ?? '',
		description: fieldText(`${name}, description`, description),
		id: fieldText(`${name}, id`, id),
	};
}
