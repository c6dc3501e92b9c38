import type { INodeProperties } from 'n8n-workflow';

const rows: INodeProperties = {
	displayName: 'Rows',
	name: 'rows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Row',
	default: { row: [{ title: '', description: '', id: '' }] },
	options: [
		{
			displayName: 'Row',
			name: 'row',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					description: 'Up to 24 characters',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'Stands small below the title, up to 72 characters',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					default: '',
					placeholder: 'same as the title',
					description: 'Comes back when the row is chosen; the title if it is empty',
				},
			],
		},
	],
};

/** What a list offers. */
export const sections: INodeProperties = {
	displayName: 'Sections',
	name: 'sections',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Section',
	default: { section: [{ title: '', rows: { row: [{ title: '', description: '', id: '' }] } }] },
	description: 'Up to ten rows in all sections together',
	options: [
		{
			displayName: 'Section',
			name: 'section',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					description: 'Needed when there is more than one section, up to 24 characters',
				},
				rows,
			],
		},
	],
};
